using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>
/// One card's text at a client that types in it (rule T9), as <c>api/web/src/text/draft.ts</c> is in the browser: what the
/// server has told so far, at most one operation in flight, and what was typed since. Never changed; every method gives the next one.
/// </summary>
public sealed record TextDraft
{
    private readonly TextTransform _transform;

    private TextDraft(string confirmed, TextTransform transform)
    {
        Confirmed = Text = confirmed;
        _transform = transform;
    }

    /// <summary>The text at the server, as far as it was told here.</summary>
    public string Confirmed { get; private init; }

    /// <summary>The text as its person sees it: the server's, then what is in flight, then the buffer.</summary>
    public string Text { get; private init; }

    /// <summary>What was sent and has no answer yet, as it is on <see cref="Confirmed"/>; null when nothing is.</summary>
    public TextOperation? InFlight { get; private init; }

    /// <summary>What was typed and is not sent yet, as it is after what is in flight; null when nothing is.</summary>
    public TextOperation? Buffer { get; private init; }

    /// <summary>A card that is begun with, as the server has it.</summary>
    /// <param name="confirmed">Its text.</param>
    /// <param name="transform">Another transform than the right one, to see that a wrong one is noticed.</param>
    public static TextDraft Of(string confirmed, TextTransform? transform = null) =>
        new(confirmed, transform ?? ((operation, other, precedence) => operation.Transform(other, precedence)));

    /// <summary>Its person changes what is shown.</summary>
    /// <exception cref="ArgumentException">The operation does not fit what is shown.</exception>
    public TextDraft Edit(TextOperation operation) =>
        this with { Text = operation.Apply(Text), Buffer = Something((Buffer ?? TextOperation.Nothing).Compose(operation)) };

    /// <summary>The buffer goes in flight; null when there is nothing to send or the last one has no answer yet.</summary>
    public (TextDraft Draft, TextOperation Operation)? Send() =>
        InFlight is null && Buffer is { } operation ? (this with { InFlight = operation, Buffer = null }, operation) : null;

    /// <summary>The server stored what is in flight.</summary>
    /// <param name="stored">As the server has it, when that is told; it is the same as here.</param>
    /// <exception cref="InvalidOperationException">It is not the same, or nothing is in flight.</exception>
    public TextDraft Acknowledged(TextOperation? stored = null) =>
        stored is null || stored.Equals(Awaited())
            ? this with { Confirmed = Awaited().Apply(Confirmed), InFlight = null }
            : throw new InvalidOperationException($"The server stored [{stored}]; in flight here is [{InFlight}].");

    /// <summary>The server will not have what is in flight: it is taken back, and what was typed since stays.</summary>
    /// <returns>The draft, the operation on what was shown, and all that was in flight to be inserted.</returns>
    /// <exception cref="InvalidOperationException">Nothing is in flight.</exception>
    public (TextDraft Draft, TextOperation Shown, string Typed) Refused()
    {
        var undo = Awaited().Invert(Confirmed);
        var buffer = Buffer ?? TextOperation.Nothing;
        var shown = undo.Transform(buffer, TextPrecedence.Earlier);
        var draft = this with { Text = shown.Apply(Text), InFlight = null, Buffer = Something(buffer.Transform(undo, TextPrecedence.Later)) };
        return (draft, shown, string.Concat(Awaited().Components.Select(component => component.Inserted)));
    }

    /// <summary>What is in flight was certainly not stored and is to be sent again as a new command, together with what was typed since.</summary>
    /// <exception cref="InvalidOperationException">Nothing is in flight.</exception>
    public TextDraft ReturnToBuffer() =>
        this with { InFlight = null, Buffer = Something(Awaited().Compose(Buffer ?? TextOperation.Nothing)) };

    /// <summary>Someone else's operation, as the server stored it after all that is confirmed here.</summary>
    /// <returns>The draft, and the operation on what was shown.</returns>
    /// <exception cref="ArgumentException">It does not fit <see cref="Confirmed"/>.</exception>
    public (TextDraft Draft, TextOperation Shown) Remote(TextOperation operation)
    {
        var buffer = Buffer ?? TextOperation.Nothing;
        var afterInFlight = _transform(operation, InFlight ?? TextOperation.Nothing, TextPrecedence.Earlier);
        var shown = _transform(afterInFlight, buffer, TextPrecedence.Earlier);
        var draft = this with
        {
            Confirmed = operation.Apply(Confirmed),
            Text = shown.Apply(Text),
            // It may have become nothing; it still is a command that gets its answer.
            InFlight = InFlight is null ? null : _transform(InFlight, operation, TextPrecedence.Later),
            Buffer = Something(_transform(buffer, afterInFlight, TextPrecedence.Later)),
        };
        return (draft, shown);
    }

    private static TextOperation? Something(TextOperation operation) => operation.IsNothing ? null : operation;

    private TextOperation Awaited() => InFlight ?? throw new InvalidOperationException("Nothing is in flight.");
}

/// <summary>How an operation is transformed by another, see <see cref="TextOperation.Transform"/>.</summary>
public delegate TextOperation TextTransform(TextOperation operation, TextOperation other, TextPrecedence precedence);
