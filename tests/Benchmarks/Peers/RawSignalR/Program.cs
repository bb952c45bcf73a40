using Microsoft.AspNetCore.SignalR;

// The least that SignalR can be: groups and MessagePack, nothing stored, nothing ordered, nothing checked.
// With Redis=host:port the same with the backplane that its documentation gives for more than one server.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var signalR = builder.Services.AddSignalR().AddMessagePackProtocol();
if (builder.Configuration["Redis"] is { Length: > 0 } redis)
{
    signalR.AddStackExchangeRedis(redis);
}

var app = builder.Build();
app.MapHub<BoardHub>("/live");
await app.StartAsync();
Console.WriteLine($"ready at {app.Urls.First()}");
await app.WaitForShutdownAsync();

internal sealed class BoardHub : Hub
{
    public Task Join(string board) => Groups.AddToGroupAsync(Context.ConnectionId, board);

    public Task Edit(string board, string cardId, string change) => Clients.Group(board).SendAsync("edit", cardId, change);
}
