using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <summary>The boards of a home, in the order they were planned.</summary>
/// <param name="Boards">Planned and begun ones.</param>
public sealed record BoardShelf(ImmutableArray<ShelvedBoard> Boards)
{
    /// <summary>Without boards.</summary>
    public static readonly BoardShelf Empty = new([]);

    /// <summary>Boards that were planned and are not known to have begun: to be begun, again if need be.</summary>
    [JsonIgnore]
    public IEnumerable<ShelvedBoard> Planned => Boards.Where(board => !board.HasBegun);

    /// <summary>The board, if it was planned here.</summary>
    public ShelvedBoard? Find(string boardId) => Boards.FirstOrDefault(board => board.BoardId == boardId);

    /// <summary>The boards that have begun and that the caller may see, by the visibility they were opened with.</summary>
    /// <param name="cityId">The city whose shelf this is; null for the network's.</param>
    /// <param name="caller">Who asks.</param>
    public BoardListing[] List(string? cityId, Caller caller) =>
    [
        .. Boards
            .Where(board => board.HasBegun
                && BoardAccessRules.For(board.Visibility, cityId, board.Opener.ParticipantId, caller) is not null)
            .Select(board => new BoardListing(board.BoardId, board.Title)),
    ];

    /// <summary>With one more board to begin.</summary>
    /// <exception cref="InvalidOperationException">It is here already (rule J6).</exception>
    internal BoardShelf Plan(Recorded<HomeEvent> recorded, BoardPlanned e) =>
        Find(e.BoardId) is null
            ? new(Boards.Add(new ShelvedBoard(e.BoardId, e.Title, e.Visibility, e.Opener, [.. e.Zones], false) { Template = e.Template, Links = [.. e.Links ?? []] }))
            : throw Misfit(recorded, $"board '{e.BoardId}' was planned already");

    /// <summary>With this board begun.</summary>
    /// <exception cref="InvalidOperationException">It was not planned (rule J6).</exception>
    internal BoardShelf Begin(Recorded<HomeEvent> recorded, BoardBegun e)
    {
        var board = Find(e.BoardId) ?? throw Misfit(recorded, $"board '{e.BoardId}' was not planned");
        return new(Boards.Replace(board, board with { HasBegun = true, Zones = [], Links = [] }));
    }

    internal static InvalidOperationException Misfit(Recorded<HomeEvent> recorded, string why) =>
        new($"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit: {why}.");
}

/// <summary>A board as its home knows it: how it was opened, not what became of it.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">The title it was opened with.</param>
/// <param name="Visibility">One of <see cref="BoardVisibilities"/>.</param>
/// <param name="Opener">Who opened it.</param>
/// <param name="Zones">The zones it is to begin with; none any more once it has begun.</param>
/// <param name="HasBegun">Whether it is known to have begun.</param>
public sealed record ShelvedBoard(
    string BoardId,
    string Title,
    string Visibility,
    BoardOpener Opener,
    ImmutableArray<ZoneOpening> Zones,
    bool HasBegun)
{
    /// <summary>The template it is made from, if any.</summary>
    public string? Template { get; init; }

    /// <summary>The links it is to begin with; none any more once it has begun.</summary>
    public ImmutableArray<CardLink> Links { get; init; } = [];

    /// <summary>How to begin it.</summary>
    /// <param name="cityId">The city whose shelf it is on; null for the network's.</param>
    /// <param name="practiceId">The practice whose shelf it is on, if any.</param>
    /// <param name="gatheringId">The gathering whose shelf it is on, if any.</param>
    public BoardOpening ToOpening(string? cityId, string? practiceId = null, string? gatheringId = null) =>
        new(Title, Visibility, cityId, [.. Zones], Template, Links.IsEmpty ? null : [.. Links], practiceId, gatheringId);
}
