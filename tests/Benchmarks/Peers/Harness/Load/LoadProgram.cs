using System.Text.Json;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>The process of the load.</summary>
internal static class LoadProgram
{
    /// <summary>Takes a plan, and writes a result as its last line.</summary>
    public static async Task<int> MainAsync(string plan)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Plan>(plan) ?? throw new ArgumentException("There is no plan.", nameof(plan));
            var result = await new LoadRun(read, PeerList.Speak(read.Peer)).RunAsync();
            Console.WriteLine(JsonSerializer.Serialize(result));
            return 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return 1;
        }
    }
}
