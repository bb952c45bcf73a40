using System.Diagnostics;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Tests.Support.Text;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>A recorded session of two people, replayed through two clients and a server in memory: time and allocated bytes.</summary>
internal static class TextBenchmark
{
    internal static async Task RunAsync()
    {
        if (RecordedSession.Load() is not { } session)
        {
            Console.WriteLine($"text: the recording is not there: {RecordedSession.File}");
            return;
        }

        var edits = session.Edits[0].Length + session.Edits[1].Length;
        for (var run = 1; run <= 5; run++)
        {
            await ReplayAsync($"text, in memory, run {run}", session, edits, new TextServer(string.Empty));
            await ReplayAsync($"text, on a board (decided and folded), run {run}", session, edits, new PlayedCard());
        }

        LibraryAlone(session, edits);
    }

    private static async Task ReplayAsync(string name, RecordedSession session, int edits, ITextServer server)
    {
        var (allocated, started) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        var replay = await new SessionReplay(session, server).PlayAsync();
        var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetTotalAllocatedBytes(precise: true) - allocated);
        if (await replay.EndAsync() != (session.EndContent, session.EndContent, session.EndContent))
        {
            throw new InvalidOperationException("The replay did not end with what the recording ends with.");
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {edits} edits in {time.TotalMilliseconds:F0} ms, {edits / time.TotalSeconds:F0} edits/s; allocated {bytes / 1048576.0:F0} MiB, {bytes / edits} bytes an edit (final text {session.EndContent.Length} units)"));
    }

    // The same without the texts: what composing and transforming cost by themselves.
    private static void LibraryAlone(RecordedSession session, int edits)
    {
        var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var kept = 0;
        for (var author = 0; author < 2; author++)
        {
            var list = session.Edits[author];
            for (var edit = 1; edit < list.Length; edit++)
            {
                kept += list[edit - 1].Operation.Compose(list[edit].Operation).Components.Length;
                kept += list[edit - 1].Operation.Transform(list[edit].Operation, Text.TextPrecedence.Later).Components.Length;
            }
        }

        var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - allocated);
        Console.WriteLine(FormattableString.Invariant(
            $"text, one compose and one transform an edit: {time.TotalNanoseconds / edits / 2:F0} ns and {bytes / edits / 2} bytes each ({kept} components)"));
    }
}
