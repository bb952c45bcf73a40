using System.Diagnostics;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Stadmaken.Grains.Journals;
using Stadmaken.Silo.Hosting;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.StorageContract.Hosting;

public sealed class EmbeddedSiloTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-silo-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string DataDirectory => Path.Combine(_directory.FullName, "made", "when", "missing");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Silo_keeps_journals_over_a_restart()
    {
        await using (var host = await EmbeddedHost.StartAsync(DataDirectory))
        {
            await host.Services.GetRequiredService<IJournalStore>().AppendAsync("board:1", Entries.One(1));
        }

        await using var again = await EmbeddedHost.StartAsync(DataDirectory);
        Assert.Equal(1, await again.Services.GetRequiredService<IJournalStore>().VersionAsync("board:1"));
    }

    [Fact]
    public async Task Several_silos_fit_on_one_machine_and_listen_on_loopback_only()
    {
        await using var one = await EmbeddedHost.StartAsync(DataDirectory);
        await using var two = await EmbeddedHost.StartAsync(DataDirectory + "-2");

        foreach (var host in new[] { one, two })
        {
            var details = host.Services.GetRequiredService<ILocalSiloDetails>();
            var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == details.SiloAddress.Endpoint.Port);
            Assert.True(System.Net.IPAddress.IsLoopback(Assert.Single(listening).Address));
            Assert.Equal(0, details.GatewayAddress?.Endpoint.Port ?? 0);
        }
    }

    [Fact]
    public async Task Second_process_on_a_data_directory_is_refused_with_a_message_that_says_what_to_do()
    {
        await using var first = await EmbeddedHost.StartAsync(DataDirectory);

        var refusal = await Assert.ThrowsAsync<DataDirectoryException>(() => EmbeddedHost.StartAsync(DataDirectory));

        Assert.Contains(DataDirectory, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Storage__DataDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_process_leaves_the_data_directory_free()
    {
        Silo.Hosting.DataDirectory.Take(DataDirectory).Dispose();
        var file = Path.Combine(DataDirectory, "in-use.lock");
        using var holder = Process.Start(new ProcessStartInfo("flock", ["--nonblock", "--no-fork", file, "sh", "-c", "echo held; exec cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(Stop));
        Assert.Throws<DataDirectoryException>(() => Silo.Hosting.DataDirectory.Take(DataDirectory));

        holder.Kill();
        await holder.WaitForExitAsync(Stop);

        Silo.Hosting.DataDirectory.Take(DataDirectory).Dispose();
    }

    [Fact]
    public async Task Data_directory_that_cannot_be_made_is_refused_with_a_message_that_says_what_to_do()
    {
        var file = Path.Combine(_directory.FullName, "file");
        await File.WriteAllTextAsync(file, "", Stop);

        var refusal = await Assert.ThrowsAsync<DataDirectoryException>(() => EmbeddedHost.StartAsync(Path.Combine(file, "data")));

        Assert.Contains("cannot be made or written to", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Storage__DataDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrations_run_once()
    {
        Directory.CreateDirectory(DataDirectory);
        foreach (var set in new[] { "journal", "orleans" })
        {
            var path = Path.Combine(DataDirectory, set + ".db");
            SqliteMigrations.Run(path, set);
            var before = File.ReadAllBytes(path);
            SqliteMigrations.Run(path, set);
            Assert.Equal(before, File.ReadAllBytes(path));
        }
    }
}
