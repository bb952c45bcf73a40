using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Cluster;

/// <summary>People and boards that these tests begin with.</summary>
internal static class People
{
    public static readonly Caller Amina = new("amina", "haarlem", []);
    public static readonly Caller Carla = new("carla", "dordrecht", []);
    public static readonly Caller Operator = new("operator", "lelystad", [NetworkRoles.Operator]);

    /// <summary>A board with the zones z0, z1 ….</summary>
    public static BoardOpening Opening(int zones = 1) =>
        new("Leergebieden Haarlem", BoardVisibilities.Public, "haarlem", [.. Enumerable.Range(0, zones).Select(i => new ZoneOpening($"z{i}", $"Vak {i}"))]);

    /// <summary>A command of Amina's that sets the title.</summary>
    public static BoardSubmission Title(string commandId, string? title = null) => new(commandId, Amina, new SetBoardTitle(title ?? commandId));

    /// <summary>Sends one command.</summary>
    public static async Task<CommandResult> SubmitAsync(this IBoardGrain board, BoardSubmission submission) =>
        Assert.Single(await board.Submit([submission]));

    /// <summary>The version a command was stored at, sent again while the answer says to.</summary>
    public static async Task<long> SubmitUntilStoredAsync(this IBoardGrain board, BoardSubmission submission)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            switch (await board.SubmitAsync(submission))
            {
                case CommandResult.Accepted accepted:
                    return accepted.Version;
                case CommandResult.Refused { Refusal.Retry: false, Refusal: var refusal }:
                    Assert.Fail($"{submission.CommandId} was refused: {refusal}");
                    break;
            }
        }

        throw new InvalidOperationException($"{submission.CommandId} was not stored in 100 attempts.");
    }

    /// <summary>That the answer was "send it again".</summary>
    public static void AssertUnavailable(CommandResult result) =>
        Assert.Equal(RefusalCodes.Unavailable, Assert.IsType<CommandResult.Refused>(result).Refusal.Code);
}
