namespace Stadmaken.Grains.Glances;

/// <summary>How the network at a glance is made.</summary>
public sealed class GlanceOptions
{
    /// <summary>For so long it is told again as it was, whoever asks: what it costs the practices does not grow with who looks.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromSeconds(3);
}
