using Stadmaken.Tests.Support.Text;

namespace Stadmaken.Tests.Unit.Text;

public class RecordedSessionTests
{
    [Fact]
    public void T9_A_recorded_session_of_two_people_ends_with_what_they_had()
    {
        var session = RecordedSession.Load();
        Assert.SkipWhen(session is null, $"The recording is not there: {RecordedSession.File}");

        var replay = new SessionReplay(session).Play();

        Assert.Equal((session.EndContent, session.EndContent, session.EndContent), replay.End);
        Assert.InRange(replay.Transformed, 500, int.MaxValue);
        Assert.InRange(replay.Met, 500, int.MaxValue);
    }
}
