using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>Where one text is edited by several.</summary>
public interface ITextServer
{
    /// <summary>How many operations it has stored.</summary>
    int Version { get; }

    /// <summary>Stores an operation that was made on the text of an earlier version.</summary>
    /// <returns>The operation as it is stored.</returns>
    ValueTask<TextOperation> SubmitAsync(TextOperation operation, int baseVersion);

    /// <summary>The text after all operations.</summary>
    ValueTask<string> TextAsync();
}

/// <summary>Decides the order of the operations on one text, as a board does for each of its cards, and keeps nothing else.</summary>
public sealed class TextServer(string text) : ITextServer
{
    private readonly List<TextOperation> _history = [];

    /// <summary>The text after all operations.</summary>
    public string Text { get; private set; } = text;

    /// <summary>How many operations it has stored.</summary>
    public int Version => _history.Count;

    /// <summary>The operations, each on the outcome of the one before.</summary>
    public IReadOnlyList<TextOperation> History => _history;

    /// <summary>Stores an operation that was made on the text of an earlier version.</summary>
    /// <returns>The operation as it is stored.</returns>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public TextOperation Submit(TextOperation operation, int baseVersion)
    {
        for (var version = baseVersion; version < Version; version++)
        {
            operation = operation.Transform(_history[version], TextPrecedence.Later);
        }

        Text = operation.Apply(Text);
        _history.Add(operation);
        return operation;
    }

    ValueTask<TextOperation> ITextServer.SubmitAsync(TextOperation operation, int baseVersion) => new(Submit(operation, baseVersion));

    ValueTask<string> ITextServer.TextAsync() => new(Text);
}
