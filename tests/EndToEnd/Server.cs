using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>The real program with data of its own, which outlive it when it is killed.</summary>
public class Server : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-e2e-");
    private ApiProcess? _process;

    /// <summary>Where it listens, the same after a restart.</summary>
    public Uri Address { get; protected set; } = new("http://127.0.0.1:0");

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        await StartAsync();
        Address = _process!.Address;
    }

    /// <summary>The environment it runs in.</summary>
    protected virtual string EnvironmentName => "Production";

    /// <summary>Settings besides those that every test wants.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Starts it, after it was killed with the same data on the same port.</summary>
    public async Task StartAsync() =>
        _process = await ApiProcess.StartAsync(_data.FullName, new Dictionary<string, string>(Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = EnvironmentName,
            ["ASPNETCORE_CONTENTROOT"] = Path.Combine(Repository.Root, "api"),
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
        });

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_process is { } running)
        {
            _process = null;
            await running.KillAsync();
            await running.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await KillAsync();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same where a guest may ask to be a steward, which only this environment allows.</summary>
public sealed class DevelopmentServer : Server
{
    /// <inheritdoc/>
    protected override string EnvironmentName => "Development";
}
