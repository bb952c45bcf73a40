using Microsoft.Playwright;

namespace Stadmaken.Tests.EndToEnd.People;

/// <summary>
/// The line between one person's browser and the server. Going offline alone does not end WebSockets that
/// are open, so the sockets pass through here, where they are closed and refused.
/// </summary>
public sealed class Line
{
    private readonly IBrowserContext _context;
    private readonly List<IWebSocketRoute> _open = [];
    private bool _cut;

    private Line(IBrowserContext context) => _context = context;

    /// <summary>Puts it between; before any page of the context is opened.</summary>
    public static async Task<Line> InAsync(IBrowserContext context)
    {
        var line = new Line(context);
        await context.RouteWebSocketAsync(_ => true, line.Take);
        return line;
    }

    /// <summary>Ends what is open and lets nothing through.</summary>
    public async Task CutAsync()
    {
        _cut = true;
        await _context.SetOfflineAsync(true);
        foreach (var socket in _open)
        {
            await socket.CloseAsync(new() { Code = 1011 });
        }

        _open.Clear();
    }

    /// <summary>Lets everything through again.</summary>
    public async Task RestoreAsync()
    {
        _cut = false;
        await _context.SetOfflineAsync(false);
    }

    private void Take(IWebSocketRoute socket)
    {
        if (_cut)
        {
            _ = socket.CloseAsync(new() { Code = 1011 });
            return;
        }

        socket.ConnectToServer();
        _open.Add(socket);
    }
}
