using System.Text.Json;
using Stadmaken.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Participants;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Participants;

public class ParticipantTests
{
    private static readonly ParticipantModel Model = new();

    private static Recorded<ParticipantEvent> At(ParticipantEvent happened) => new(1, DateTimeOffset.UnixEpoch, "p1", happened);

    [Fact]
    public void A_newcomer_registers_once()
    {
        var decision = ParticipantDecider.Register(Model.Empty, "Renée", "haarlem", "civic");
        var state = Model.Fold(Model.Empty, At(decision.Event!));

        Assert.Null(Model.Empty.ToProfile("p1"));
        Assert.Equal(new ParticipantProfile("p1", "Renée", "haarlem", "civic"), state.ToProfile("p1"));
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.Register(state, "Renée", "haarlem", "civic").Refusal?.Code);
        Assert.Throws<InvalidOperationException>(() => Model.Fold(state, At(decision.Event!)));
        Assert.Equal(state, JsonSerializer.Deserialize(JsonSerializer.Serialize(state, Model.Snapshot), Model.Snapshot));
    }

    [Fact]
    public void A_newcomer_is_told_everything_that_is_wrong()
    {
        Assert.Equal(["displayName", "cityId", "sector"], ParticipantRules.Validate("a\nb", "Haarlem", "royal").Select(refusal => refusal.Field));
        Assert.Equal(["displayName", "cityId", "sector"], ParticipantRules.Validate(null, null, null).Select(refusal => refusal.Field));
        Assert.Equal(RefusalCodes.TooLarge, ParticipantRules.Validate(new string('x', 81), "haarlem", "civic").Single().Code);
        Assert.Equal("sector", ParticipantDecider.Register(Model.Empty, "Renée", "haarlem", "royal").Refusal?.Field);
    }

    [Fact]
    public void F10_a_board_has_one_item_until_that_is_read_or_the_board_is_seen()
    {
        var item = new BoardItemAdded("bord", 4, "cardAdded", DateTimeOffset.UnixEpoch, 6);
        var state = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"));
        Assert.Equal(RefusalCodes.NotFound, ParticipantDecider.AddBoardItem(state, item).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, ParticipantDecider.UnfollowBoard(state, "bord").Refusal?.Code);

        state = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"), new BoardFollowed("bord", 3), item);
        Assert.Equal((1, new FollowedBoard("bord", 3, 3, 6)), (state.Unread, state.FindBoard("bord")));
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.FollowBoard(state, "bord", 9).Refusal?.Code);
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.AddBoardItem(state, item with { BoardVersion = 7, UpTo = 7 }).Refusal?.Code);

        var seen = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"), new BoardFollowed("bord", 3), item, new BoardSeen("bord", 8));
        Assert.Equal(0, seen.Unread);
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.AddBoardItem(seen, item with { BoardVersion = 8, UpTo = 9 }).Refusal?.Code);
        Assert.NotNull(ParticipantDecider.AddBoardItem(seen, item with { BoardVersion = 9, UpTo = 9 }).Event);
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.SawBoard(seen, "bord", 8).Refusal?.Code);

        var read = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"), new BoardFollowed("bord", 3), item, new InboxRead(3));
        Assert.Equal(0, read.Unread);
        Assert.NotNull(ParticipantDecider.AddBoardItem(read, item with { BoardVersion = 7, UpTo = 7 }).Event);
        Assert.Equivalent(read, JsonSerializer.Deserialize(JsonSerializer.Serialize(read, Model.Snapshot), Model.Snapshot), strict: true);
        Assert.Throws<InvalidOperationException>(() => Fold(new ParticipantRegistered("Renée", "haarlem", "civic"), item));
    }

    private static ParticipantState Fold(params ParticipantEvent[] events) =>
        events.Select((happened, i) => new Recorded<ParticipantEvent>(i + 1, DateTimeOffset.UnixEpoch, "p1", happened)).Aggregate(Model.Empty, Model.Fold);
}
