using System.Text.Json;
using CsCheck;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Boards;

namespace Stadmaken.Tests.Properties.Boards;

public class BoardProperties
{
    // Low, so that every limit is met often.
    private static readonly BoardLimits Limits = new()
    {
        Zones = 5,
        CardsPerZone = 8,
        CardsPerBoard = 22,
        CommentsPerCard = 2,
        Links = 8,
        CardTextUnits = 45,
    };

    private static readonly Gen<(Caller Caller, BoardCommand Command)[]> Commands = Gen
        .Select(Gen.Int[0, BoardTrials.Kinds - 1], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999])
        .Select((kind, who, x, y, z) => BoardTrials.Make(kind, who, x, y, z))
        .Array[0, 120];

    [Fact]
    public void Any_commands_keep_a_board_whole()
    {
        // A failure prints the seed to give here and the shortest commands found.
        Commands.Sample(commands => { Play(commands); }, iter: 300, threads: 1, print: Print);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_long_run_keeps_a_board_whole_with_seed(int seed) =>
        Play(BoardTrials.Run(new Random(seed)).Take(600));

    [Fact]
    public void The_runs_are_not_vacuous()
    {
        var accepted = new Dictionary<Type, int>();
        var refused = new Dictionary<string, int>();
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var board = Open(null);
            foreach (var (caller, command) in BoardTrials.Run(new Random(seed)).Take(600))
            {
                var decision = board.Try(caller, command);
                if (decision.IsAccepted)
                {
                    accepted[command.GetType()] = accepted.GetValueOrDefault(command.GetType()) + 1;
                }
                else
                {
                    refused[decision.Refusal.Code] = refused.GetValueOrDefault(decision.Refusal.Code) + 1;
                }
            }
        }

        var never = typeof(BoardCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BoardCommand)) && !accepted.ContainsKey(type)
            // Redactions are played in RedactionProperties, on a journal and not on a state alone.
            && type != typeof(HideContent) && type != typeof(RestoreContent) && type != typeof(RedactContent) && type != typeof(SetRetention));
        Assert.Empty(never);
        Assert.InRange(accepted.Values.Sum(), 600, 2_400);
        Assert.Equal(["conflict", "invalid", "locked", "not-allowed", "not-found", "too-large"], refused.Keys.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> BrokenFolds => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(BrokenFolds))]
    public void Control_a_broken_fold_is_noticed(string name) =>
        Assert.ThrowsAny<Exception>(() =>
        {
            foreach (var seed in Enumerable.Range(1, 5))
            {
                Play(BoardTrials.Run(new Random(seed)).Take(600), Broken[name]);
            }
        });

    private static readonly Dictionary<string, Func<BoardState, Recorded<BoardEvent>, BoardState>> Broken = new()
    {
        ["a moved card stays where it was too"] = (state, recorded) =>
        {
            var next = PlayedBoard.Model.Fold(state, recorded);
            return recorded.Event is CardMoved moved && state.Cards[moved.CardId].ZoneId is var left && left != moved.ZoneId
                ? next with { Zones = next.Zones.SetItem(left, state.Zones[left]) }
                : next;
        },
        ["an event is skipped"] = (state, recorded) =>
            recorded.Event is ZoneMoved ? state : PlayedBoard.Model.Fold(state, recorded),
        ["a card is counted twice"] = (state, recorded) =>
            PlayedBoard.Model.Fold(state, recorded) is var next && recorded.Event is CardRestored
                ? next with { CardsOnBoard = next.CardsOnBoard + 1 }
                : next,
    };

    private static PlayedBoard Open(Func<BoardState, Recorded<BoardEvent>, BoardState>? fold) =>
        new(new BoardOpening("Bord", "public", "haarlem", [new("z0", "Nul"), new("z1", "Een"), new("z2", "Twee")]), Limits, fold);

    private static void Play(IEnumerable<(Caller Caller, BoardCommand Command)> commands, Func<BoardState, Recorded<BoardEvent>, BoardState>? fold = null)
    {
        var board = Open(fold);
        var description = BoardInvariants.Describe(board.State);
        foreach (var (caller, command) in commands)
        {
            var decision = board.Try(caller, command);
            var after = BoardInvariants.Describe(board.State);
            if (decision.IsAccepted)
            {
                BoardInvariants.Check(board.State, Limits);
            }
            else
            {
                Assert.Equal(description, after);
            }

            description = after;
        }

        Assert.Equal(description, BoardInvariants.Describe(PlayedBoard.Replay(board.Entries)));
        var stored = JsonSerializer.SerializeToUtf8Bytes(board.State, PlayedBoard.Model.Snapshot);
        var restored = JsonSerializer.Deserialize(stored, PlayedBoard.Model.Snapshot)!;
        Assert.Equal(description, BoardInvariants.Describe(restored));
        Assert.Equal(
            JsonSerializer.Serialize(board.SnapshotFor("amina"), BoardJson.Readable.BoardSnapshot),
            JsonSerializer.Serialize(BoardSnapshots.ToSnapshot(restored, "bord-1", BoardSnapshots.Mine(restored, "amina")), BoardJson.Readable.BoardSnapshot));
    }

    private static string Print((Caller Caller, BoardCommand Command)[] commands) =>
        string.Join('\n', commands.Select(sent => $"{sent.Caller.ParticipantId}: {sent.Command}"));
}
