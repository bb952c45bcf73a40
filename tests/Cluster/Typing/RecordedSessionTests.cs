using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Cluster.Hosting;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;

namespace Stadmaken.Tests.Cluster.Typing;

public class RecordedSessionTests
{
    [Fact]
    public async Task T9_a_recorded_session_of_two_people_on_a_real_board_ends_with_what_they_had()
    {
        var session = RecordedSession.Load();
        Assert.SkipWhen(session is null, $"The recording is not there: {RecordedSession.File}");
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data, boards: limits => limits.CardTextUnits = 1_000_000);
        var card = await GrainCard.OpenAsync(cluster.Board("b"));

        var replay = await new SessionReplay(session, card).PlayAsync();

        Assert.Equal((session.EndContent, session.EndContent, session.EndContent), await replay.EndAsync());
        Assert.InRange(replay.Transformed, 500, int.MaxValue);
    }

    private sealed class GrainCard(IBoardGrain board) : ITextServer
    {
        // The board was opened at version 1.
        private const int Before = 1;

        private readonly BoardModel _model = new();

        public int Version { get; private set; }

        public static async Task<GrainCard> OpenAsync(IBoardGrain board)
        {
            Assert.Null(await board.Begin(People.Amina, new BoardOpening("Samen typen", BoardVisibilities.Public, "haarlem", [new("z0", "Vak", [new("k", string.Empty, "white")])])));
            return new GrainCard(board);
        }

        public async ValueTask<TextOperation> SubmitAsync(TextOperation operation, int baseVersion)
        {
            var version = await board.SubmitUntilStoredAsync(new BoardSubmission($"c-{Version}", People.Amina, new EditCardText("k", baseVersion + Before, operation)));
            var entry = Assert.Single((await board.Read(version - 1, 1)).Entries);
            Version = (int)version - Before;
            return ((CardTextEdited)_model.Events.Decode(entry.Type, entry.Data)).Operation;
        }

        public async ValueTask<string> TextAsync()
        {
            var opened = await board.Open(People.Amina, since: null);
            var snapshot = JsonSerializer.Deserialize(opened.Value!.Snapshot, BoardJson.Readable.BoardSnapshot)!;
            return snapshot.Zones[0].Cards[0].Text;
        }
    }
}
