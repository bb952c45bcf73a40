using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;
using Lock = System.Threading.Lock;

namespace Stadmaken.Tests.Support.Live;

/// <summary>
/// A board grain in memory, held in hand: a test decides when a submit is answered, whether a push goes out, and
/// what fails. Knows just enough of boards to refuse an unknown card and a text that is too long.
/// </summary>
public sealed class FakeBoard : IBoardGrain
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<string, CommandResult> _answers = [];
    private readonly HashSet<string> _cards = [];
    private readonly Dictionary<IJournalFollower, long> _followers = [];
    private TaskCompletionSource<Action>? _nextFollow;

    /// <summary>Calls of <see cref="Submit"/>, in order.</summary>
    public List<BoardSubmission[]> Submits { get; } = [];

    /// <summary>Calls of <see cref="SharePresence"/>, in order.</summary>
    public List<(IPresenceListener Node, Presence[] Changes, bool Whole)> Shares { get; } = [];

    /// <summary>Cursors of the calls of <see cref="Follow"/>, in order.</summary>
    public List<long> Follows { get; } = [];

    /// <summary>Calls of <see cref="Read"/>.</summary>
    public int Reads { get; private set; }

    /// <summary>Followers registered now.</summary>
    public int Followers => _followers.Count;

    /// <summary>Awaited by every submit before it is decided.</summary>
    public Func<Task> BeforeSubmit { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited by every opening after it was decided and before it is answered.</summary>
    public Func<Task> AfterOpen { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited by every sharing of presence.</summary>
    public Func<Task> DuringShare { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited by every call of <see cref="Follow"/> and <see cref="Read"/>.</summary>
    public Func<Task> BeforeReading { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether a push with these entries gets to a follower.</summary>
    public Func<JournalEntry[], bool> LetsPush { get; set; } = _ => true;

    /// <summary>The last version.</summary>
    public long Version
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>
    /// Holds the next call of <see cref="Follow"/> in hand. Completes once the call is there, with what answers
    /// it; answering runs the caller on until it waits again.
    /// </summary>
    public Task<Action> HoldNextFollow()
    {
        lock (_gate)
        {
            _nextFollow = new TaskCompletionSource<Action>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _nextFollow.Task;
        }
    }

    /// <summary>Stores entries as they are and pushes them.</summary>
    public void Append(int count)
    {
        lock (_gate)
        {
            var first = _entries.Count + 1;
            Store(Entries.Range(first, first + count - 1));
        }
    }

    /// <summary>Stores these entries, which follow the last, and pushes them.</summary>
    public void Append(params JournalEntry[] entries)
    {
        lock (_gate)
        {
            Store(entries);
        }
    }

    /// <summary>Participants who may not know of the board.</summary>
    public HashSet<string> Strangers { get; } = [];

    /// <summary>Whether something is being written in private.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>What those who open the board may do.</summary>
    public BoardAccess Access { get; set; } = new(true, false, BoardRoles.Editor);

    /// <summary>Forgets entries after this version, as a restored backup does.</summary>
    public void Restore(long version)
    {
        lock (_gate)
        {
            _entries.RemoveRange((int)version, _entries.Count - (int)version);
        }
    }

    public async Task<Answer<OpenedBoard>> Open(Caller caller, long? since)
    {
        Answer<OpenedBoard> answer;
        lock (_gate)
        {
            var version = (long)_entries.Count;
            answer = version == 0 || Strangers.Contains(caller.ParticipantId) ? Refusal.NotFound("board")
                : since is >= 0 && since <= version
                    ? new OpenedBoard(version, null, [.. _entries.Skip((int)since.Value)], Access, IsPrivate)
                    : new OpenedBoard(version, Snapshot(), null, Access, IsPrivate);
        }

        await AfterOpen();
        return answer;
    }

    public async Task<CommandResult[]> Submit(BoardSubmission[] submissions)
    {
        lock (_gate)
        {
            Submits.Add(submissions);
        }

        await BeforeSubmit();
        lock (_gate)
        {
            if (_entries.Count == 0)
            {
                return [.. submissions.Select(s => new CommandResult.Refused(s.CommandId, Refusal.NotFound("board")))];
            }

            var stored = new List<JournalEntry>();
            var results = submissions.Select(submission => Decide(submission, stored)).ToArray();
            Store([.. stored]);
            return results;
        }
    }

    public async Task<long> Follow(IJournalFollower follower, long cursor)
    {
        await BeforeReading();
        TaskCompletionSource<Action>? held;
        long version;
        lock (_gate)
        {
            Follows.Add(cursor);
            _followers[follower] = cursor;
            Push(follower);
            version = _entries.Count;
            (held, _nextFollow) = (_nextFollow, null);
        }

        if (held is not null)
        {
            var answered = new TaskCompletionSource();
            held.SetResult(answered.SetResult);
            await answered.Task;
        }

        return version;
    }

    public Task Unfollow(IJournalFollower follower)
    {
        lock (_gate)
        {
            _followers.Remove(follower);
        }

        return Task.CompletedTask;
    }

    public async Task<JournalPage> Read(long after, int limit)
    {
        lock (_gate)
        {
            Reads++;
        }

        await BeforeReading();
        lock (_gate)
        {
            return new JournalPage([.. _entries.Skip((int)after).Take(limit)], _entries.Count);
        }
    }

    public Task<Answer<PastBoard>> Past(Caller caller, long? version, DateTimeOffset? at) =>
        throw new NotSupportedException("This board has no past.");

    public async Task SharePresence(IPresenceListener node, Presence[] changes, bool whole)
    {
        lock (_gate)
        {
            Shares.Add((node, changes, whole));
        }

        await DuringShare();
    }

    /// <summary>Not used.</summary>
    public Task<Answer<ParticipationMirror>> Participation(Caller caller) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<Refusal?> SetLeaders(string practiceId, string[] participantIds) => throw new NotSupportedException();

    /// <summary>Not used.</summary>
    public Task<Answer<BoardInvitation>> Invite(Caller caller, NewInvitation invitation) => throw new NotSupportedException();

    /// <summary>Not used.</summary>
    public Task<Answer<BoardInvitation[]>> Invitations(Caller caller) => throw new NotSupportedException();

    /// <summary>Not used.</summary>
    public Task<Refusal?> RevokeInvitation(Caller caller, string invitationId) => throw new NotSupportedException();

    /// <summary>Not used.</summary>
    public Task<Answer<RedeemedInvitation>> LookAtInvitation(string invitationId) => throw new NotSupportedException();

    /// <summary>Not used.</summary>
    public Task<Answer<RedeemedInvitation>> RedeemInvitation(string invitationId, string participantId) => throw new NotSupportedException();

    /// <summary>Not used.</summary>
    public Task<Answer<FoundContent>> Find(Caller caller, string? cardId, string? commentId) => throw new NotSupportedException();

    public Task<Refusal?> Begin(Caller caller, BoardOpening opening) => throw new NotSupportedException();

    public Task<Answer<JournalPage>> Events(Caller caller, long after, int limit) => throw new NotSupportedException();

    public Task<Answer<BoardOutline>> Outline(Caller caller) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<Answer<WithheldContent[]>> Withheld(Caller caller) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<Refusal?> Redact(string commandId, string by, Redaction redaction) => throw new NotSupportedException();

    private CommandResult Decide(BoardSubmission submission, List<JournalEntry> stored)
    {
        if (_answers.TryGetValue(submission.CommandId, out var known))
        {
            return known;
        }

        var refusal = submission.Command switch
        {
            AddCard { Text.Length: > 10_000 } => Refusal.TooLarge("text", "The text is too long."),
            MoveCard move when !_cards.Contains(move.CardId) => Refusal.NotFound("card", "cardId"),
            _ => null,
        };
        if (refusal is not null)
        {
            return new CommandResult.Refused(submission.CommandId, refusal);
        }

        var version = _entries.Count + stored.Count + 1;
        var (type, data) = submission.Command switch
        {
            AddCard add => ("cardAdded", JsonSerializer.SerializeToUtf8Bytes(new CardAdded(add.CardId, add.ZoneId, add.Text, CardColours.Default), BoardJson.Readable.CardAdded)),
            _ => ("boardTitleSet", "{\"title\":\"x\"}"u8.ToArray()),
        };
        if (submission.Command is AddCard card)
        {
            _cards.Add(card.CardId);
        }

        stored.Add(new JournalEntry(version, Entries.Epoch.AddMilliseconds(version), submission.Caller.ParticipantId, submission.CommandId, type, data));
        return _answers[submission.CommandId] = new CommandResult.Accepted(submission.CommandId, version);
    }

    private void Store(JournalEntry[] entries)
    {
        _entries.AddRange(entries);
        foreach (var follower in _followers.Keys.ToArray())
        {
            Push(follower);
        }
    }

    private void Push(IJournalFollower follower)
    {
        JournalEntry[] lacking = [.. _entries.Skip((int)_followers[follower])];
        _followers[follower] = _entries.Count;
        if (lacking.Length > 0 && LetsPush(lacking))
        {
            _ = follower.Receive(new JournalBatch.Entries(lacking));
        }
    }

    private byte[] Snapshot() => JsonSerializer.SerializeToUtf8Bytes(
        new BoardSnapshot("b", "Title", _entries.Count, BoardVisibilities.Network, "p1", Entries.Epoch, [], [], [], [], BoardRoles.Editor, [], []),
        BoardJson.Readable.BoardSnapshot);
}
