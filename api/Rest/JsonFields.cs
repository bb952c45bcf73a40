using System.Text.Json;

namespace Stadmaken.Api.Rest;

/// <summary>
/// The fields of a JSON object in a request. Read one by one instead of deserialised at once, because
/// a deserialiser stops at the first wrong one, and people who build clients want to know of them all.
/// A field that is null counts as left out; one that nobody asked for is refused, since a misspelt
/// "visibility" would otherwise quietly publish a board.
/// </summary>
internal sealed partial class JsonFields(JsonElement json, FieldErrors errors, string prefix = "")
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal FieldErrors Errors => errors;

    /// <summary>One line of text, trimmed, of 1 to <paramref name="longest"/> UTF-16 units; empty when it is wrong.</summary>
    internal string Line(string name, int longest) => OptionalLine(name, longest) ?? Missing(name);

    /// <summary>One line of text, trimmed, of 1 to <paramref name="longest"/> UTF-16 units; null when it is left out or wrong.</summary>
    internal string? OptionalLine(string name, int longest)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var text = Text(value)?.Trim();
        if (text is null)
        {
            return Wrong(name, "Must be text.");
        }

        if (text.Length == 0 || text.Length > longest)
        {
            return Wrong(name, $"Must be 1 to {longest} characters.");
        }

        return text.Any(char.IsControl) ? Wrong(name, "Must be one line of text, without control characters.") : text;
    }

    /// <summary>One of a few words.</summary>
    internal string Choice(string name, IReadOnlyList<string> words) => OptionalChoice(name, words) ?? Missing(name);

    /// <summary>One of a few words, or null when it is left out or wrong.</summary>
    internal string? OptionalChoice(string name, IReadOnlyList<string> words) =>
        Find(name) is not { } value ? null
        : Text(value) is { } text && words.Contains(text) ? text
        : Wrong(name, $"Must be one of {string.Join(", ", words)}.");

    /// <summary>Any of a few words, each once; none when it is left out.</summary>
    internal string[] Choices(string name, IReadOnlyList<string> words)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        var chosen = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).ToArray() : [null];
        if (!chosen.All(word => word is not null && words.Contains(word)))
        {
            Wrong(name, $"Must be a list of {string.Join(", ", words)}.");
            return [];
        }

        return [.. chosen.OfType<string>().Distinct()];
    }

    /// <summary>A number within bounds, or null when it is left out or wrong.</summary>
    internal double? OptionalNumber(string name, double least, double most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, $"Must be a number from {least} to {most}.");
        return null;
    }

    /// <summary>A list of objects, at most <paramref name="most"/>; none when it is left out.</summary>
    internal T[] Objects<T>(string name, int most, Func<JsonFields, T> read)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            Wrong(name, $"Must be a list of at most {most}.");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, index) => ReadObject($"{name}[{index}]", item, read)).OfType<T>()];
    }

    /// <summary>An object, or the default when it is left out or wrong.</summary>
    internal T? Object<T>(string name, Func<JsonFields, T> read) =>
        Find(name) is { } value ? ReadObject(name, value, read) : default;

    /// <summary>Text as it is, of any length; null when it is left out or wrong, which is told.</summary>
    internal string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return Wrong(name, "Is required.");
        }

        return Text(value) ?? Wrong(name, "Must be text.");
    }

    /// <summary>Says it when a field is left out.</summary>
    internal void Require(string name) => Missing(name);

    /// <summary>Fields that may be there and are not looked at.</summary>
    internal void LetBe(IEnumerable<string> names) => _known.UnionWith(names);

    /// <summary>Whether a field is there.</summary>
    internal bool Has(string name) => Find(name) is not null;

    /// <summary>Refuses a field that this version does not take, with the reason.</summary>
    internal void Refuse(string name, string message)
    {
        if (Find(name) is not null)
        {
            Wrong(name, message);
        }
    }

    /// <summary>Refuses every field that was not asked for. Called last.</summary>
    internal void RefuseOthers()
    {
        foreach (var property in json.EnumerateObject().Where(property => !_known.Contains(property.Name)))
        {
            Wrong(property.Name, "There is no such field here.");
        }
    }

    /// <summary>Says that what is in a field will not do.</summary>
    internal string? Wrong(string name, string message)
    {
        errors.Add(prefix + name, message);
        return null;
    }

    private T? ReadObject<T>(string name, JsonElement item, Func<JsonFields, T> read)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Wrong(name, "Must be an object.");
            return default;
        }

        var fields = new JsonFields(item, errors, $"{prefix}{name}.");
        var result = read(fields);
        fields.RefuseOthers();
        return result;
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string Missing(string name)
    {
        if (Find(name) is null)
        {
            Wrong(name, "Is required.");
        }

        return string.Empty;
    }

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape: JSON, but not text.
            return null;
        }
    }
}
