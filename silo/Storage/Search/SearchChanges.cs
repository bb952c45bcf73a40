using Stadmaken.Grains.Search;

namespace Stadmaken.Silo.Storage.Search;

/// <summary>A row of a document.</summary>
public sealed record StoredDocument(
    long Number, string JournalId, string ItemId, string? CityId, string Audience, string Facets, string Fingerprint, string Terms);

/// <summary>A row that says how much a document is about a term.</summary>
public readonly record struct Posting(string Term, int Impact, long Document);

/// <summary>What is different in the documents of a journal; of terms only those that changed, since of a long text mostly few do.</summary>
public sealed class SearchChanges
{
    /// <summary>Documents that are new or different.</summary>
    public List<StoredDocument> Documents { get; } = [];

    /// <summary>Documents that are there no more.</summary>
    public List<long> Gone { get; } = [];

    /// <summary>Rows to add.</summary>
    public List<Posting> Added { get; } = [];

    /// <summary>Rows to remove.</summary>
    public List<Posting> Removed { get; } = [];

    /// <summary>A document that is new or different.</summary>
    internal void Put(StoredDocument document, SortedDictionary<string, int> impacts, string? before)
    {
        Documents.Add(document);
        var old = before is null ? [] : TermVector.Read(before);
        Added.AddRange(impacts.Where(now => old.GetValueOrDefault(now.Key) != now.Value).Select(now => new Posting(now.Key, now.Value, document.Number)));
        Removed.AddRange(old.Where(was => impacts.GetValueOrDefault(was.Key) != was.Value).Select(was => new Posting(was.Key, was.Value, document.Number)));
    }

    /// <summary>A document that is there no more.</summary>
    internal void Remove(long number, string terms)
    {
        Gone.Add(number);
        Removed.AddRange(TermVector.Read(terms).Select(was => new Posting(was.Key, was.Value, number)));
    }
}
