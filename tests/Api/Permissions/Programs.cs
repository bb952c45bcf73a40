using Stadmaken.Tests.Api.Whole;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>Everything in one process. One participant asks more in a second than people do.</summary>
public sealed class EmbeddedPermissionProgram : WholeProgram, IPermissionProgram
{
    /// <inheritdoc/>
    protected override string[] Settings => Unlimited.Settings;
}

/// <summary>A silo and two API nodes on PostgreSQL; every question goes to the other node.</summary>
public sealed class ClusterPermissionProgram : ClusterProgram, IPermissionProgram
{
    private int _asked;

    /// <inheritdoc/>
    Uri IPermissionProgram.Address => Address(Interlocked.Increment(ref _asked) & 1);

    /// <inheritdoc/>
    protected override IEnumerable<string> NodeSettings => Unlimited.Settings;
}

internal static class Unlimited
{
    internal static readonly string[] Settings = ["--Requests:PerSecond=0", "--Requests:PerSecondOfAddress=0"];
}
