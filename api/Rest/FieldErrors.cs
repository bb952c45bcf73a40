namespace Stadmaken.Api.Rest;

/// <summary>Gathers what is wrong with the fields of a request, so that all of it is told at once.</summary>
internal sealed class FieldErrors
{
    // A large body can be wrong in a great many places; nobody reads more than this, and the answer stays small.
    private const int Most = 200;

    private readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    internal bool Any => _messages.Count > 0;

    internal bool Has(string field) => _messages.ContainsKey(field);

    internal void Add(string field, string message)
    {
        if (_messages.Count >= Most && !_messages.ContainsKey(field))
        {
            return;
        }

        if (!_messages.TryGetValue(field, out var messages))
        {
            _messages[field] = messages = [];
        }

        messages.Add(message);
    }

    internal IResult ToProblem() => Problems.Invalid(
        _messages.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal));
}
