namespace Stadmaken.Journals;

/// <summary>
/// Marks a string of a stored event (or strings, or a text operation) as something that people write, which erasure and moderation redact (rule J9).
/// Every other string of a stored event is an id or a code, and listed as one in a test.
/// </summary>
/// <param name="of">The field that says of what it is the text, such as <c>cardId</c>: beside it, or around it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute(string of = "") : Attribute
{
    /// <summary>The field that says of what it is the text; empty for the event itself.</summary>
    public string Of => of;

    /// <summary>Whether it repeats what earlier events said; it is then said anew from those, and not redacted by itself.</summary>
    public bool IsDerived { get; init; }
}

/// <summary>Marks a stored event that says that earlier ones of its journal were redacted (rule J9).</summary>
public interface IRedactionEvent;
