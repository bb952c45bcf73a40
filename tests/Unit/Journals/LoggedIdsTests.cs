using Microsoft.Extensions.Time.Testing;
using Stadmaken.Grains.Journals;
using Stadmaken.Tests.Support.Journals;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Unit.Journals;

public sealed class LoggedIdsTests : IDisposable
{
    private readonly RecordedLogs _logs = new();
    private readonly FaultyJournalStore _store = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void A_participant_is_told_by_a_digest_and_anything_else_by_its_id()
    {
        Assert.Equal("board:abc", LoggedIds.Of("board:abc"));
        Assert.Matches("^participant:#[0-9a-f]{8}$", LoggedIds.Of("participant:abc"));
        Assert.Equal(LoggedIds.Of("participant:abc"), LoggedIds.Of("participant:abc"));
        Assert.NotEqual(LoggedIds.Of("participant:abd"), LoggedIds.Of("participant:abc"));
    }

    [Theory]
    [InlineData("participant:geheim-7f3a", false)]
    [InlineData("board:geheim-7f3a", true)]
    public Task Whatever_goes_wrong_in_a_journal_its_log_names_no_participant(string journalId, bool isNamed) => GrainScheduler.Run(async () =>
    {
        var journal = new GroupCommit<Ledger, LedgerEvent>(journalId, new LedgerModel(), _store, new JournalOptions(), new FakeTimeProvider(), _logs);
        await journal.LoadAsync(new JournalPoint<Ledger>(new Ledger(1, 9), 9, DateTimeOffset.MinValue));
        await journal.Execute(new JournalCommand<Ledger, LedgerEvent>("p", "tester", _ => new Poison()));
        _store.FailNextAppend();
        _store.FailNextRead();
        await journal.Execute(LedgerModel.Book("a", 1));
        await journal.DrainAsync();

        Assert.Equal(4, _logs.Lines.Count);
        Assert.Equal(isNamed, _logs.Lines.Any(line => line.Contains("geheim-7f3a", StringComparison.Ordinal)));
    });
}
