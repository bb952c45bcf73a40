using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>A program on one core of the machine, from its start until it is killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private const double TicksPerSecond = 100;
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    /// <summary>What it wrote so far.</summary>
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

    /// <summary>Seconds of processor time that it and its children have taken.</summary>
    public double CpuSeconds => All().Sum(CpuOf);

    /// <summary>Bytes of memory of its own, now and at most. What a database shares among its processes would be counted in each.</summary>
    public (long Now, long Peak) Memory => (Status("VmRSS"), Status("VmHWM"));

    /// <summary>Starts it and waits for a line that says it is ready.</summary>
    /// <param name="core">The core it may use.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Settings.</param>
    /// <param name="ready">What that line looks like; its first group is the address.</param>
    public static async Task<(ServerProcess Server, string Address)> StartAsync(
        int core, IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null, string ready = @"ready at (http\S+)")
    {
        // taskset becomes the program, so the process is the program's own.
        var start = new ProcessStartInfo("taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Places.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("taskset did not start."));
        server.Listen(new Regex(ready));
        try
        {
            return (server, await server._ready.Task.WaitAsync(StartTimeout));
        }
        catch (Exception fault)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{string.Join(' ', command)} did not become ready. It wrote:\n{server.Output}", fault);
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
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

    private IEnumerable<int> All()
    {
        var children = File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children");
        return [_process.Id, .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    private static double CpuOf(int processId)
    {
        try
        {
            // After the name, which may have spaces; the numbers are those of proc(5), less the two before it.
            var fields = File.ReadAllText($"/proc/{processId}/stat").Split(") ")[^1].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            // A child that has just ended.
            return 0;
        }
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private void Listen(Regex ready)
    {
        void Take(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (_output)
            {
                _output.AppendLine(line);
            }

            if (ready.Match(line) is { Success: true } match)
            {
                _ready.TrySetResult(match.Groups[1].Value);
            }
        }

        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("It ended before it was ready."));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
