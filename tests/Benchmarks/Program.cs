using Stadmaken.Tests.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks [store] [board]
if (args.Length == 0 || args.Contains("store"))
{
    await JournalStoreBenchmark.RunAsync();
}

if (args.Length == 0 || args.Contains("board"))
{
    await LiveBoardBenchmark.RunAsync();
}
