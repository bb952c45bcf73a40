using Stadmaken.Tests.Benchmarks;
using Stadmaken.Tests.Benchmarks.Micro;

// dotnet run -c Release --project tests/Benchmarks [store] [text] [board] [room] [followers] [boards] [search]
// dotnet run -c Release --project tests/Benchmarks micro [part of a name] [options of BenchmarkDotNet]
if (args is ["micro", ..])
{
    MicroBenchmarks.Run(args[1..]);
    return;
}

if (args.Length == 0 || args.Contains("store"))
{
    await JournalStoreBenchmark.RunAsync();
}

if (args.Length == 0 || args.Contains("text"))
{
    await TextBenchmark.RunAsync();
}

if (args.Length == 0 || args.Contains("board"))
{
    await LiveBoardBenchmark.RunAsync();
}

if (args.Length == 0 || args.Contains("room"))
{
    await RoomBenchmark.RunAsync();
}

if (args.Length == 0 || args.Contains("followers"))
{
    await FollowersBenchmark.RunAsync();
}

if (args.Length == 0 || args.Contains("boards"))
{
    await BoardsBenchmark.RunAsync();
}

// Only when asked for: it fills two databases with a million cards.
if (args.Contains("search"))
{
    await SearchBenchmark.RunAsync(args.Contains("small") ? 100 : args.Contains("tenth") ? 10 : 1, args.Contains("sqlite"), args.Contains("postgresql"));
}
