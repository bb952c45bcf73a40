namespace Stadmaken.Api.Auth;

/// <summary>Settings of sessions, under <c>Sessions</c>.</summary>
public sealed class SessionSettings
{
    /// <summary>How long a session lasts after signing in; more than nothing. It is not prolonged by use.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// The same for someone who signed in at a broker; shorter, since what the broker says of them (their roles, whether they are still there) is only
    /// heard when they sign in.
    /// </summary>
    public TimeSpan BrokerLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whether anyone may sign in by just giving a name. Left out: only when embedded and without a broker.</summary>
    public bool? Guests { get; set; }

    /// <summary>
    /// Where the keys are kept that sessions are sealed with. Left out: <c>keys</c> in
    /// <c>Storage:DataDirectory</c>. All API nodes of a cluster need the same keys.
    /// </summary>
    public string? KeyDirectory { get; set; }
}
