using System.Globalization;

namespace Stadmaken.Api.Rest;

/// <summary>The parameters in the query of a request.</summary>
internal sealed class QueryFields(IQueryCollection query)
{
    internal FieldErrors Errors { get; } = new();

    /// <summary>A whole number within bounds; <paramref name="otherwise"/> when it is left out or wrong.</summary>
    internal long Whole(string name, long otherwise, long least, long most)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return otherwise;
        }

        if (values.Count == 1
            && long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Errors.Add(name, most == long.MaxValue ? $"Must be a whole number from {least}." : $"Must be a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>Every value given for a name, each once.</summary>
    internal string[] Many(string name, int most)
    {
        var values = query[name].OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (values.Length == 0 || values.Length > most)
        {
            Errors.Add(name, $"Must be given 1 to {most} times.");
            return [];
        }

        return values;
    }

    /// <summary>Refuses a parameter that this version does not take: leaving it unheard would answer another question than was asked.</summary>
    internal void Refuse(string name, string message)
    {
        if (query.ContainsKey(name))
        {
            Errors.Add(name, message);
        }
    }
}
