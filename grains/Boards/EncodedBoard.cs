using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// The newest snapshot of a board as clients get it, encoded once for all who open the same version. A class
/// that joins together opens a board at the same moment.
/// </summary>
internal sealed class EncodedBoard
{
    private long _version;
    private Task<byte[]>? _bytes;

    /// <summary>The snapshot at this point.</summary>
    public Task<byte[]> At(string boardId, JournalPoint<BoardState> point)
    {
        if (_bytes is null || _bytes.IsFaulted || _version != point.Version)
        {
            _version = point.Version;

            // On the pool: the state is immutable, and the grain should go on deciding meanwhile.
            _bytes = Task.Run(() => JsonSerializer.SerializeToUtf8Bytes(
                BoardSnapshots.ToSnapshot(point.State, boardId, point.Version),
                BoardJson.Readable.BoardSnapshot));
        }

        return _bytes;
    }
}
