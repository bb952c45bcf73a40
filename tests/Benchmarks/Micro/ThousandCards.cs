using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Text;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>
/// A board of a thousand cards that was in use for a while: some with comments and votes, as many changes of texts as a
/// board remembers, and what five people did last. The same in every run.
/// </summary>
internal static class ThousandCards
{
    /// <summary>Its id.</summary>
    public const string BoardId = "0f5d2a8e6b7c4d1f9a3e5b7c9d1f2a4e";

    private const int Cards = 1_000;
    private const int Zones = 5;

    // More than the board remembers, so that each one more costs what it costs for ever.
    private const int TextEdits = 1_100;

    private static readonly string[] Colours = ["orange", "red", "purple", "blue", "green", "white"];

    /// <summary>The board.</summary>
    public static PlayedBoard Board { get; } = Play();

    /// <summary>What happened last, one kind of edit after the other.</summary>
    /// <param name="count">How many, at most 64.</param>
    public static JournalEntry[] Last(int count) => [.. Board.Entries[^count..]];

    /// <summary>The id of a card, as long as the browser client's.</summary>
    /// <param name="card">0 to 999.</param>
    public static string CardId(int card) => $"k{card:D4}x7Jd82ls0aQ";

    private static PlayedBoard Play()
    {
        ZoneOpening[] zones = [.. Enumerable.Range(0, Zones).Select(zone => new ZoneOpening($"z{zone}", $"Vak {zone}"))];
        var board = new PlayedBoard(new BoardOpening("Het plein", BoardVisibilities.Public, "haarlem", zones));
        for (var card = 0; card < Cards; card++)
        {
            board.Do(Person(card), new AddCard(CardId(card), $"z{card % Zones}", $"Een plein zonder auto's, met bomen, een kraan en {card} stoelen"));
        }

        for (var card = 0; card < Cards; card += 4)
        {
            board.Do(Person(card), new AddComment($"r{card}", CardId(card), "Wie betaalt het onderhoud?"), new Vote(CardId(card)));
        }

        for (var edit = 0; edit < TextEdits; edit++)
        {
            board.Do(Person(edit), Typing(board, edit));
        }

        for (var step = 0; step < 64; step++)
        {
            board.Do(Person(step), Step(board, step));
        }

        return board;
    }

    private static Participants.Caller Person(int number) => new($"deelnemer-{number % 5}", "haarlem", []);

    private static EditCardText Typing(PlayedBoard board, int card) =>
        new(CardId(card % Cards), board.Entries.Count, new TextOperationBuilder().Retain(10).Insert("e").Build());

    // The last of them is a colour, the most frequent kind in our other benchmarks.
    private static BoardCommand Step(PlayedBoard board, int step) => (step % 4) switch
    {
        0 => new MoveCard(CardId(step), $"z{(step + 1) % Zones}"),
        1 => Typing(board, step),
        2 => new AddComment($"r-{step}", CardId(step), "Dat kan de buurt zelf, als de gemeente de sleutel geeft."),
        _ => new SetCardColour(CardId(step), Colours[step % Colours.Length]),
    };
}
