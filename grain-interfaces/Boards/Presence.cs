namespace Stadmaken.Boards;

/// <summary>That someone is on a board now, and where. Never stored.</summary>
/// <param name="PresenceId">Of one connection, random; a participant with two windows is there twice.</param>
/// <param name="ParticipantId">Who.</param>
/// <param name="CardId">The card they are at, if any.</param>
/// <param name="Editing">Whether they are typing in it.</param>
/// <param name="Gone">Whether this says that they left.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.presence")]
public sealed record Presence(
    [property: Id(0)] string PresenceId,
    [property: Id(1)] string ParticipantId,
    [property: Id(2)] string? CardId = null,
    [property: Id(3)] bool Editing = false,
    [property: Id(4)] bool Gone = false);

/// <summary>A node that wants to hear who is on a board.</summary>
[Alias("stadmaken.presence-listener")]
public interface IPresenceListener : IGrainObserver
{
    /// <summary>
    /// Takes the newest of each presence that changed. Awaited, with everything newer coalesced
    /// into the next call, as in rule F2.
    /// </summary>
    [Alias("receive-presence")]
    Task ReceivePresence(Presence[] changes);
}
