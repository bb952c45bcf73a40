using Stadmaken.Boards;
using Stadmaken.Participants;
using Stadmaken.Text;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Support.Boards;

/// <summary>
/// Commands of several people made from small numbers: from a property's generator, which can shrink them,
/// or from a seeded <see cref="Random"/>. The same few ids come back often, so that commands meet.
/// </summary>
public static class BoardTrials
{
    /// <summary>Two people of Haarlem, one of them its steward, someone of another city, and an operator.</summary>
    public static readonly IReadOnlyList<Caller> Callers =
    [
        new("amina", "haarlem", []),
        new("steward", "haarlem", [NetworkRoles.Steward]),
        new("carla", "dordrecht", []),
        new("operator", "lelystad", [NetworkRoles.Operator]),
        Caller.Anonymous,
    ];

    /// <summary>Kinds of command, the frequent ones more often.</summary>
    public const int Kinds = 56;

    private static readonly string[] Texts =
    [
        "Een buurtmoestuin op het oude schoolplein", "Wie betaalt het onderhoud?", "Café ☕ als ontmoetingsplek 🏡", "",
        "Regel één\nRegel twee\tmet tab", "\"Aanhalingstekens\" & <haken> \\ schuine streep", "half \ud83d paar", "bel\u0007",
    ];

    private static readonly string[] Colours = ["yellow", "orange", "red", "purple", "blue", "green", "white", "pink"];

    /// <summary>A command and who sends it.</summary>
    /// <param name="kind">0 to <see cref="Kinds"/> − 1.</param>
    /// <param name="who">Any number, as the others.</param>
    /// <param name="x">Mostly which card or zone.</param>
    /// <param name="y">Mostly which other.</param>
    /// <param name="z">Mostly which place, text or colour.</param>
    public static (Caller Caller, BoardCommand Command) Make(int kind, int who, int x, int y, int z)
    {
        // The last, who has not signed in, only now and then.
        var caller = Callers[who % 41 == 40 ? 4 : who % 4];
        string card = $"k{x % 24}", zone = $"z{y % 6}";

        // What is said and linked is about fewer cards, and a comment's id mostly has its author in it: otherwise
        // hardly anybody would come upon a comment of their own to edit, or a link to take away.
        string topic = $"k{x % 8}", other = $"k{y % 8}", comment = $"r{x % 8}-{(z % 5 == 0 ? y : who) % 4}";
        var afterCard = z % 3 == 0 ? $"k{z % 25}" : null;
        var afterZone = z % 2 == 0 ? $"z{z % 7}" : null;
        var atStart = z % 11 == 1;
        var text = Texts[z % 31 < 29 ? 5 - z % 6 : z % 8];
        var title = Texts[z % 31 < 29 ? z % 2 : z % 8];
        return (caller, kind switch
        {
            < 9 => new AddCard(card, zone, text, afterCard, atStart, z % 4 == 0 ? null : Colours[z % 29 == 0 ? 7 : z % 7]),
            < 13 => new MoveCard(card, zone, afterCard, atStart),
            13 => new SetCardColour(card, Colours[z % 29 == 0 ? 7 : z % 7]),
            14 => new RemoveCard(card),
            < 18 => new RestoreCard(card),
            < 20 => new AddComment(comment, topic, text),
            20 or 36 => new EditComment(comment, topic, text),
            21 => new RemoveComment(comment, topic),
            < 24 => new Vote(card),
            24 => new Unvote(card),
            < 27 => new LinkCards(topic, other),
            27 => new UnlinkCards(topic, other),
            28 => new AddZone(zone, title, afterZone),
            29 => new RenameZone(zone, title),
            30 => new MoveZone(zone, afterZone, atStart),

            // Zones come back more often than they go, or most of the run would be about an empty board.
            31 => z % 4 == 0 ? new RemoveZone(zone) : new RestoreZone(zone),
            32 => new RestoreZone(zone),
            33 => new SetBoardTitle(title),
            34 => z % 5 > 1 ? new Lock(CardId: card) : z % 5 == 1 ? new Lock(ZoneId: zone) : z % 20 == 0 ? new Lock() : new Lock(zone, card),
            35 => x % 3 == 0 ? new Unlock() : x % 3 == 1 ? new Unlock(ZoneId: zone) : new Unlock(CardId: card),
            < 43 => new EditCardText(card, 1 + (y % 400), Edit(x, z)),
            < 45 => new RestoreComment(comment, topic),
            45 => z % 2 == 0 ? new StartTimer(z % 7 == 0 ? 0 : z % 300) : new StartTimer(),
            46 => z % 2 == 0 ? new PauseTimer() : new ExtendTimer((z % 41) - 20),
            47 => z % 3 == 0 ? new StopTimer() : new BringEveryone(z % 2 == 0 ? zone : null, z % 5 == 0 ? card : null),
            48 => z % 2 == 0 ? new CloseVoting() : new StartVoting(1 + (z % 4), z % 3 == 0 ? 2 : null, z % 4 == 0 ? [zone] : null),
            < 51 => z % 4 == 0 ? new Unvote(card, InRound: true) : new Vote(card, InRound: z % 3 == 0),
            51 => z % 2 == 0 ? new Reveal() : new StartPrivateWriting(z % 4 == 1 ? null : [zone]),
            52 => z % 3 == 0 ? new SetBoardRole(Callers[y % 4].ParticipantId) : new SetBoardRole(Callers[y % 4].ParticipantId, BoardRoles.All[z % 4]),
            53 => new SetDefaultRole(z % 5 == 0 ? BoardRoles.All[x % 4] : BoardRoles.Editor),
            _ => new RewindZone(zone, 1 + (y % 200)),
        });
    }

    // Short ones near the beginning: most texts are short, and edits that miss the text altogether say little.
    private static TextOperation Edit(int x, int z)
    {
        var operation = new TextOperationBuilder().Retain(x % 9);
        return (z % 3) switch
        {
            0 => operation.Insert(Texts[z % 29 == 0 ? 7 : z % 3][..Math.Min(4, Texts[z % 29 == 0 ? 7 : z % 3].Length)]).Build(),
            1 => operation.Delete(1 + (z % 5)).Build(),
            _ => operation.Insert("é🌱").Delete(z % 3).Build(),
        };
    }

    /// <summary>The next command of a seeded run. Locks are mostly followed by unlocks, or the run would soon stand still.</summary>
    public static IEnumerable<(Caller Caller, BoardCommand Command)> Run(Random random)
    {
        foreach (var zone in Enumerable.Range(0, 6))
        {
            yield return (Callers[1], new AddZone($"z{zone}", $"Vak {zone}"));
        }

        while (true)
        {
            var made = Make(random.Next(Kinds), random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000));
            yield return made;
            if (made.Command is Lock held && random.Next(8) > 0)
            {
                yield return Make(random.Next(Kinds), random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000));
                yield return (made.Caller, new Unlock(held.ZoneId, held.CardId));
            }
        }
    }
}
