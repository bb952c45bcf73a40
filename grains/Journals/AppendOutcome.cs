namespace Stadmaken.Grains.Journals;

/// <summary>What became of an append that the store could decide on.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>All entries are stored, durably.</summary>
    public static readonly AppendOutcome Stored = new AllStored();

    /// <summary>All entries are stored, durably.</summary>
    public sealed record AllStored : AppendOutcome;

    /// <summary>Nothing is stored: the journal is not at the expected version, someone else has written to it (rule J2).</summary>
    /// <param name="ActualVersion">The version it is at.</param>
    public sealed record VersionConflict(long ActualVersion) : AppendOutcome;

    /// <summary>
    /// Nothing is stored: some of the commands are in the journal already (rule J3), too long ago for the
    /// grain to remember. Told only when the expected version is right.
    /// </summary>
    /// <param name="Versions">For each such command id of the append, the version it is stored at.</param>
    public sealed record CommandsKnown(IReadOnlyDictionary<string, long> Versions) : AppendOutcome;
}
