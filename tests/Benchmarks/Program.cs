using Stadmaken.Tests.Benchmarks;

await JournalStoreBenchmark.RunAsync();
