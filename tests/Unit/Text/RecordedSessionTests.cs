using Stadmaken.Tests.Support.Text;

namespace Stadmaken.Tests.Unit.Text;

public class RecordedSessionTests
{
    [Fact]
    public async Task T9_A_recorded_session_of_two_people_ends_with_what_they_had()
    {
        var session = RecordedSession.Load();
        Assert.SkipWhen(session is null, $"The recording is not there: {RecordedSession.File}");

        var replay = await new SessionReplay(session).PlayAsync();

        Assert.Equal((session.EndContent, session.EndContent, session.EndContent), await replay.EndAsync());
        Assert.InRange(replay.Transformed, 500, int.MaxValue);
        Assert.InRange(replay.Met, 500, int.MaxValue);
    }
}
