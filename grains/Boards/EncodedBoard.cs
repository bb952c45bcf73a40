using System.Text.Json;
using Stadmaken.Boards;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// The newest snapshot of a board as clients get it, encoded once for all who open the same version. A class
/// that joins together opens a board at the same moment. Whoever has something of their own on it gets one of their own.
/// </summary>
public sealed class EncodedBoard
{
    private long _version;
    private Task<byte[]>? _bytes;

    /// <summary>The snapshot for someone.</summary>
    /// <param name="boardId">The board.</param>
    /// <param name="state">Its state.</param>
    /// <param name="participantId">Who asks; empty for someone who did not sign in.</param>
    public Task<byte[]> For(string boardId, BoardState state, string participantId)
    {
        if (BoardSnapshots.Mine(state, participantId) is { } mine)
        {
            return EncodeAsync(boardId, state, mine);
        }

        if (_bytes is null || _bytes.IsFaulted || _version != state.Version)
        {
            _version = state.Version;
            _bytes = EncodeAsync(boardId, state, null);
        }

        return _bytes;
    }

    /// <summary>Forgets it: the same version is another board now.</summary>
    public void Forget() => _bytes = null;

    // On the pool: the state is immutable, and the grain should go on deciding meanwhile.
    internal static Task<byte[]> EncodeAsync(string boardId, BoardState state, OwnSnapshot? mine) =>
        Task.Run(() => JsonSerializer.SerializeToUtf8Bytes(BoardSnapshots.ToSnapshot(state, boardId, mine), BoardJson.Readable.BoardSnapshot));
}
