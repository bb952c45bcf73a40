using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// A board as it was at any version or moment, folded from its journal. Every so many versions the state on the way is
/// kept, so that a slider that is dragged along does not begin at the beginning each time; states share what did not change.
/// </summary>
/// <remarks>Not thread-safe: calls come on the scheduler of the grain. One is folded at a time, others wait, up to a bound.</remarks>
internal sealed class BoardHistory(BoardModel model, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read)
{
    private const int Stride = 2_000;
    private const int KeptPoints = 64;
    private const int MostWaiting = 16;

    private readonly SortedList<long, JournalPoint<BoardState>> _points = [];
    private Task _turn = Task.CompletedTask;
    private int _waiting;
    private int _generation;

    /// <summary>The board at this version.</summary>
    /// <returns>Null if it never had this version.</returns>
    internal Task<Answer<BoardState>> AtVersionAsync(long version) => InTurnAsync(async () =>
    {
        var point = await FoldAsync(KeptBefore(kept => kept.Version <= version), entry => entry.Version <= version);
        return version > 0 && point.Version == version ? point.State : Refusal.NotFound("version", "version");
    });

    /// <summary>The board at this moment: at the last version that was not later.</summary>
    internal Task<Answer<BoardState>> AtMomentAsync(DateTimeOffset at) => InTurnAsync(async () =>
    {
        var point = await FoldAsync(KeptBefore(kept => kept.At <= at), entry => entry.At <= at);
        return point.Version > 0 ? point.State : Refusal.NotFound("moment; the board began later", "at");
    });

    /// <summary>Forgets what was kept: earlier entries say something else now (rule J9).</summary>
    internal void Forget()
    {
        _points.Clear();
        _generation++;
    }

    private async Task<Answer<BoardState>> InTurnAsync(Func<Task<Answer<BoardState>>> fold)
    {
        if (_waiting >= MostWaiting)
        {
            return new Refusal(RefusalCodes.RateLimited, "Too many are reading the past of this board at once.");
        }

        _waiting++;
        var before = _turn;
        var done = new TaskCompletionSource();
        _turn = done.Task;
        await before;
        try
        {
            return await fold();
        }
        finally
        {
            _waiting--;
            done.SetResult();
        }
    }

    private JournalPoint<BoardState> KeptBefore(Predicate<JournalPoint<BoardState>> isBefore)
    {
        for (var i = _points.Count - 1; i >= 0; i--)
        {
            if (isBefore(_points.Values[i]))
            {
                return _points.Values[i];
            }
        }

        return new JournalPoint<BoardState>(model.Empty, 0, DateTimeOffset.MinValue);
    }

    private async Task<JournalPoint<BoardState>> FoldAsync(JournalPoint<BoardState> point, Predicate<JournalEntry> isWanted)
    {
        while (true)
        {
            var page = await read(point.Version, Following.LargestPage);
            var wanted = page.TakeWhile(entry => isWanted(entry)).ToArray();

            // On the pool: folding is pure, and the grain should go on deciding meanwhile.
            var (from, generation) = (point, _generation);
            point = await Task.Run(() => Fold(from, wanted));
            if (generation == _generation)
            {
                Keep(point);
            }

            if (wanted.Length < page.Count || page.Count == 0)
            {
                return point;
            }
        }
    }

    private JournalPoint<BoardState> Fold(JournalPoint<BoardState> point, JournalEntry[] entries)
    {
        foreach (var entry in entries)
        {
            var recorded = new Recorded<BoardEvent>(entry.Version, entry.At, entry.By, model.Events.Decode(entry.Type, entry.Data));
            point = new JournalPoint<BoardState>(model.Fold(point.State, recorded), entry.Version, entry.At);
        }

        return point;
    }

    private void Keep(JournalPoint<BoardState> point)
    {
        if (point.Version == 0 || point.Version - KeptBefore(kept => kept.Version <= point.Version).Version < Stride)
        {
            return;
        }

        if (_points.Count >= KeptPoints)
        {
            _points.RemoveAt(_points.Count / 2);
        }

        _points[point.Version] = point;
    }
}
