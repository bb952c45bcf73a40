using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>
/// Plays a <see cref="RecordedSession"/> with two clients and a server. The first person sits beside the server; the second
/// far away, so that what they type at the same time comes later, which is the order that the recording was merged in.
/// </summary>
/// <remarks>
/// The recorded people had many operations in flight, a <see cref="TextDraft"/> has one. So that the first person still has
/// exactly what they had at each edit, the second one has to get some answers, and with them what the first one typed,
/// earlier than in the recording; their edit is then transformed to what they are shown, by rule T3 like everything.
/// </remarks>
/// <param name="session">What is played.</param>
/// <param name="server">Where; without, one that keeps nothing but the text.</param>
public sealed class SessionReplay(RecordedSession session, ITextServer? server = null)
{
    private readonly List<(int Author, TextOperation Stored)> _sent = [];
    private readonly Queue<TextOperation> _early = [];
    private readonly ITextServer _server = server ?? new TextServer(string.Empty);
    private TextDraft _near = TextDraft.Of(string.Empty);
    private TextDraft _far = TextDraft.Of(string.Empty);
    private int _farDone;
    private int _farTold;
    private int _farHas;
    private int _farWas;

    /// <summary>What the two and the server end with.</summary>
    public async ValueTask<(string Near, string Far, string Server)> EndAsync() => (_near.Text, _far.Text, await _server.TextAsync());

    /// <summary>How many operations of the second person met one of the first, at the server.</summary>
    public int Transformed { get; private set; }

    /// <summary>How many operations of the first person came while the second had something in flight and something in the buffer.</summary>
    public int Met { get; private set; }

    /// <summary>Plays all of it.</summary>
    public async Task<SessionReplay> PlayAsync()
    {
        foreach (var edit in session.Edits[0])
        {
            await SendFarUpToAsync(edit.SeenOfOther);
            var sending = _near.Edit(edit.Operation).Send()!.Value;
            var stored = await _server.SubmitAsync(sending.Operation, _server.Version);
            _sent.Add((0, stored));
            _near = sending.Draft.Acknowledged(stored);
        }

        await SendFarUpToAsync(session.Edits[1].Length);
        TellFar(() => _farTold < _sent.Count);
        return this;
    }

    // The first person is to see exactly this many edits of the second.
    private async ValueTask SendFarUpToAsync(int edits)
    {
        if (edits == _farDone)
        {
            return;
        }

        for (; _farDone < edits; _farDone++)
        {
            EditFar(session.Edits[1][_farDone]);
        }

        TellFar(() => _far.InFlight is not null);
        if (_far.Send() is { } sending)
        {
            Transformed += _farTold < _server.Version ? 1 : 0;
            var stored = await _server.SubmitAsync(sending.Operation, _farTold);
            _sent.Add((1, stored));
            _far = sending.Draft;
            _near = _near.Remote(stored).Draft;
        }
    }

    private void EditFar(RecordedEdit edit)
    {
        TellFar(() => _farHas < edit.SeenOfOther);
        for (; _farWas < edit.SeenOfOther; _farWas++)
        {
            _early.Dequeue();
        }

        var operation = edit.Operation;
        for (var left = _early.Count; left > 0; left--)
        {
            var early = _early.Dequeue();
            _early.Enqueue(early.Transform(operation, TextPrecedence.Earlier));
            operation = operation.Transform(early, TextPrecedence.Later);
        }

        _far = _far.Edit(operation);
    }

    private void TellFar(Func<bool> more)
    {
        while (more())
        {
            var (author, stored) = _sent[_farTold++];
            if (author == 1)
            {
                _far = _far.Acknowledged(stored);
                continue;
            }

            Met += _far.InFlight is not null && _far.Buffer is not null ? 1 : 0;
            (_far, var shown) = _far.Remote(stored);
            _early.Enqueue(shown);
            _farHas++;
        }
    }
}
