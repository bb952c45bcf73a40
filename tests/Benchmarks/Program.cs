using Stadmaken.Tests.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks [store] [text] [board] [room]
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
