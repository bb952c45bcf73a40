using System.Text.Json;

namespace Stadmaken.Grains.Journals;

/// <summary>A snapshot as Orleans grain storage keeps it (rule J7).</summary>
public sealed class JournalSnapshot
{
    /// <summary>Format of <see cref="State"/>; another than the model's is ignored.</summary>
    public int Format { get; set; }

    /// <summary>The version the state is the fold of.</summary>
    public long Version { get; set; }

    /// <summary>The time of that entry.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The state.</summary>
    public JsonElement State { get; set; }
}
