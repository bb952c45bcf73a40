using Stadmaken.Tests.Chaos.Durability;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos;

/// <summary>The real process, ended in the middle of five writers at full speed.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    // Enough that every kind of batch has been under way; waited for, so a slow machine takes longer and shows the same.
    private const int BeforeEachEnd = 500;

    [Fact]
    public async Task J1_J2_J3_what_was_acknowledged_survives_two_kills_exactly_once_and_everyone_ends_with_the_same_board()
    {
        await using var busy = await BusyBoard.StartAsync();
        var run = await RunAsync(busy, times: 2, process => process.KillAsync());

        Assert.Empty(DurabilityCheck.Find(run));
    }

    [Fact]
    public async Task Control_a_store_that_acknowledges_before_it_writes_is_found_out()
    {
        await using var busy = await BusyBoard.StartAsync(RunningProgram.Built("tests/Chaos.Forgetful", "Stadmaken.Tests.Chaos.Forgetful"));
        var run = await RunAsync(busy, times: 1, process => process.KillAsync());

        Assert.Contains(DurabilityCheck.Find(run), violation => violation.Kind == ViolationKind.LostAcknowledged);
    }

    [Fact]
    public async Task Being_asked_to_stop_it_loses_nothing_and_ends_well()
    {
        await using var busy = await BusyBoard.StartAsync();
        var run = await RunAsync(busy, times: 1, process => process.StopAsync());

        Assert.Empty(DurabilityCheck.Find(run));
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_refuses_to_start_and_says_why()
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-chaos-");
        await using (await ApiProcess.StartAsync(data.FullName))
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ApiProcess.StartAsync(data.FullName));
            Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
        }

        data.Delete(recursive: true);
    }

    private async Task<DurabilityRun> RunAsync(BusyBoard busy, int times, Func<ApiProcess, Task> end)
    {
        for (var i = 0; i < times; i++)
        {
            await busy.Acknowledgements.MoreAsync(BeforeEachEnd);
            await busy.EndProgramAsync(end);
            await busy.StartProgramAsync();
        }

        await busy.Acknowledgements.MoreAsync(BeforeEachEnd);
        var run = await busy.FinishAsync();
        output.WriteLine($"{run.Acknowledged.Length} acknowledged, {busy.InFlightAtEnd} in flight when it was ended, {run.Journal.Length} events");
        Assert.True(busy.InFlightAtEnd > 0, "nothing was under way, so this run showed nothing");
        return run;
    }
}
