using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Text;
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
    internal static IReadOnlyList<BoardVector> All { get; } =
    [
        .. Written.Select(vector => new BoardVector(vector.File, vector.Name, vector.Play, "toeschouwer")),
        .. Facilitated(),
        .. Enumerable.Range(1, 5).SelectMany(seed => new[] { "amina", "steward" }.Select(viewer =>
            new BoardVector($"random-{seed}-{viewer}", $"about 200 events of a random run with seed {seed} as {viewer} sees them", Random(seed), viewer))),
    ];

    private static IReadOnlyList<(string File, string Name, Func<PlayedBoard> Play)> Written =>
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
        ("texts", "texts are edited by operations made on older versions, on removed cards too", () => WithCards()
            .Do(Amina, new EditCardText("k1", 5, Text.Retain(4).Insert("grote ").Build()), new EditCardText("k1", 6, Text.Insert("1. ").Build()))
            .Do(Carla, new EditCardText("k1", 5, Text.Retain(4).Insert("kleine ").Retain(5).Delete(5).Build()), new EditCardText("k3", 6, Text.Retain(5).Delete(1).Insert("🫖").Build()))
            .Do(Amina, new RemoveCard("k1"), new RemoveZone("z2"))
            .Do(Carla, new EditCardText("k1", 9, Text.Insert("Nog bezig: ").Build()), new EditCardText("k4", 9, Text.Delete(3).Insert("1").Build()))
            .Do(Amina, new RestoreCard("k1", "k2"), new RestoreZone("z2"), new RemoveCard("k2"), new RestoreCard("k2", AtStart: true))),
        ("comments-restored", "removed comments come back where they were", () => WithCards()
            .Do(Amina, new AddComment("r1", "k1", "Eerst"), new AddComment("r2", "k1", "Dan"), new EditComment("r1", "k1", "Eerst dit"), new AddComment("r3", "k1", "Laatst"))
            .Do(Amina, new RemoveComment("r1", "k1"), new RemoveComment("r2", "k1"), new RestoreComment("r2", "k1"), new RestoreComment("r1", "k1"), new RemoveComment("r3", "k1"))),
        ("timer", "a timer is started, held, extended and taken up again", () => WithCards()
            .Do(Steward, new StartTimer(300), new PauseTimer(), new ExtendTimer(60), new StartTimer(), new ExtendTimer(-30))),
        ("timer-stopped", "a timer is stopped", () => WithCards().Do(Steward, new StartTimer(300), new PauseTimer(), new StopTimer())),
        ("roles", "roles are given, changed and taken away, and people are brought together", () => WithCards()
            .Do(Steward, new SetBoardRole("carla", "reader"), new SetBoardRole("bram", "facilitator"), new SetBoardRole("carla", "commenter"), new SetDefaultRole("reader"))
            .Do(Steward, new SetBoardRole("bram"), new SetBoardRole("bram", "editor"), new BringEveryone("z1"), new BringEveryone(CardId: "k1"), new BringEveryone())),
        ("leaders", "the practice of a board says who lead it", () => new PlayedBoard(new BoardOpening("Wie doet wat", "city", "parkstad", [new("z1", "Afspraken")], PracticeId: "zorg"))
            .Happens(new Caller(Caller.NetworkId, string.Empty, []), (board, _) => BoardDecider.SetLeaders(board, "zorg", ["bram", "amina"]))
            .Happens(new Caller(Caller.NetworkId, string.Empty, []), (board, _) => BoardDecider.SetLeaders(board, "zorg", ["amina"]))),
        ("invitations", "guests are invited by links, one of which is revoked", () => WithCards()
            .Happens(Steward, (board, now) => BoardDecider.Invite(board, Steward, new NewInvitation("i1", "commenter", now.AddDays(7), "Wijkraad"), new BoardLimits(), now))
            .Happens(Steward, (board, now) => BoardDecider.Invite(board, Steward, new NewInvitation("i2", "reader", now.AddDays(7)), new BoardLimits(), now))
            .Happens(new Caller("gast", string.Empty, []), (board, now) => BoardDecider.RedeemInvitation(board, "i1", now))
            .Do(new Caller("gast", string.Empty, [], new CallerInvitation("i1", "bord-1")), new AddComment("r1", "k1", "Namens de wijkraad"))
            .Happens(Steward, (board, now) => BoardDecider.RevokeInvitation(board, Steward, "i1", now))),
        ("retention", "who leads chooses how long a board is kept", () => WithCards().Do(Steward, new SetRetention(30), new SetRetention(), new SetRetention(365))),
        ("rewound", "a zone is brought back to what it was, wherever its cards are now", () => WithCards()
            .Do(Amina, new AddComment("r1", "k1", "Blijft"), new EditCardText("k1", 5, Text.Delete(4).Insert("Geen ").Build()), new SetCardColour("k2", "blue"), new MoveCard("k3", "z2"))
            .Do(Carla, new RemoveCard("k2"), new RenameZone("z1", "Rommel"), new AddCard("k5", "z1", "Onzin"), new AddCard("k6", "z1", "Nog meer onzin", AtStart: true), new Vote("k1"))
            .Do(Steward, new RewindZone("z1", 6))),
        ("rewound-forgotten", "a card that is long forgotten comes back with what it had", RewoundForgotten),
        ("template", "a board begins with cards, comments and links", () => new PlayedBoard(new BoardOpening(
            "Terugblik", "city", "haarlem",
            [new("z1", "Meenemen", [new("k1", "Wat nemen we mee?", "white", [new("r1", "Begin hier"), new("r2", "Of hier")]), new("k2", "🌱", "green")]), new("z2", "Laten", [])],
            "expedition-retrospective", [new("k1", "k2")]))),
        ("links", "links are shown while both cards are on the board, in the order they were drawn", () => WithCards().Do(
            Amina,
            new LinkCards("k4", "k1"), new LinkCards("k1", "k2"), new LinkCards("k2", "k1"), new LinkCards("k1", "k2"), new LinkCards("k1", "k3"),
            new UnlinkCards("k2", "k1"), new UnlinkCards("k2", "k1"), new RemoveCard("k4"), new MoveCard("k1", "z2"), new RestoreCard("k4"),
            new RemoveZone("z1"), new RestoreZone("z1"), new RemoveCard("k3"))),
        ("locks", "the board, zones and cards are locked and unlocked", () => WithCards()
            .Do(Amina, new Lock(CardId: "k1"), new Lock(ZoneId: "z2"), new Lock(CardId: "k2"), new Unlock(CardId: "k2"), new Unlock(CardId: "k3"))
            .Do(Steward, new Lock(), new Lock()).Do(Amina, new Unlock()).Do(Carla, new SetBoardTitle("Wijkbord Schalkwijk")).Do(Steward, new Lock())),
    ];

    // As several people see the same: what is private differs.
    private static IEnumerable<BoardVector> Facilitated()
    {
        foreach (var (file, name, play) in new (string, string, Func<PlayedBoard>)[]
        {
            ("private-writing", "what is written in private is its author's until all is revealed", () => WrittenInPrivate().Do(Steward, new Reveal())),
            ("private-writing-under-way", "nothing of what others write in private is there before it is revealed", WrittenInPrivate),
            ("voting", "a round of voting, its secret votes and its result", () => Voted().Do(Steward, new CloseVoting(), new StartVoting(1)).Do(Carla, new Vote("k1"))),
            ("voting-under-way", "nobody sees the votes of others while a round is open", Voted),
        })
        {
            foreach (var viewer in new[] { "amina", "carla", "toeschouwer" })
            {
                yield return new BoardVector($"{file}-{viewer}", $"{name}, as {viewer} sees it", play, viewer);
            }
        }
    }

    private static PlayedBoard WrittenInPrivate() => WithCards()
        .Do(Steward, new StartPrivateWriting(["z1", "z2"]))
        .Do(Amina, new AddCard("p1", "z1", "Ik durf het niet hardop te zeggen"), new EditCardText("p1", 7, Text.Retain(3).Insert("nog ").Build()), new SetCardColour("p1", "blue"))
        .Do(Carla, new AddCard("p2", "z2", "Wij ook niet", AtStart: true), new MoveCard("p2", "z1"), new AddCard("p3", "z2", "Weg ermee"), new RemoveCard("p3"))
        .Do(Amina, new AddCard("p4", "z2", "Per ongeluk weg"), new RemoveCard("p4"), new RestoreCard("p4"), new EditCardText("k1", 10, Text.Insert("Plan: ").Build()));

    private static PlayedBoard Voted() => WithCards()
        .Do(Steward, new StartVoting(3, 2, ["z1"]), new Lock())
        .Do(Amina, new Vote("k1"), new Vote("k1"), new Vote("k2"), new Unvote("k1"), new Vote("k3", InRound: true))
        .Do(Carla, new Vote("k2"), new Vote("k2"))
        .Do(Steward, new Unlock(), new RemoveCard("k3"), new Vote("k4"));

    private static TextOperationBuilder Text => new();

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

    private static PlayedBoard RewoundForgotten()
    {
        var board = WithCards().Do(Amina, new AddComment("r1", "k1", "Hoort erbij"), new Vote("k1"), new RemoveCard("k1"));
        for (var i = 0; i < 500; i++)
        {
            board.Do(Amina, new AddCard($"v{i}", "z2", $"Kaart {i}"), new RemoveCard($"v{i}"));
        }

        return board.Do(Steward, new RewindZone("z1", 7));
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

/// <summary>A vector: its file, what it is about, how it is made, and who looks.</summary>
internal sealed record BoardVector(string File, string Name, Func<PlayedBoard> Play, string Viewer);
