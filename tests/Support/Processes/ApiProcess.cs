using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>The real program in a process of its own, on a port that the system chose.</summary>
public sealed partial class ApiProcess : IAsyncDisposable
{
    private readonly RunningProgram _program;

    private ApiProcess(RunningProgram program) => _program = program;

    /// <summary>Where it listens.</summary>
    public Uri Address => _program.Address;

    /// <summary>Its process id.</summary>
    public int Id => _program.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _program.HasExited;

    /// <summary>All that it wrote so far.</summary>
    public string Output => _program.Output;

    /// <summary>Starts the embedded program and waits until it says that it is ready.</summary>
    /// <param name="dataDirectory">Its data.</param>
    /// <param name="environment">Further settings.</param>
    /// <param name="program">Another program than the API itself, for controls.</param>
    public static Task<ApiProcess> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string>? environment = null, string? program = null) =>
        StartAsync(new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["Storage__DataDirectory"] = dataDirectory }, program);

    /// <summary>Starts the program with these settings, and waits until it says that it is ready.</summary>
    /// <param name="environment">Its settings.</param>
    /// <param name="program">Another program than the API itself, for controls.</param>
    public static async Task<ApiProcess> StartAsync(Dictionary<string, string> environment, string? program = null)
    {
        environment.TryAdd("ASPNETCORE_URLS", "http://127.0.0.1:0");

        // What these tests do on purpose is what the limits keep people's programs from.
        foreach (var limit in (string[])["Live__CommandsPerSecond", "Requests__PerSecond", "Requests__PerSecondOfAddress"])
        {
            environment.TryAdd(limit, "0");
        }

        return new ApiProcess(await RunningProgram.StartAsync(program ?? RunningProgram.Built("api", "Stadmaken.Api"), ReadyLine(), environment));
    }

    /// <summary>Ends it as <c>kill -9</c> does: no handler runs, nothing is flushed.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>Asks it to stop (SIGTERM) and waits until it has.</summary>
    /// <exception cref="InvalidOperationException">It did not end well; the message has what it wrote last.</exception>
    public Task StopAsync() => _program.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [GeneratedRegex(@"Stadmaken is ready at (\S+)")]
    private static partial Regex ReadyLine();
}
