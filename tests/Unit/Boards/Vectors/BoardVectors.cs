using Stadmaken.Boards;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Boards;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards.Vectors;

/// <summary>
/// Boards whose events and outcome are written to <c>tests/Vectors/board</c>, where the fold of the browser
/// client and the fold here are both held against them.
/// </summary>
internal static class BoardVectors
{
    private static readonly Caller Amina = BoardTrials.Callers[0];
    private static readonly Caller Steward = BoardTrials.Callers[1];
    private static readonly Caller Carla = BoardTrials.Callers[2];

    /// <summary>Every vector: its file name, what it is about, and how it is made.</summary>
    internal static IReadOnlyList<(string File, string Name, Func<PlayedBoard> Play)> All { get; } =
    [
        ("opened", "a board begins with its zones", () => Open()),
        ("opened-empty", "a board of the network begins without zones", () => new PlayedBoard(new BoardOpening("Netwerkbord", "public", null, []))),
        ("zones", "zones are added, renamed and moved to every place", () => Open().Do(
            Amina,
            new AddZone("z3", "Inclusiviteit"), new AddZone("z4", "Zorg", "z1"), new RenameZone("z2", "Geld"),
            new MoveZone("z1"), new MoveZone("z3", AtStart: true), new MoveZone("z4", "z3"), new MoveZone("z4", "z2"))),
        ("zones-removed", "zones leave with their cards and come back where they were", () => WithCards().Do(
            Amina,
            new AddZone("z3", "Zorg"), new RemoveZone("z1"), new RemoveZone("z2"), new RestoreZone("z1"), new RestoreZone("z2"),
            new RemoveZone("z2"), new RemoveZone("z1"), new RestoreZone("z2"), new AddZone("z4", "Wonen", "z1"))),
        ("zones-forgotten", "of removed zones the last 50 are kept, with their cards and links", Forgotten),
        ("cards", "cards are added, coloured and moved to every place", () => WithCards().Do(
            Amina,
            new AddCard("k5", "z1", "Vooraan", AtStart: true), new AddCard("k6", "z1", string.Empty, "k1", Colour: "white"),
            new SetCardColour("k2", "purple"), new MoveCard("k1", "z2"), new MoveCard("k2", "z1", AtStart: true), new MoveCard("k3", "z2", "k4"),
            new MoveCard("k6", "z1", "k1"), new MoveCard("k2", "z1", "k5"), new MoveCard("k4", "z2"))),
        ("cards-removed", "removed cards keep their comments, votes and links, and come back at the end", () => WithCards().Do(
            Amina,
            new AddComment("r1", "k1", "Goed plan"), new Vote("k1"), new LinkCards("k1", "k4"), new LinkCards("k2", "k1"),
            new RemoveCard("k1"), new RemoveCard("k4"), new RestoreCard("k1"), new RemoveCard("k2"))),
        ("cards-removed-in-removed-zone", "a card that was removed before its zone stays removed", () => WithCards().Do(
            Amina, new RemoveCard("k1"), new RemoveZone("z1"), new RestoreZone("z1"), new RemoveCard("k2"), new RestoreCard("k1"), new RemoveZone("z1"))),
        ("comments", "comments are added, edited and removed", () => WithCards()
            .Do(Amina, new AddComment("r1", "k1", "Eens"), new AddComment("r2", "k1", "Met een vraag:\nwie begint?"))
            .Do(Carla, new AddComment("r3", "k1", "Wij in Dordrecht 👋"), new EditComment("r3", "k1", "Wij, in Dordrecht"))
            .Do(Amina, new EditComment("r1", "k1", "Bijna eens"), new EditComment("r1", "k1", "Eens"))
            .Do(Steward, new RemoveComment("r2", "k1"))),
        ("votes", "voting twice is voting once", () => WithCards()
            .Do(Carla, new Vote("k1"), new Vote("k2")).Do(Amina, new Vote("k1"), new Vote("k1"), new Unvote("k3"))
            .Do(Carla, new Unvote("k2"), new Unvote("k1")).Do(Steward, new Vote("k1")).Do(Carla, new Vote("k1"))),
        ("links", "links are shown while both cards are on the board, in the order they were drawn", () => WithCards().Do(
            Amina,
            new LinkCards("k4", "k1"), new LinkCards("k1", "k2"), new LinkCards("k2", "k1"), new LinkCards("k1", "k2"), new LinkCards("k1", "k3"),
            new UnlinkCards("k2", "k1"), new UnlinkCards("k2", "k1"), new RemoveCard("k4"), new MoveCard("k1", "z2"), new RestoreCard("k4"),
            new RemoveZone("z1"), new RestoreZone("z1"), new RemoveCard("k3"))),
        ("locks", "the board, zones and cards are locked and unlocked", () => WithCards()
            .Do(Amina, new Lock(CardId: "k1"), new Lock(ZoneId: "z2"), new Lock(CardId: "k2"), new Unlock(CardId: "k2"), new Unlock(CardId: "k3"))
            .Do(Carla, new Lock(), new Lock()).Do(Steward, new Unlock()).Do(Carla, new SetBoardTitle("Wijkbord Schalkwijk"), new Lock())),
        .. Enumerable.Range(1, 5).Select(seed => ($"random-{seed}", $"about 200 events of a random run with seed {seed}", Random(seed))),
    ];

    private static PlayedBoard Open() =>
        new(new BoardOpening("Leergebieden Haarlem", "network", "haarlem", [new("z1", "Samenwerken"), new("z2", "Financieren")]));

    private static PlayedBoard WithCards() => Open().Do(
        Amina,
        new AddCard("k1", "z1", "Een buurtmoestuin op het oude schoolplein"),
        new AddCard("k2", "z1", "Wie betaalt het onderhoud?", Colour: "red"),
        new AddCard("k3", "z1", "Café ☕ als ontmoetingsplek 🏡\n\"elke woensdag\" & <vrijdag>"),
        new AddCard("k4", "z2", "Eén potje met de woningcorporatie", Colour: "green"));

    private static PlayedBoard Forgotten()
    {
        var board = WithCards().Do(
            Amina, new AddComment("r1", "k4", "Eens"), new LinkCards("k1", "k4"), new LinkCards("k4", "k2"), new LinkCards("k1", "k2"), new RemoveCard("k3"), new RemoveZone("z2"));
        for (var i = 0; i < 51; i++)
        {
            board.Do(Amina, new AddZone($"v{i}", $"Vak {i}"), new RemoveZone($"v{i}"));
        }

        // Ids of what is forgotten are free again, and find nothing of what was.
        return board.Do(Amina, new AddZone("z2", "Opnieuw"), new AddCard("k4", "z2", "Opnieuw"), new AddComment("r1", "k4", "Opnieuw"));
    }

    private static Func<PlayedBoard> Random(int seed) => () =>
    {
        var board = Open();
        foreach (var (caller, command) in BoardTrials.Run(new Random(seed)))
        {
            board.Try(caller, command);
            if (board.Entries.Count == 200)
            {
                break;
            }
        }

        return board;
    };
}
