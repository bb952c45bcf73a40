namespace Stadmaken.Participants;

/// <summary>Roles that hold in the whole network, not on one board.</summary>
public static class NetworkRoles
{
    /// <summary>Speaks for their city.</summary>
    public const string Steward = "steward";

    /// <summary>Runs the cluster and admits cities.</summary>
    public const string Operator = "operator";
}
