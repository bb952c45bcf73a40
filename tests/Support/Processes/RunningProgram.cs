using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>A built program of this repository in a process of its own.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private const int LastWords = 8000;

    private readonly Process _process;
    private readonly Regex _ready;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process, Regex ready)
    {
        _process = process;
        _ready = ready;
    }

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

    /// <summary>Starts a program and waits until it says that it is ready.</summary>
    /// <param name="program">The built assembly.</param>
    /// <param name="ready">What it says then; its first group is the address where it listens.</param>
    /// <param name="environment">Its settings.</param>
    /// <exception cref="InvalidOperationException">It did not become ready; the message has what it wrote.</exception>
    public static async Task<RunningProgram> StartAsync(string program, Regex ready, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["Logging__Console__FormatterName"] = "simple";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = new RunningProgram(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."), ready);
        started.Listen();
        try
        {
            await started._address.Task.WaitAsync(StartTimeout);
        }
        catch (Exception fault)
        {
            if (started.HasExited)
            {
                // Also waits until its last words have been read.
                await started._process.WaitForExitAsync();
            }

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
    /// <exception cref="InvalidOperationException">It ended, but not well; the message has what it wrote last.</exception>
    public async Task StopAsync()
    {
        Signals.Send(_process.Id, Signals.Terminate);
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
        {
            var written = Output;
            throw new InvalidOperationException($"The program stopped with exit code {_process.ExitCode}. It wrote:\n{written[Math.Max(0, written.Length - LastWords)..]}");
        }
    }

    /// <summary>Waits until it has ended, for whatever reason.</summary>
    public Task WaitForExitAsync() => _process.WaitForExitAsync();

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

        if (_ready.Match(line) is { Success: true } ready)
        {
            _address.TrySetResult(new Uri(ready.Groups[1].Value));
        }
    }
}
