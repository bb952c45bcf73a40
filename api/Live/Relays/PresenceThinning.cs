using Stadmaken.Boards;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// How much of who is where is told, and how often: the more people there are on a board, the less of each. Pure; the
/// rules and their reasons are in PRESENCE.md.
/// </summary>
/// <param name="Pace">Shortest time between two tellings.</param>
/// <param name="Carets">Shortest time between two tellings of carets; null for none.</param>
/// <param name="Pointers">Shortest time between two tellings of pointers; null for none.</param>
/// <param name="TellsEditing">Whether is told that someone is typing.</param>
/// <param name="TellsWhere">Whether is told where someone is at all.</param>
public sealed record PresenceThinning(TimeSpan Pace, TimeSpan? Carets, TimeSpan? Pointers, bool TellsEditing = true, bool TellsWhere = true)
{
    /// <summary>What holds for so many people.</summary>
    /// <param name="present">How many connections are on the board, of all nodes.</param>
    /// <param name="isPrivate">Whether something is being written in private there (rule P7).</param>
    /// <param name="pace">Shortest time between two tellings to a few people.</param>
    public static PresenceThinning For(int present, bool isPrivate, TimeSpan pace)
    {
        var thinning = present switch
        {
            <= 30 => new PresenceThinning(pace, Carets: pace, Pointers: pace),
            <= 100 => new PresenceThinning(pace, Carets: TimeSpan.FromMilliseconds(200), Pointers: TimeSpan.FromMilliseconds(500)),
            <= 300 => new PresenceThinning(pace, Carets: TimeSpan.FromSeconds(1), Pointers: null),
            _ => new PresenceThinning(TimeSpan.FromSeconds(1), Carets: null, Pointers: null, TellsEditing: false),
        };
        return isPrivate ? thinning with { TellsWhere = false } : thinning;
    }

    /// <summary>That someone is there, or no longer, and nothing more.</summary>
    public static Presence OnlyWho(Presence presence) => new(presence.PresenceId, presence.ParticipantId, Gone: presence.Gone);

    /// <summary>All that is told of a presence, sooner or later.</summary>
    public Presence Shape(Presence newest) => IsBare(newest) ? OnlyWho(newest) : newest with
    {
        Editing = TellsEditing && newest.Editing,
        Caret = Carets is null ? null : newest.Caret,
        PointsAt = Pointers is null ? null : newest.PointsAt,
    };

    /// <summary>
    /// What is told of a presence now. What it is not yet time for stays as it was told, since a presence is told whole: left
    /// out, it would vanish from the screens.
    /// </summary>
    /// <param name="newest">As it is.</param>
    /// <param name="told">As it was told last; null if it was not.</param>
    /// <param name="caretsAreDue">Whether it is time to tell carets.</param>
    /// <param name="pointersAreDue">Whether it is time to tell pointers.</param>
    public Presence Shape(Presence newest, Presence? told, bool caretsAreDue, bool pointersAreDue)
    {
        var shaped = Shape(newest);
        if (IsBare(newest))
        {
            return shaped;
        }

        // A caret in another card's text than the one they are at now would point at the wrong letter.
        var oldCaret = told is not null && told.CardId == newest.CardId && Carets is not null ? told.Caret : null;
        var oldPlace = Pointers is not null ? told?.PointsAt : null;
        return shaped with
        {
            Caret = caretsAreDue ? shaped.Caret : oldCaret,
            PointsAt = pointersAreDue ? shaped.PointsAt : oldPlace,
        };
    }

    private bool IsBare(Presence presence) => presence.Gone || !TellsWhere;
}
