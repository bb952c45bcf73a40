using System.Text.Json;
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
}
