using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos;

/// <summary>The cluster of the README, as real processes.</summary>
public sealed class ScriptedClusterTests
{
    [Fact]
    public async Task Cluster_lets_who_signed_in_at_one_node_read_at_the_other_brings_back_what_died_and_ends_what_it_started()
    {
        var seen = new List<ScriptedProcess>();
        await using (var cluster = await ScriptedCluster.StartAsync())
        {
            seen.AddRange(await cluster.StatusAsync());
            Assert.Equal(["postgres", "silo 1", "silo 2", "api 1", "api 2"], seen.Select(process => process.Name));
            Assert.All(seen, process => Assert.True(process.IsReady));
            using var first = new HttpClient { BaseAddress = new Uri(seen[3].Address) };
            using var second = new HttpClient { BaseAddress = new Uri(seen[4].Address) };

            var token = await BusyBoard.SignInAsync(first);
            first.DefaultRequestHeaders.Authorization = second.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var board = await CreateBoardAsync(first);
            Assert.Equal("Buurtkas", await ReadTitleAsync(second, board));

            // One that was killed is started again, as another process at the same address; what was stored is there.
            await cluster.RunAsync("kill", "silo", "2");
            var back = await cluster.UntilAsync("silo 2", silo => silo.IsReady && silo.Id != seen[2].Id);
            seen.Add(back);
            Assert.Equal(seen[2].Address, back.Address);
            Assert.Equal("Buurtkas", await ReadTitleAsync(second, board));

            // One that was stopped stays away, and the other has its boards.
            await cluster.RunAsync("stop", "silo", "1");
            Assert.Equal(new ScriptedProcess("silo 1", "stopped", seen[1].Address, null), await cluster.GetAsync("silo 1"));
            Assert.Equal("Buurtkas", await ReadTitleAsync(first, board));

            await cluster.RunAsync("down");
            Assert.All(await cluster.StatusAsync(), process => Assert.Equal("stopped", process.State));
        }

        Assert.All(seen, process => Assert.False(Directory.Exists($"/proc/{process.Id}"), $"{process} still runs"));
    }

    [Fact]
    public async Task Control_a_process_that_was_not_started_there_is_left_alone_although_its_id_is_in_the_data_directory()
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-cluster-");
        var run = data.CreateSubdirectory("run").FullName;

        // As after a restart of the machine: the id is that of another process now, which began at another time.
        await File.WriteAllTextAsync(Path.Combine(run, "api-1.port"), "5080\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(run, "api-1.pid"), $"{Environment.ProcessId} 1\n", TestContext.Current.CancellationToken);
        using var down = System.Diagnostics.Process.Start(Path.Combine(Repository.Root, "deploy", "local", "cluster"), ["down", "--data", data.FullName]);
        await down.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, down.ExitCode);
        data.Delete(recursive: true);
    }

    private static async Task<string> CreateBoardAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("/v1/boards", new { title = "Buurtkas", cityId = "haarlem" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("boardId").GetString()!;
    }

    private static async Task<string?> ReadTitleAsync(HttpClient http, string board) =>
        (await http.GetFromJsonAsync<JsonElement>($"/v1/boards/{board}")).GetProperty("title").GetString();
}
