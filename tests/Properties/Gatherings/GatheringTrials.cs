using Stadmaken.Gatherings;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Properties.Gatherings;

/// <summary>Makes commands from numbers, often about things that are there, sometimes nonsense.</summary>
internal static class GatheringTrials
{
    internal const int Kinds = 14;

    internal static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly Caller[] People =
    [
        new("amina", "haarlem", []), new("bram", "haarlem", []), new("carla", "dordrecht", []),
        new("steward", "haarlem", [NetworkRoles.Steward]), new("amina", "haarlem", []), new("operator", "lelystad", [NetworkRoles.Operator]), Caller.Anonymous,
    ];

    internal static IEnumerable<(Caller Caller, GatheringCommand Command)> Run(Random random)
    {
        while (true)
        {
            yield return Make(random.Next(Kinds), random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000));
        }
    }

    internal static (Caller Caller, GatheringCommand Command) Make(int kind, int who, int x, int y, int z) => (People[who % People.Length], kind switch
    {
        0 => new ChangeGathering(
            x % 3 == 0 ? "Anders" : null,
            Place: y % 4 == 0 ? "Buurthuis" : y % 29 == 0 ? string.Empty : null,
            StartsAt: x % 2 == 0 ? Start.AddHours(y % 30) : null,
            EndsAt: y % 2 == 0 ? Start.AddHours(10 + (z % 40)) : null,
            OnlineAddress: z % 5 == 0 ? "https://bijeen.example/" : z % 7 == 0 ? string.Empty : null),
        1 or 2 => new AddStop(Id("h", x, 9), "Halte", "Ergens", y % 3 == 0 ? null : y % 6, z % 4 == 0 ? "tuin" : null, z % 2 == 0 ? Start.AddHours(z % 40) : null),
        3 => new ChangeStop(Id("h", x, 9), Place: "Anders", StartsAt: y % 2 == 0 ? Start.AddHours(y % 40) : null),
        4 or 5 => new MoveStop(Id("h", x, 9), y % 10),
        6 => new RemoveStop(Id("h", x, 9)),
        7 or 8 => new SayAttendance(x % 13 == 0 ? "misschien" : AttendanceAnswers.All[x % 2]),
        9 => new NoteAttendance(People[x % 4].ParticipantId, y % 3 > 0),
        10 => new LeaveQuestion(Id("v", x, 8), y % 11 == 0 ? " " : "Wie betaalt?", z % 2 == 0 ? Id("h", z, 9) : null),
        11 or 12 => new AnswerQuestion(Id("v", x, 8), Id("a", y, 4), "De stad"),
        _ => x % 60 == 0 ? new CancelGathering("Sneeuw") : new ChangeGathering(Latitude: x % 80, Longitude: y % 170),
    });

    private static string Id(string kind, int number, int of) => number % 37 == 36 ? "geen id!" : $"{kind}{number % of}";
}
