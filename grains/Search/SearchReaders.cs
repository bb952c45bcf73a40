using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Search;

/// <summary>Who may see what is in a journal, in a form that an index can filter by (rule S3). Operators see everything, so they are not in it.</summary>
/// <param name="Audience">A group that may; empty for none.</param>
/// <param name="Others">Who may besides: people and stewards; in order.</param>
public sealed record SearchReaders(string Audience, IReadOnlyList<string> Others)
{
    private const string Everybody = "public";
    private const string Participants = "network";

    /// <summary>Everybody, also who has not signed in.</summary>
    public static readonly SearchReaders Public = new(Everybody, []);

    /// <summary>
    /// Those of a board. The same as <see cref="BoardAccessRules"/> say, but for guests by invitation, who come for one board and find nothing of it here.
    /// </summary>
    public static SearchReaders Of(BoardState board)
    {
        var audience = board.Visibility switch
        {
            BoardVisibilities.Public => Everybody,
            BoardVisibilities.Network => Participants,
            BoardVisibilities.City when board.CityId is not null => Of(board.CityId),
            _ => string.Empty,
        };
        if (audience is Everybody or Participants)
        {
            // Whoever else may see it is signed in, and may anyway.
            return new SearchReaders(audience, []);
        }

        var others = new SortedSet<string>(StringComparer.Ordinal) { Person(board.CreatedBy) };
        if (board.CityId is not null)
        {
            others.Add(Steward(board.CityId));
        }

        others.UnionWith(board.Roles.Keys.Select(Person));
        others.UnionWith(board.Leaders.Select(Person));
        return new SearchReaders(audience, [.. others]);
    }

    /// <summary>What somebody who asks counts as; null for an operator, who is not to be filtered for.</summary>
    public static SearchAsker? Asking(Caller caller)
    {
        if (!caller.IsSignedIn)
        {
            return new SearchAsker([Everybody], []);
        }

        return caller.IsOperator ? null : new SearchAsker(
            caller.CityId.Length == 0 ? [Everybody, Participants] : [Everybody, Participants, Of(caller.CityId)],
            caller.IsStewardOf(caller.CityId) ? [Person(caller.ParticipantId), Steward(caller.CityId)] : [Person(caller.ParticipantId)]);
    }

    private static string Of(string cityId) => "city:" + cityId;

    private static string Person(string participantId) => "person:" + participantId;

    private static string Steward(string cityId) => "steward:" + cityId;
}

/// <summary>As whom somebody may see things.</summary>
/// <param name="Audiences">Groups they are in.</param>
/// <param name="Others">What else they are.</param>
public sealed record SearchAsker(IReadOnlyList<string> Audiences, IReadOnlyList<string> Others);
