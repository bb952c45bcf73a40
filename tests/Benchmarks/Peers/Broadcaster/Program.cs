using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Stadmaken.Tests.Benchmarks.Broadcaster;

// A bare WebSocket endpoint on Kestrel. The first frame of a connection names its board; every frame after it goes
// to everybody there, unread, together with whatever else came in meanwhile.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
var boards = new ConcurrentDictionary<string, Board>();
app.UseWebSockets();
app.Map("/live", async context =>
{
    using var socket = await context.WebSockets.AcceptWebSocketAsync();
    var buffer = new byte[16 * 1024];
    var first = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
    var board = boards.GetOrAdd(Encoding.UTF8.GetString(buffer, 0, first.Count), _ => new Board());
    await socket.SendAsync("joined"u8.ToArray(), WebSocketMessageType.Binary, true, context.RequestAborted);
    board.Add(socket);
    try
    {
        while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } frame)
        {
            board.Post(buffer.AsSpan(0, frame.Count));
        }
    }
    catch (Exception e) when (e is WebSocketException or OperationCanceledException)
    {
        // Lost: nobody is there to say goodbye to.
        socket.Abort();
    }
    finally
    {
        board.Remove(socket);
    }
});
await app.StartAsync();
Console.WriteLine($"ready at {app.Urls.First()}");
await app.WaitForShutdownAsync();
