using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Research;

/// <summary>
/// The data set for research: its issues, and what is in them. Operators only. Key: <see cref="JournalIds.Research"/>. The rules are in
/// <c>grains/Research/RESEARCH.md</c>.
/// </summary>
[Alias("stadmaken.research")]
public interface IResearchGrain : IJournalGrain, IGrainWithStringKey
{
    /// <summary>Makes the next issue, of everything that happened until now and is consented to now.</summary>
    [Alias("make-issue")]
    [ResponseTimeout("00:10:00")]
    Task<Answer<ResearchIssue>> MakeIssue(Caller caller);

    /// <summary>All issues, oldest first.</summary>
    [Alias("issues")]
    Task<Answer<ResearchIssue[]>> Issues(Caller caller);

    /// <summary>
    /// The rows of a table of an issue, made again from the journals; <c>conflict</c> when they are not what they were, because somebody withdrew or was
    /// erased since (rule R5). That it was handed out is in the audit.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="number">Of the issue.</param>
    /// <param name="table">One of <see cref="ResearchTables.All"/>.</param>
    [Alias("rows")]
    [ResponseTimeout("00:10:00")]
    Task<Answer<ResearchRows>> Rows(Caller caller, long number, string table);

    /// <summary>The newest issue, for the public description of the data set; null if there is none.</summary>
    [Alias("newest")]
    Task<ResearchIssue?> Newest();
}

/// <summary>An issue of the data set, as it is kept: what is in it is not.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was made, UTC; nothing later is in it.</param>
/// <param name="By">Which operator made it.</param>
/// <param name="Events">How many rows its events have.</param>
/// <param name="SuppressedEvents">How many were left out because too few people would have been behind them.</param>
/// <param name="Quotes">How many quotes are in it.</param>
/// <param name="SuppressedQuotes">How many were left out for the same reason.</param>
/// <param name="Checksum">SHA-256 over all of its rows, in lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.research-issue")]
public sealed record ResearchIssue(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] int Events,
    [property: Id(4)] int SuppressedEvents,
    [property: Id(5)] int Quotes,
    [property: Id(6)] int SuppressedQuotes,
    [property: Id(7)] string Checksum);

/// <summary>The rows of a table, each with a value or null for every column, in their order.</summary>
/// <param name="Table">One of <see cref="ResearchTables.All"/>.</param>
/// <param name="Rows">The rows.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.research-rows")]
public sealed record ResearchRows(
    [property: Id(0)] string Table,
    [property: Id(1)] string?[][] Rows);
