using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participants;

/// <content>
/// Export: everything about a participant, for themselves. What is stored are events, so what they wrote and what others noted of them is told as the
/// events that say so: what, where and when.
/// </content>
public sealed partial class ParticipantGrain
{
    /// <inheritdoc/>
    public async Task<Answer<byte[]>> Export(Caller caller)
    {
        await Journal.RefreshAsync();
        if (ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal)
        {
            return refusal;
        }

        var output = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("participantId", ParticipantId);
        json.WriteString("exportedAt", _clock.GetUtcNow());
        json.WriteStartObject("profile");
        json.WriteString("displayName", State.DisplayName);
        json.WriteString("cityId", State.CityId);
        json.WriteString("sector", State.Sector);
        json.WriteEndObject();
        WriteStrings(json, "followedPractices", State.Feed.All.Select(followed => followed.PracticeId));
        WriteStrings(json, "followedBoards", State.AllBoards.Select(board => board.BoardId));
        json.WriteStartArray("journals");
        foreach (var journalId in await _store.FindJournalsAsync(ParticipantId, CancellationToken.None))
        {
            await WriteJournalAsync(json, journalId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync();
        return output.WrittenSpan.ToArray();
    }

    private async Task WriteJournalAsync(Utf8JsonWriter json, string journalId)
    {
        json.WriteStartObject();
        json.WriteString("kind", JournalMetrics.KindOf(journalId));
        json.WriteString("id", JournalIds.Local(journalId));
        json.WriteStartArray("events");
        var after = 0L;

        // Also what a moderator hid: it is still theirs.
        var withheld = (await _store.ReadWithheldAsync(journalId, CancellationToken.None)).ToDictionary(kept => kept.Version, kept => kept.Data);
        while (await _store.ReadAsync(journalId, after, Following.LargestPage, CancellationToken.None) is { Count: > 0 } page)
        {
            foreach (var entry in page.Where(IsOfThem))
            {
                var written = new ArrayBufferWriter<byte>();
                WireEvents.Write(written, entry.By == ParticipantId ? entry with { Data = withheld.GetValueOrDefault(entry.Version, entry.Data) } : entry);
                json.WriteRawValue(written.WrittenSpan);
            }

            after = page[^1].Version;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private bool IsOfThem(JournalEntry entry) =>
        entry.By == ParticipantId || entry.Data.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ParticipantId)) >= 0;

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
