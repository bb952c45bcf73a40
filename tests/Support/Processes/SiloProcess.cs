using System.Globalization;
using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>A silo of a cluster in a process of its own, on the loopback address.</summary>
public sealed partial class SiloProcess : IAsyncDisposable
{
    private readonly RunningProgram _program;

    private SiloProcess(RunningProgram program) => _program = program;

    /// <summary>Its process id.</summary>
    public int Id => _program.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _program.HasExited;

    /// <summary>All that it wrote so far.</summary>
    public string Output => _program.Output;

    /// <summary>Where it tells its health.</summary>
    public Uri Address => _program.Address;

    /// <summary>Starts it and waits until it is in the cluster.</summary>
    /// <param name="connectionString">The database, with all its tables.</param>
    /// <param name="siloPort">Where the other silos reach it.</param>
    /// <param name="gatewayPort">Where API nodes reach it.</param>
    /// <param name="program">Another program than the silo itself, for controls.</param>
    /// <param name="environment">Further settings.</param>
    public static async Task<SiloProcess> StartAsync(
        string connectionString, int siloPort, int gatewayPort, string? program = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var settings = new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["ConnectionStrings__Postgres"] = connectionString,
            ["Orleans__Address"] = "127.0.0.1",
            ["Orleans__SiloPort"] = siloPort.ToString(CultureInfo.InvariantCulture),
            ["Orleans__GatewayPort"] = gatewayPort.ToString(CultureInfo.InvariantCulture),
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };
        return new SiloProcess(await RunningProgram.StartAsync(program ?? RunningProgram.Built("silo", "Stadmaken.Silo"), ReadyLine(), settings));
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>Asks it to stop (SIGTERM) and waits until it has.</summary>
    /// <exception cref="InvalidOperationException">It did not end well; the message has what it wrote last.</exception>
    public Task StopAsync() => _program.StopAsync();

    /// <summary>Stops it where it is; to the others it looks dead.</summary>
    public void Pause() => Signals.Send(_program.Id, Signals.Stop);

    /// <summary>Lets it go on.</summary>
    public void Resume() => Signals.Send(_program.Id, Signals.Continue);

    /// <summary>Waits until it has ended by itself, as one does that finds it was taken for dead.</summary>
    public Task WaitForExitAsync() => _program.WaitForExitAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [GeneratedRegex(@"its health is at (http://[^/\s]+)")]
    private static partial Regex ReadyLine();
}
