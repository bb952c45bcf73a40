using System.Text;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Journals;
using Stadmaken.Tests.Support.Text;

namespace Stadmaken.Tests.Cluster.Typing;

/// <summary>
/// One run: 2 to 8 typists and a real board grain, with a network in between that delays, drops, repeats and swaps what
/// they send and what they are told, and a grain that fails, forgets an acknowledgement and starts anew. All by one seed.
/// </summary>
internal sealed class TypingRun
{
    private readonly Random _random;
    private readonly IBoardGrain _board;
    private readonly FaultyJournalStore _store;
    private readonly TypedCharacters _typed = new();
    private readonly List<Typist> _typists = [];
    private readonly List<(Typist From, BoardSubmission Submission)> _up = [];
    private readonly List<(Typist To, JournalEntry[] Entries)> _down = [];
    private readonly List<string> _log = [];
    private readonly int _seed;
    private int _removals;

    private TypingRun(int seed, IBoardGrain board, FaultyJournalStore store)
    {
        _seed = seed;
        _random = new Random(seed);
        _board = board;
        _store = store;
    }

    /// <summary>Plays the run and checks its end.</summary>
    /// <exception cref="InvalidOperationException">Texts differ, or a character was lost or came twice; with all that happened.</exception>
    internal static async Task<TypingOutcome> PlayAsync(int seed, IBoardGrain board, FaultyJournalStore store, TextTransform transform)
    {
        var run = new TypingRun(seed, board, store);
        try
        {
            await run.BeginAsync(transform);
            await run.TypeAsync();
            await run.SettleAsync();
            return await run.CheckAsync();
        }
        catch (Exception fault) when (fault is not TimeoutException)
        {
            throw new InvalidOperationException($"Seed {seed}: {fault.Message}\n{string.Join('\n', run._log)}", fault);
        }
    }

