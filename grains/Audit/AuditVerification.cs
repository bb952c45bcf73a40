using System.Text.Json;
using Stadmaken.Audit;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Audit;

/// <summary>
/// Goes along the chain of the audit from its first entry. Finds whatever was changed, removed, swapped or put in, except at the very end: an entry that
/// nothing follows is vouched for by nothing, so its head is kept elsewhere and shown again later (rule A3).
/// </summary>
public sealed class AuditVerification
{
    private readonly List<AuditBreak> _breaks = [];
    private readonly Dictionary<long, string> _hashes = [];

    /// <summary>Where it is broken, in order.</summary>
    public IReadOnlyList<AuditBreak> Breaks => _breaks;

    /// <summary>How many texts were redacted, which breaks nothing.</summary>
    public int Redacted { get; private set; }

    /// <summary>The version of the last entry; 0 for none.</summary>
    public long Version { get; private set; }

    /// <summary>The hash of the last entry.</summary>
    public string Head { get; private set; } = AuditChain.Beginning;

    /// <summary>Whether this was the hash of the entry at this version; false when there is no such entry.</summary>
    public bool Had(long version, string hash) => _hashes.GetValueOrDefault(version) == hash;

    /// <summary>Looks at the next entries.</summary>
    public void Take(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Take(entry);
        }
    }

    private void Take(JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            _breaks.Add(new AuditBreak(Version + 1, $"It is missing: after version {Version} comes {entry.Version}."));
        }

        try
        {
            using var fields = JsonDocument.Parse(entry.Data);
            if (!fields.RootElement.TryGetProperty("previous", out var previous) || previous.ValueKind != JsonValueKind.String || previous.GetString() != Head)
            {
                _breaks.Add(new AuditBreak(entry.Version, Version == 0
                    ? "It is the first, and says that another came before it."
                    : $"It does not follow the entry at version {Version} as that is now: one of the two was changed, removed, swapped or put in."));
            }

            foreach (var (digest, text, salt) in AuditChain.TextsOf(fields.RootElement))
            {
                if (AuditText.IsRedacted(text))
                {
                    Redacted++;
                }
                else if (salt is null || AuditText.DigestOf(salt, text!) != digest)
                {
                    _breaks.Add(new AuditBreak(entry.Version, "A text in it is not the one that was written."));
                }
            }

            Head = AuditChain.HashOf(entry);
        }
        catch (JsonException)
        {
            _breaks.Add(new AuditBreak(entry.Version, "It cannot be read."));
        }

        Version = entry.Version;
        _hashes[Version] = Head;
    }
}

/// <summary>Where the chain of the audit is broken.</summary>
/// <param name="Version">At which entry.</param>
/// <param name="What">How, for people; nothing of what is in it.</param>
public sealed record AuditBreak(long Version, string What);
