using Stadmaken.Boards;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>What the samples of a gathering's events are read as.</summary>
internal static class StoredGatheringEvents
{
    private static readonly GatheringFacts Facts = new(
        "Stadexpeditie Brunssum",
        "expedition",
        "Op bezoek bij de zorgcoöperatie.",
        "Dorpsplein 1",
        At(12, 9),
        At(12, 16, 30),
        ["cooperation", "financing"],
        50.94,
        5.97,
        "https://bijeen.example/abc",
        "zorg");

    internal static readonly Dictionary<string, object> Expected = new()
    {
        ["gathering/gatheringStarted"] = new GatheringStarted("parkstad", Facts),
        ["gathering/gatheringChanged"] = new GatheringChanged("Expeditie Zorg", "Met lunch.", "Buurthuis", At(13, 9), At(13, 12), ["inclusivity"], 50.9, 5.9, string.Empty),
        ["gathering/stopAdded"] = new StopAdded("h1", "De keuken", "Kerkstraat 2", 1, "zorg", At(12, 10)),
        ["gathering/stopChanged"] = new StopChanged("h1", "De tuin", "Kerkstraat 4", "tuin", At(12, 10, 30)),
        ["gathering/stopMoved"] = new StopMoved("h1", 2),
        ["gathering/stopRemoved"] = new StopRemoved("h1"),
        ["gathering/attendanceSaid"] = new AttendanceSaid("not-coming"),
        ["gathering/attendanceNoted"] = new AttendanceNoted("p-3", true),
        ["gathering/questionLeft"] = new QuestionLeft("v1", "Wie zorgt er na vijven?", "h1"),
        ["gathering/questionAnswered"] = new QuestionAnswered("v1", "a1", "De buren, met een rooster."),
        ["gathering/gatheringCancelled"] = new GatheringCancelled("Te veel sneeuw."),
        ["gathering/boardPlanned"] = new BoardPlanned("gathering-g1", "Stadexpeditie Brunssum", "network", new BoardOpener("p-88", "parkstad", []), [new("cooperation", "Samenwerken")]),
        ["gathering/boardBegun"] = new BoardBegun("gathering-g1"),
        ["city/gatheringPlanned"] = new GatheringPlanned("g1", Facts, new BoardOpener("p-88", "parkstad", ["steward"])),
        ["city/gatheringBegun"] = new GatheringBegun("g1"),
        ["board/boardOpened.4"] = new BoardOpened("Stadexpeditie Brunssum", "network", [], "parkstad", GatheringId: "g1"),
    };

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2027, 3, day, hour, minute, 0, TimeSpan.Zero);
}
