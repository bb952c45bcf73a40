using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Research;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>What the samples of events of research are read as.</summary>
internal static class StoredResearchEvents
{
    internal static readonly Dictionary<string, object> Expected = new()
    {
        ["participant/consentGiven"] = new ConsentGiven("learning-research", 1),
        ["participant/consentGiven.2"] = new ConsentGiven("quotes", 1, "9f0c"),
        ["participant/consentWithdrawn"] = new ConsentWithdrawn("quotes"),
        ["participant/quoteRemoved"] = new QuoteRemoved("zorg", 12, "lesson"),
        ["research/issueMade"] = new IssueMade(1, new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero), 1, "5e1f", 1204, 31, 18, 2, "a77b"),
    };
}
