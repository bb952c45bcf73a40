using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>The development issuer in a process of its own, on a port that the system chose.</summary>
public sealed partial class IssuerProcess : IAsyncDisposable
{
    private readonly RunningProgram _program;

    private IssuerProcess(RunningProgram program) => _program = program;

    /// <summary>Where its built program is.</summary>
    public static string Program => RunningProgram.Built("deploy/local/issuer", "Stadmaken.DevelopmentIssuer");

    /// <summary>Where it is, by a name that makes it another site than a program at <c>127.0.0.1</c>, as a broker is.</summary>
    public Uri Authority => new UriBuilder(_program.Address) { Host = "localhost" }.Uri;

    /// <summary>Starts it, and waits until it says that it is ready.</summary>
    public static async Task<IssuerProcess> StartAsync() => new(await RunningProgram.StartAsync(Program, ReadyLine(), new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
    }));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [GeneratedRegex(@"development issuer is ready at (\S+)")]
    private static partial Regex ReadyLine();
}
