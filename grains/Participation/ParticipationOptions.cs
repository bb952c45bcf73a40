namespace Stadmaken.Grains.Participation;

/// <summary>How the participation mirror is made.</summary>
public sealed class ParticipationOptions
{
    /// <summary>The smallest count of people that is told, the same for the whole network; at least 3 (rule PM5).</summary>
    public int SmallestGroup { get; set; } = 5;

    /// <summary>For so long a mirror is told again as it was: looking up who is of which sector asks every one of them.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromSeconds(30);
}
