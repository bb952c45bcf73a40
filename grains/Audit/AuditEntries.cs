using System.Text.Json;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Audit;

/// <summary>What can be told of any entry of the audit, whatever its event.</summary>
internal static class AuditEntries
{
    /// <summary>The city it concerns; null for none.</summary>
    internal static string? CityOf(JournalEntry entry)
    {
        using var fields = JsonDocument.Parse(entry.Data);
        return fields.RootElement.TryGetProperty("cityId", out var city) ? city.GetString() : null;
    }
}
