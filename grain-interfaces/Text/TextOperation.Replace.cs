namespace Stadmaken.Text;

public sealed partial class TextOperation
{
    /// <summary>
    /// The replacement of one stretch that turns one text into another, as short as their common beginning and end allow
    /// without splitting a surrogate pair. The beginning is matched first, and the end in what is left.
    /// </summary>
    /// <exception cref="ArgumentException">The text afterwards has a surrogate without its other half.</exception>
    public static TextOperation Replace(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        if (Surrogates.IsInsidePair(before, start) || Surrogates.IsInsidePair(after, start))
        {
            start--;
        }

        var most = Math.Min(before.Length, after.Length) - start;
        var end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        if (Surrogates.IsInsidePair(before, before.Length - end) || Surrogates.IsInsidePair(after, after.Length - end))
        {
            end--;
        }

        return new TextOperationBuilder()
            .Retain(start)
            .Insert(after[start..^end])
            .Delete(before.Length - start - end)
            .Build();
    }
}
