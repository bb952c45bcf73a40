using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Grains.Search;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.StorageContract.Search.Stores;
using Stadmaken.Tests.Support.Boards;

namespace Stadmaken.Tests.StorageContract.Search;

/// <summary>Boards on which people work, stored in a real store, with the indexer that follows them in a silo: which dies now and then.</summary>
internal sealed class IndexedBoards : IAsyncDisposable
{
    // Before that much has happened a redaction would end most of the play.
    private const int RedactFrom = 150;

    private static readonly BoardModel Model = new();

    private static readonly Caller Steward = BoardTrials.Callers[1];
    private static readonly string[] Texts = ["Wie verzekert de vrijwilligers?", "De moestuin op het dak", "Buurtbudget voor jongeren", "Zorg voor elkaar in de straat"];

    private readonly ISearchHost _host;
    private readonly ISearchIndex _index;
    private readonly Dictionary<string, PlayedBoard> _boards = [];
    private readonly Dictionary<string, BoardState> _states = [];
    private readonly Dictionary<string, List<JournalEntry>> _extra = [];
    private SearchIndexer? _indexer;

    private IndexedBoards(ISearchHost host, ISearchIndex index) => (_host, _index) = (host, index);

    /// <summary>What has happened, for a run that is not vacuous.</summary>
    public int Stored { get; private set; }

    public int Redactions { get; private set; }

    public int Crashes { get; private set; }

    /// <summary>The boards as their journals fold.</summary>
    public IReadOnlyDictionary<string, BoardState> States => _states;

    public static async Task<IndexedBoards> OpenAsync(ISearchHost host, ISearchIndex? index = null)
    {
        var boards = new IndexedBoards(host, index ?? host.Index);
        await boards.StartIndexerAsync();
        foreach (var visibility in BoardVisibilities.All)
        {
            var id = JournalIds.Board("b-" + visibility);
            boards._boards.Add(id, new PlayedBoard(new BoardOpening("Bord", visibility, "haarlem", [new ZoneOpening("z0", "Ideeën"), new ZoneOpening("z1", "Vragen")])));
            boards._extra.Add(id, []);
            await boards.StoreAsync(id, 0);
        }

        return boards;
    }

    /// <summary>Something happens.</summary>
    public async Task StepAsync(Random random)
    {
        var id = _boards.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(_boards.Count));
        switch (random.Next(100))
        {
            case < 2:
                await CrashAsync();
                break;
            case < 6 when Stored > RedactFrom && _extra[id].Count == 0:
                await RedactAsync(id);
                break;
            case < 12 when _extra[id].Count == 0:
                // Who may see it changes most by this.
                await TryAsync(id, BoardTrials.Callers[random.Next(2)], new SetBoardRole(random.Next(2) == 0 ? "carla" : "dirk", random.Next(2) == 0 ? BoardRoles.Reader : null));
                break;
            case < 40:
                // Of trials alone most are refused, because somebody has locked something.
                await TryAsync(id, Steward, random.Next(3) == 0 ? new Unlock() : new AddCard($"s{random.Next(40)}", "z0", Texts[random.Next(Texts.Length)]));
                break;
            case < 50:
                await TryAsync(id, Steward, random.Next(3) == 0 ? new RestoreCard($"s{random.Next(40)}") : new RemoveCard($"s{random.Next(40)}"));
                break;
            default:
                var (caller, command) = BoardTrials.Make(random.Next(BoardTrials.Kinds), random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000));
                await TryAsync(id, caller, command);
                break;
        }
    }

    /// <summary>The process dies: what was handed over and not yet indexed is lost.</summary>
    public async Task CrashAsync()
    {
        Crashes++;
        await _indexer!.StopAsync(CancellationToken.None);
        _indexer.Dispose();
        await StartIndexerAsync();
    }

    /// <summary>Everything that happened is indexed, also what a crash lost.</summary>
    public async Task SettleAsync()
    {
        await _indexer!.SettleAsync(TestContext.Current.CancellationToken);

        // One who has just started looks too, and while that goes on nobody else does.
        do
        {
            await _indexer.LookNowAsync(TestContext.Current.CancellationToken);
        }
        while ((await _index.FindStaleAsync(string.Empty, 1, TestContext.Current.CancellationToken)).Count > 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _indexer!.StopAsync(CancellationToken.None);
        _indexer.Dispose();
    }

    private async Task TryAsync(string id, Caller caller, BoardCommand command)
    {
        // A board of which texts were redacted is played no further: its past in memory is another than the stored one.
        if (_extra[id].Count > 0)
        {
            return;
        }

        var board = _boards[id];
        var before = board.Entries.Count;
        if (board.Try(caller, command).IsAccepted)
        {
            await StoreAsync(id, before);
        }
    }

    private async Task StoreAsync(string id, int before)
    {
        var board = _boards[id];
        Assert.Equal(AppendOutcome.Stored, await _host.Journals.AppendAsync(id, before, board.Entries[before..], TestContext.Current.CancellationToken));
        Stored += board.Entries.Count - before;
        _states[id] = board.State;
        _indexer!.Stored(id, board.State);
    }

    // As when someone leaves who wrote on it.
    private async Task RedactAsync(string id)
    {
        var entries = _boards[id].Entries;
        var plan = new BoardRedaction(Model).Plan(
            id, new RedactedJournal<BoardState>(new(BoardState.Empty, entries.Count, default), entries, new Dictionary<long, byte[]>()), new Redaction.Person("amina", ["Amina"], AllTexts: true));
        if (plan.Count == 0)
        {
            return;
        }

        Redactions++;
        var said = new JournalEntry(entries.Count + 1, entries[^1].At, "amina", "erase", "textsRedacted", """{"because":"erasure"}"""u8.ToArray());
        await _host.Journals.RedactAsync(id, entries.Count, said, plan, TestContext.Current.CancellationToken);
        _extra[id].Add(said);
        var state = Model.Empty;
        foreach (var entry in await _host.Journals.ReadAsync(id, 0, 100_000, TestContext.Current.CancellationToken))
        {
            state = Model.Fold(state, new Recorded<BoardEvent>(entry.Version, entry.At, entry.By, Model.Events.Decode(entry.Type, entry.Data)));
        }

        _states[id] = state;
        _indexer!.Stored(id, state);
    }

    private async Task StartIndexerAsync()
    {
        var options = Options.Create(new SearchOptions { GatherFor = TimeSpan.FromMilliseconds(1), RestFor = TimeSpan.FromMilliseconds(5), LookEvery = TimeSpan.FromHours(1), RetryAfter = TimeSpan.FromMilliseconds(5) });
        _indexer = new SearchIndexer(_index, _host.Journals, options, TimeProvider.System, NullLogger<SearchIndexer>.Instance);
        await _indexer.StartAsync(TestContext.Current.CancellationToken);
    }
}
