using System.Globalization;
using System.Text.Json;

namespace Stadmaken.Api.Rest;

internal sealed partial class JsonFields
{
    /// <summary>Text as it is, of any length; null when it is left out or wrong.</summary>
    internal string? OptionalText(string name) =>
        Find(name) is { } value ? Text(value) ?? Wrong(name, "Must be text.") : null;

    /// <summary>A list of texts, of any length; null when it is left out or wrong.</summary>
    internal string[]? OptionalTexts(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).ToArray() : [null];
        if (Array.TrueForAll(texts, text => text is not null))
        {
            return [.. texts.OfType<string>()];
        }

        Wrong(name, "Must be a list of texts.");
        return null;
    }

    /// <summary>A day; the earliest there is when it is left out or wrong, which is told.</summary>
    internal DateOnly Date(string name)
    {
        if (OptionalDate(name) is { } date)
        {
            return date;
        }

        Missing(name);
        return default;
    }

    /// <summary>A day, or null when it is left out or wrong.</summary>
    internal DateOnly? OptionalDate(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Wrong(name, "Must be a day, such as 2026-11-24.");
        return null;
    }

    /// <summary>A whole number from a least one on; that least one when it is left out or wrong, which is told.</summary>
    internal long Whole(string name, long least)
    {
        if (Find(name) is not { } value)
        {
            Missing(name);
        }
        else if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least)
        {
            return number;
        }
        else
        {
            Wrong(name, $"Must be a whole number from {least}.");
        }

        return least;
    }

    /// <summary>A number with its decimals as they were written, or null when it is left out or wrong.</summary>
    internal decimal? OptionalDecimal(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            return number;
        }

        Wrong(name, "Must be a number.");
        return null;
    }
}
