using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Checking;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Properties.Boards;

/// <summary>Rule J9 on random boards: whatever is redacted when, and whatever is cut short, the state is the fold of what is stored.</summary>
public class RedactionProperties
{
    private const string Journal = "board:b";
    private static readonly BoardModel Model = new();
    private static readonly BoardLimits Limits = new() { Zones = 5, CardsPerZone = 8, CardsPerBoard = 22 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task J9_state_is_the_fold_of_the_redacted_journal_with_seed(int seed)
    {
        var run = new Run(seed);
        await run.PlayAsync(500);
        await run.CheckAsync();
        Assert.InRange(run.Redactions, 20, 400);
        Assert.InRange(run.Failures, 3, 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task J9_nothing_that_was_written_is_left_when_everything_is_redacted_with_seed(int seed)
    {
        var run = new Run(seed);
        await run.PlayAsync(300);
        await run.RedactAsync(new Redaction.Everything());
        await run.CheckAsync();
        foreach (var entry in await run.EntriesAsync())
        {
            Blotting.Rewrite(Model.Events.TypeOf(entry.Type)!, entry.Data, (_, text) =>
            {
                Assert.Equal(Blotting.BlotAll(text), text);
                return text;
            });
        }
    }

    [Fact]
    public async Task J9_redacting_nothing_rewrites_nothing()
    {
        // What is said anew from earlier events is what was said: otherwise history would change although nothing was redacted.
        var run = new Run(7);
        await run.PlayAsync(500, redacts: false);
        var journal = await run.JournalAsync();
        Assert.Empty(new BoardRedaction(Model).Plan(Journal, journal, new Redaction.Person("nobody", ["Nobody At All"], AllTexts: true)));
        Assert.Contains(journal.Entries, entry => entry.Type == "zoneRewound" || entry.Type == "votingClosed" || entry.Type == "commentRestored");
    }

    [Fact]
    public async Task J9_control_a_snapshot_that_is_not_forgotten_is_found_out()
    {
        var run = new Run(3);
        await run.PlayAsync(200);
        var outdated = run.Current;
        await run.RedactAsync(new Redaction.Everything());

        // What a start from that snapshot, without a look at what the entries after it are, would come to.
        var state = (await run.EntriesAsync()).Where(entry => entry.Version > outdated.Version)
            .Aggregate(outdated.State, (before, entry) => Model.Fold(before, new(entry.Version, entry.At, entry.By, Model.Events.Decode(entry.Type, entry.Data))));
        Assert.NotEqual(Describe(run.Current.State), Describe(state));

        // And what it comes to.
        var loaded = run.NewCommit();
        await loaded.LoadAsync(outdated);
        Assert.True(loaded.HasOutdatedSnapshot);
        Assert.Equal(Describe(run.Current.State), Describe(loaded.Current.State));
    }

    private static string Describe(BoardState state) => JsonSerializer.Serialize(JsonSerializer.SerializeToElement(BoardSnapshots.ToSnapshot(state, "b", BoardSnapshots.Mine(state, "amina")), BoardJson.Readable.BoardSnapshot))
        + string.Join('|', state.Texts.Changes.Select(change => $"{change.Version} {change.CardId} {change.Operation}"));

    private sealed class Run(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly FaultyJournalStore _store = new();
        private readonly BoardRedaction _redaction = new(Model);
        private GroupCommit<BoardState, BoardEvent>? _commit;
        private int _commands;

        public int Redactions { get; private set; }

        public int Failures { get; private set; }

        public JournalPoint<BoardState> Current => _commit!.Current;

        public GroupCommit<BoardState, BoardEvent> NewCommit() => new(Journal, Model, _store, new JournalOptions(), TimeProvider.System, NullLogger.Instance);

        public async Task PlayAsync(int count, bool redacts = true)
        {
            _commit = NewCommit();
            await _commit.LoadAsync(null);
            await ExecuteAsync(BoardTrials.Callers[1], state => BoardDecider.Open(
                state, new BoardOpening("Bord van Amina", "public", "haarlem", [new("z0", "Nul", [new("k0", "Eerste kaart", "blue", [new("r0", "Reactie")])]), new("z1", "Een"), new("z2", "Twee")]), Limits));
            foreach (var (caller, command) in BoardTrials.Run(new Random(seed)).Take(count))
            {
                if (redacts && _random.Next(6) == 0)
                {
                    await RedactSomethingAsync();
                }

                if (redacts && _random.Next(60) == 0)
                {
                    // The program ends and begins again, from a snapshot of some time ago or from nothing.
                    var snapshot = _random.Next(2) == 0 ? Current : default(JournalPoint<BoardState>?);
                    await RedactSomethingAsync();
                    _commit = NewCommit();
                    await _commit.LoadAsync(snapshot);
                }

                if (command is RewindZone rewind)
                {
                    var past = rewind.Version > 0 && rewind.Version <= Current.Version ? (await FoldAsync(rewind.Version)).State : null;
                    await ExecuteAsync(caller, state => BoardDecider.Rewind(state, past, caller, rewind, Limits, DateTimeOffset.UtcNow));
                }
                else
                {
                    await ExecuteAsync(caller, state => BoardDecider.Decide(state, caller, command, Limits, DateTimeOffset.UtcNow));
                }
            }
        }

        public async Task<CommandResult?> RedactAsync(Redaction redaction)
        {
            Redactions++;
            return await _commit!.RedactAsync($"r{_commands++}", "steward", journal =>
            {
                var before = journal.Entries;
                var rewrites = _redaction.Plan(Journal, journal, redaction);
                foreach (var rewrite in rewrites)
                {
                    AssertSameShape(before[(int)rewrite.Version - 1], rewrite.Data);
                }

                return new RedactionPlan<BoardEvent>(new TextsRedacted(RedactionCauses.Of(redaction)), rewrites);
            }, () => Task.CompletedTask);
        }

        public async Task<List<JournalEntry>> EntriesAsync() => [.. await _store.ReadAsync(Journal, 0, 100_000, CancellationToken.None)];

        public async Task<RedactedJournal<BoardState>> JournalAsync() => new(Current, await EntriesAsync(), new Dictionary<long, byte[]>());

        public async Task CheckAsync()
        {
            await _commit!.RefreshAsync();
            Assert.Equal(Describe((await FoldAsync(Current.Version)).State), Describe(Current.State));
            var check = new JournalCheck<BoardState, BoardEvent>("board-snapshot", Model);
            Task<IReadOnlyList<JournalEntry>> Read(long after, int limit) => _store.ReadAsync(Journal, after, limit, CancellationToken.None);
            Assert.Empty(await check.CheckAsync(Journal, Read));
            Assert.Null(await check.CheckSnapshotAsync(
                Journal,
                new JournalSnapshot { Format = Model.SnapshotFormat, Version = Current.Version, At = Current.At, State = JsonSerializer.SerializeToElement(Current.State, Model.Snapshot) },
                Read));
        }

        private async Task RedactSomethingAsync()
        {
            var fails = _random.Next(4);
            if (fails == 0)
            {
                _store.FailNextAppend();
            }
            else if (fails == 1)
            {
                _store.LoseNextAcknowledgement();
            }

            Failures += fails < 2 ? 1 : 0;
            var mode = (RedactionMode)_random.Next(3);
            string card = $"k{_random.Next(24)}", zone = $"z{_random.Next(4)}";
            await RedactAsync(_random.Next(12) switch
            {
                < 5 => new Redaction.Content("b", "cardId", card, mode),
                < 7 => new Redaction.Content("b", "commentId", $"r{_random.Next(8)}-{_random.Next(4)}", mode),
                < 9 => new Redaction.Content("b", "zoneId", zone, mode),
                9 => new Redaction.Content("b", "boardId", "b", mode),
                10 => new Redaction.Person(BoardTrials.Callers[_random.Next(4)].ParticipantId, ["Amina Buurtmoestuin", "schoolplein"], _random.Next(3) == 0),
                _ => new Redaction.Person(BoardTrials.Callers[_random.Next(4)].ParticipantId, ["onderhoud"], AllTexts: false),
            });
            _store.CalmDown();
            await CheckAsync();
        }

        private Task<CommandResult> ExecuteAsync(Caller caller, Func<BoardState, Decision<BoardEvent>> decide) =>
            _commit!.Execute(new JournalCommand<BoardState, BoardEvent>($"c{_commands++}", caller.ParticipantId, decide));

        private async Task<JournalPoint<BoardState>> FoldAsync(long version) =>
            (await EntriesAsync()).Take((int)version).Aggregate(new JournalPoint<BoardState>(Model.Empty, 0, default), (point, entry) =>
                new(Model.Fold(point.State, new(entry.Version, entry.At, entry.By, Model.Events.Decode(entry.Type, entry.Data))), entry.Version, entry.At));

        private static void AssertSameShape(JournalEntry before, byte[] after)
        {
            var type = Model.Events.TypeOf(before.Type)!;
            Assert.Equal(Texts(before.Data), Texts(after));
            Assert.Equal(Shape(before.Data), Shape(after));

            List<int> Texts(byte[] data)
            {
                var lengths = new List<int>();
                Blotting.Rewrite(type, data, (_, text) =>
                {
                    lengths.Add(text.Length);
                    return text;
                });
                return lengths;
            }

            string Shape(byte[] data) => Encoding.UTF8.GetString(Blotting.Rewrite(type, data, (_, text) => new string('x', text.Length)) ?? data);
        }
    }
}
