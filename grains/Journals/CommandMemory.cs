using System.Diagnostics.CodeAnalysis;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// The answers to recent commands (rule J3). Bounded: what is forgotten here is found again by the store's
/// unique key if it was accepted, and decided again if it was refused.
/// </summary>
internal sealed class CommandMemory(int capacity)
{
    private readonly Dictionary<string, object> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>How many accepted commands are remembered: all of a journal when it is as many as its version.</summary>
    public int AcceptedCount { get; private set; }

    public void Accepted(string commandId, long version) => Remember(commandId, version);

    public void Refused(string commandId, Refusal refusal)
    {
        if (!refusal.Retry)
        {
            Remember(commandId, refusal);
        }
    }

    public bool TryGet(string commandId, [NotNullWhen(true)] out CommandResult? answer)
    {
        answer = _answers.GetValueOrDefault(commandId) switch
        {
            long version => new CommandResult.Accepted(commandId, version),
            Refusal refusal => new CommandResult.Refused(commandId, refusal),
            _ => null,
        };
        return answer is not null;
    }

    private void Remember(string commandId, object answer)
    {
        AcceptedCount += answer is long ? 1 : 0;
        if (_answers.TryGetValue(commandId, out var earlier))
        {
            AcceptedCount -= earlier is long ? 1 : 0;
        }
        else
        {
            _oldestFirst.Enqueue(commandId);
        }

        _answers[commandId] = answer;
        if (_oldestFirst.Count > capacity && _answers.Remove(_oldestFirst.Dequeue(), out var oldest))
        {
            AcceptedCount -= oldest is long ? 1 : 0;
        }
    }
}
