using BenchmarkDotNet.Running;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>
/// The pieces that every edit goes through, each by itself, under BenchmarkDotNet. Their times are for people;
/// what they allocate is held against kept figures by <c>tests/Allocations</c>, which finds them here by their attribute.
/// </summary>
internal static class MicroBenchmarks
{
    /// <param name="args">A part of a name, or BenchmarkDotNet's own options, or both; all of them when empty.</param>
    public static void Run(string[] args)
    {
        string[] chosen = args is [var name, .. var options] && !name.StartsWith('-')
            ? ["--filter", $"*{name}*", .. options]
            : args.Contains("--filter") ? args : ["--filter", "*", .. args];

        // In this process. The project that BenchmarkDotNet would otherwise generate works too, but builds the whole product once
        // more, which takes minutes where the measuring takes seconds.
        BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run([.. chosen, "--inProcess"]);
    }
}
