using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Stadmaken.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Research;

namespace Stadmaken.Grains.Research;

/// <summary>The data set for research. It keeps of an issue how it was made, never what is in it (rule R5).</summary>
[Reentrant]
public sealed partial class ResearchGrain(JournalServices services)
    : JournalGrain<ResearchState, ResearchEvent>(services, new ResearchModel(), "research-snapshot"), IResearchGrain
{
    private readonly TimeProvider _clock = services.Clock;
    private readonly ILogger _logger = services.Loggers.CreateLogger<ResearchGrain>();
    private readonly IJournalStore _store = services.Store;

    // One at a time: each looks at everything there is.
    private Task _making = Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);

        // What was cut short before its note; the same id twice is once (rule A8).
        _ = NoteIssuesAsync();
    }

    /// <inheritdoc/>
    public async Task<Answer<ResearchIssue>> MakeIssue(Caller caller)
    {
        if (MayUse(caller) is { } not)
        {
            return not;
        }

        await Journal.RefreshAsync();
        try
        {
            var (until, key) = (_clock.GetUtcNow(), Pseudonyms.NewKey());
            var dataset = await MakeAsync(until, key);
            var made = await Journal.Execute(new JournalCommand<ResearchState, ResearchEvent>($"{Guid.NewGuid():N}", caller.ParticipantId, state => new IssueMade(
                state.Issues.Count + 1,
                until,
                ResearchTables.Version,
                key,
                dataset.Events.Count,
                dataset.SuppressedEvents,
                dataset.Quotes.Count,
                dataset.SuppressedQuotes,
                dataset.Checksum())));
            if (made is not CommandResult.Accepted accepted)
            {
                return ((CommandResult.Refused)made).Refusal;
            }

            await NoteIssuesAsync();

            // The journal has nothing but issues: the version of one is its number.
            return State.Find(accepted.Version)!.ToIssue();
        }
        catch (Exception fault) when (fault is JournalStoreException or ResearchUnavailableException)
        {
            LogNotMade(fault);
            return Unreadable;
        }
    }

    /// <inheritdoc/>
    public async Task<Answer<ResearchIssue[]>> Issues(Caller caller)
    {
        await Journal.RefreshAsync();
        return MayUse(caller) is { } not ? not : State.Issues.Select(issue => issue.ToIssue()).ToArray();
    }

    /// <inheritdoc/>
    public async Task<Answer<ResearchRows>> Rows(Caller caller, long number, string table)
    {
        if (MayUse(caller) is { } not)
        {
            return not;
        }

        await Journal.RefreshAsync();
        if (State.Find(number) is not { Made: var made })
        {
            return Refusal.NotFound("issue");
        }

        if (ResearchTables.Find(table) is null)
        {
            return Refusal.NotFound("table");
        }

        Dataset? dataset;
        try
        {
            dataset = made.Tables == ResearchTables.Version ? await MakeAsync(made.Until, made.Key) : null;
        }
        catch (Exception fault) when (fault is JournalStoreException or ResearchUnavailableException)
        {
            LogNotMade(fault);
            return Unreadable;
        }

        if (dataset is null || dataset.Checksum() != made.Checksum)
        {
            return Refusal.Conflict("This issue is not handed out any more: somebody in it withdrew or was erased, or its columns are of an earlier version. Make a new one.");
        }

        // First: nothing is handed out that the audit does not know of.
        var note = new AuditNote(AuditDeeds.ResearchHandedOut, Reason: $"#{number}: {table}");
        return await Audit.Note($"research-rows:{Guid.NewGuid():N}", caller, note) is { } unnoted
            ? unnoted
            : new ResearchRows(table, [.. dataset.RowsOf(table)]);
    }

    /// <inheritdoc/>
    public async Task<ResearchIssue?> Newest()
    {
        await Journal.RefreshAsync();
        return State.Issues is [.., var newest] ? newest.ToIssue() : null;
    }

    private IAuditGrain Audit => GrainFactory.GetGrain<IAuditGrain>(JournalIds.Audit);

    private static Refusal Unreadable => Refusal.Unavailable("Not everything can be read now. Try again later.");

    private static Refusal? MayUse(Caller caller) =>
        caller is { IsSignedIn: true, IsOperator: true } ? null : Refusal.NotAllowed("The data set for research is for operators, who hand it to researchers under an agreement.");

    private Task<Dataset> MakeAsync(DateTimeOffset until, string key)
    {
        var making = MakeAfterAsync(_making, until, key);
        _making = making;
        return making;
    }

    private async Task<Dataset> MakeAfterAsync(Task before, DateTimeOffset until, string key)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var reader = new ResearchReader(_store, GrainFactory);
        return Dataset.Make(await reader.ReadAsync(await reader.ListAsync(), until), key);
    }

    private async Task NoteIssuesAsync()
    {
        try
        {
            foreach (var issue in State.Issues)
            {
                var note = new AuditNote(AuditDeeds.ResearchIssued, Reason: $"#{issue.Made.Number}");
                if (await Audit.Note($"{JournalId}:{issue.Made.Number}", new Caller(issue.By, string.Empty, []), note) is { } refusal)
                {
                    LogNotNoted(issue.Made.Number, refusal.Code);
                }
            }
        }
        catch (Exception fault)
        {
            LogNotingFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An issue of the data set for research could not be made: not everything could be read.")]
    private partial void LogNotMade(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Issue {Number} of the data set for research is not in the audit yet: {Code}. The next activation tries again.")]
    private partial void LogNotNoted(long number, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Issues of the data set for research may not be in the audit yet. The next activation tries again.")]
    private partial void LogNotingFailed(Exception fault);
}