    private async Task BeginAsync(TextTransform transform)
    {
        // What an earlier run left undone would make this one depend on it.
        _store.CalmDown();
        var texts = new Dictionary<string, string>();
        var cards = 1 + _random.Next(2);
        for (var i = 0; i < cards; i++)
        {
            texts[$"k{i}"] = string.Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => _typed.Next()));
        }

        var opening = new BoardOpening("Samen typen", BoardVisibilities.Public, "haarlem", [new("z0", "Vak", [.. texts.Select(text => new CardOpening(text.Key, text.Value, "white"))])]);
        if (await _board.Begin(People.Amina, opening) is { } refusal)
        {
            throw new InvalidOperationException(refusal.ToString());
        }

        var typists = 2 + _random.Next(7);
        for (var i = 0; i < typists; i++)
        {
            _typists.Add(new Typist($"t{i}", _random, _typed, 1, texts, transform));
        }
    }

    private async Task TypeAsync()
    {
        var steps = 30 + _random.Next(40);
        for (var step = 0; step < steps; step++)
        {
            var who = _typists[_random.Next(_typists.Count)];
            switch (_random.Next(20))
            {
                case < 7:
                    who.Types();
                    break;
                case < 11:
                    Post(who, who.Sends());
                    break;
                case < 15:
                    await DeliverUpAsync();
                    break;
                case < 18:
                    DeliverDown();
                    break;
                case 18:
                    await ReconnectAsync(who);
                    break;
                default:
                    await DisturbAsync();
                    break;
            }
        }
    }

    private void Post(Typist from, IEnumerable<BoardSubmission> submissions)
    {
        foreach (var submission in submissions)
        {
            _log.Add($"{from.Caller.ParticipantId} posts {submission.CommandId}: {submission.Command}");
            var times = _random.Next(8) switch { 0 => 0, 1 => 2, _ => 1 };
            _up.AddRange(Enumerable.Repeat((from, submission), times));
        }
    }

    /// <summary>Any of those under way arrives, so later ones overtake earlier ones.</summary>
    private async Task DeliverUpAsync()
    {
        if (_up.Count == 0)
        {
            return;
        }

        var index = _random.Next(_up.Count);
        var (from, submission) = _up[index];
        _up.RemoveAt(index);
        var result = await _board.SubmitAsync(submission);
        _log.Add($"the board answers {result}");
        if (result is CommandResult.Refused { Refusal.Retry: false })
        {
            throw new InvalidOperationException($"{submission} was refused: {result}");
        }

        await PushAsync();
    }

    /// <summary>Everybody is told what they may lack; for each it is dropped, repeated or delayed on its own.</summary>
    private async Task PushAsync()
    {
        var page = await _board.Read(_typists.Min(typist => typist.Version), Following.LargestPage);
        foreach (var typist in _typists)
        {
            var lacking = page.Entries.SkipWhile(entry => entry.Version <= typist.Version - _random.Next(2)).ToArray();
            if (lacking.Length > 0 && _random.Next(6) > 0)
            {
                _down.Add((typist, lacking));
            }
        }
    }

    private void DeliverDown()
    {
        if (_down.Count == 0)
        {
            return;
        }

        var index = _random.Next(_down.Count);
        var (to, entries) = _down[index];
        if (_random.Next(5) > 0)
        {
            _down.RemoveAt(index);
        }

        to.Takes(entries);
    }

    private async Task ReconnectAsync(Typist who)
    {
        _log.Add($"{who.Caller.ParticipantId} connects anew");

        // What it sent may still arrive, what it was told does not.
        _down.RemoveAll(message => message.To == who);
        who.Takes((await _board.Read(who.Version, Following.LargestPage)).Entries);
        Post(who, who.SendsAgain());
    }

    private async Task DisturbAsync()
    {
        var kind = _random.Next(5);
        _log.Add($"disturbance {kind}");
        switch (kind)
        {
            case 0:
                _store.FailNextAppend();
                break;
            case 1:
                _store.LoseNextAcknowledgement();
                break;
            case 2:
                // The grain takes this for another activation that wrote, and ends: the next call starts a new one.
                _store.ConflictNextAppend();
                break;
            default:
                _removals++;
                BoardCommand command = _random.Next(2) == 0 ? new RemoveCard("k0") : new RestoreCard("k0");
                await _board.SubmitAsync(new BoardSubmission($"r-{_removals}", People.Amina, command));
                break;
        }
    }

    private async Task SettleAsync()
    {
        for (var round = 0; round < 200 && !(_typists.TrueForAll(typist => typist.IsDone) && _up.Count == 0); round++)
        {
            foreach (var typist in _typists)
            {
                typist.Takes((await _board.Read(typist.Version, Following.LargestPage)).Entries);
                foreach (var submission in typist.SendsAgain().Concat(typist.Sends()).ToArray())
                {
                    _up.Add((typist, submission));
                }
            }

            while (_up.Count > 0)
            {
                await DeliverUpAsync();
            }
        }

        foreach (var typist in _typists)
        {
            typist.Takes((await _board.Read(typist.Version, Following.LargestPage)).Entries);
        }
    }

    private async Task<TypingOutcome> CheckAsync()
    {
        var entries = (await _board.Read(0, Following.LargestPage)).Entries;
        var model = new BoardModel();
        var state = entries.Aggregate(model.Empty, (before, entry) =>
            model.Fold(before, new(entry.Version, entry.At, entry.By, model.Events.Decode(entry.Type, entry.Data))));
        foreach (var typist in _typists)
        {
            Require(typist.IsDone, $"{typist.Caller.ParticipantId} still has something to send");
            foreach (var (cardId, text) in typist.Texts)
            {
                Require(text == state.Cards[cardId].Text, $"{typist.Caller.ParticipantId} has '{text}' for {cardId}, the board '{state.Cards[cardId].Text}'");
            }
        }

        var there = state.Cards.Values.SelectMany(card => card.Text.EnumerateRunes()).ToArray();
        Require(there.Distinct().Count() == there.Length, "a character came twice");
        Require(_typed.Expected.SetEquals(there), $"lost: '{Join(_typed.Expected.Except(there))}', not deleted: '{Join(there.Except(_typed.Expected))}'");
        return new TypingOutcome(_typists.Count, _typed.Typed, _typists.Sum(typist => typist.Conflicts), entries.Length);
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Seed {_seed}: {otherwise}.");
        }
    }

    private static string Join(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));
}

/// <summary>What a run was about, to tell that runs were not about nothing.</summary>
/// <param name="Typists">How many typed.</param>
/// <param name="Characters">How many characters they typed.</param>
/// <param name="Conflicts">How often something unanswered was transformed by another's edit.</param>
/// <param name="Events">How many events the board has.</param>
internal sealed record TypingOutcome(int Typists, int Characters, int Conflicts, int Events);
