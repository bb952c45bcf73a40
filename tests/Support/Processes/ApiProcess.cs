using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>The real program in a process of its own, on a port that the system chose.</summary>
public sealed partial class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ApiProcess(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>All that it wrote so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Where the built assembly of a project of this repository is, for the same configuration as this one.</summary>
    /// <param name="project">Folder of the project from the repository's root, such as <c>api</c>.</param>
    /// <param name="assembly">Name of its assembly.</param>
    public static string Built(string project, string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = Path.Combine(output.Parent!.Name, output.Name);
        return Path.Combine(Repository.Root, project, "bin", configuration, assembly + ".dll");
    }

    /// <summary>Starts the program and waits until it says that it is ready.</summary>
    /// <param name="dataDirectory">Its data.</param>
    /// <param name="environment">Further settings.</param>
    /// <param name="program">Another program than the API itself, for controls.</param>
    public static async Task<ApiProcess> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string>? environment = null, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? Built("api", "Stadmaken.Api")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Storage__DataDirectory"] = dataDirectory;
        start.Environment["Logging__Console__FormatterName"] = "simple";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var started = new ApiProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
        started.Listen();
        try
        {
            await started._address.Task.WaitAsync(StartTimeout);
        }
        catch (Exception fault)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"The program did not become ready. It wrote:\n{started.Output}", fault);
        }

        return started;
    }

    /// <summary>Ends it as <c>kill -9</c> does: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM) and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        Signals.Send(_process.Id, Signals.Terminate);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The program ended before it was ready."));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (ReadyLine().Match(line) is { Success: true } ready)
        {
            _address.TrySetResult(new Uri(ready.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Stadmaken is ready at (\S+)")]
    private static partial Regex ReadyLine();
}
