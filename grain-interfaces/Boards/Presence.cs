namespace Stadmaken.Boards;

/// <summary>That someone is on a board now, and where. Never stored.</summary>
/// <param name="PresenceId">Of one connection, random; a participant with two windows is there twice.</param>
/// <param name="ParticipantId">Who.</param>
/// <param name="CardId">The card they are at, if any.</param>
/// <param name="Editing">Whether they are typing in it.</param>
/// <param name="Gone">Whether this says that they left.</param>
/// <param name="Caret">Where they are in that card's text, if they say so.</param>
/// <param name="PointsAt">What they point at, if they say so.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.presence")]
public sealed record Presence(
    [property: Id(0)] string PresenceId,
    [property: Id(1)] string ParticipantId,
    [property: Id(2)] string? CardId = null,
    [property: Id(3)] bool Editing = false,
    [property: Id(4)] bool Gone = false,
    [property: Id(5)] Caret? Caret = null,
    [property: Id(6)] BoardPlace? PointsAt = null);

/// <summary>A caret, or a selection, in the text that a card had at a version.</summary>
/// <param name="Version">The version of the board; who shows it applies what came since.</param>
/// <param name="From">Where it begins, UTF-16 units from the start.</param>
/// <param name="To">Where it ends; the same for a caret, before <paramref name="From"/> for a selection made backwards.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.caret")]
public sealed record Caret(
    [property: Id(0)] long Version,
    [property: Id(1)] int From,
    [property: Id(2)] int To);

/// <summary>A place that someone points at, in a zone because each screen lays zones out its own way.</summary>
/// <param name="ZoneId">The zone.</param>
/// <param name="X">From its left, 0 to 1.</param>
/// <param name="Y">From its top, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-place")]
public sealed record BoardPlace(
    [property: Id(0)] string ZoneId,
    [property: Id(1)] double X,
    [property: Id(2)] double Y);

/// <summary>A node that wants to hear who is on a board.</summary>
[Alias("stadmaken.presence-listener")]
public interface IPresenceListener : IGrainObserver
{
    /// <summary>
    /// Takes the newest of each presence that changed. Awaited, with everything newer coalesced
    /// into the next call, as in rule F2.
    /// </summary>
    /// <param name="changes">Presences of other nodes.</param>
    /// <param name="whole">Whether those that are not named are gone: the grain is new, or heard of this node for the first time.</param>
    [Alias("receive-presence")]
    Task ReceivePresence(Presence[] changes, bool whole);
}
