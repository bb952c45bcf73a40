using System.Text.Json.Nodes;
using Stadmaken.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Audit;

/// <summary>What becomes of the audit when a person leaves (rule A2): reasons that name them go, as a whole and with their salts.</summary>
internal sealed class AuditRedaction() : RedactionPlanner<AuditState, AuditEvent>(new AuditModel())
{
    private static readonly string[] Concerned = ["participantId", "authorId"];

    /// <inheritdoc/>
    protected override Dictionary<long, EntryRewrite> Persons(string journalId, RedactedJournal<AuditState> journal, Redaction.Person person)
    {
        var names = new PersonalNames(person.Names);
        var reports = new HashSet<string>(StringComparer.Ordinal);
        var changes = new Dictionary<long, EntryRewrite>();
        foreach (var entry in journal.Entries)
        {
            var fields = JsonNode.Parse(entry.Data)!;
            var isTheirs = entry.By == person.ParticipantId;
            var isAbout = Array.Exists(Concerned, name => Says(fields, name, person.ParticipantId));

            // How a report was settled names neither who reported nor who wrote.
            if (Says(fields, "reportId") is { } reportId && ((isTheirs || isAbout) ? reports.Add(reportId) || true : reports.Contains(reportId)))
            {
                isAbout = true;
            }

            if (!isTheirs && !isAbout)
            {
                continue;
            }

            var all = isTheirs && person.AllTexts;
            var data = Rewrite(entry, entry.Data, (place, text) =>
            {
                // The salt comes after its text: it goes when that is gone. A name alone cannot be taken out, or nobody could tell a text of which
                // a part was redacted from one that was tampered with.
                var whole = (string?)place.Around[0]["text"];
                return all || AuditText.IsRedacted(whole) || names.Blot(whole!) != whole ? Blotting.BlotAll(text) : text;
            });
            Note(changes, entry, data ?? entry.Data, null, journal.Withheld.GetValueOrDefault(entry.Version));
        }

        return changes;
    }

    private static bool Says(JsonNode fields, string name, string value) => Says(fields, name) == value;

    private static string? Says(JsonNode fields, string name) => fields[name] is JsonValue value && value.TryGetValue<string>(out var said) ? said : null;
}
