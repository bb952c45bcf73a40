using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.Unit;

public class EventCodecTests
{
    [Fact]
    public void J6_a_stored_event_with_an_unknown_name_is_never_skipped()
    {
        var codec = new EventCodec<BoardEvent>(new Dictionary<string, System.Text.Json.Serialization.Metadata.JsonTypeInfo>
        {
            ["zoneRemoved"] = BoardJson.Readable.ZoneRemoved,
        });

        Assert.Throws<System.Text.Json.JsonException>(() => codec.Decode("zoneVanished", "{}"u8));
    }
}
