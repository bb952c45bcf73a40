using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Chaos.Visitor;

// A client of silos that does with one board what an API node does, and says in one line of JSON what it saw. Which version of the grain contracts it
// speaks is for the Stadmaken.GrainInterfaces.dll beside it to say: what only a coming version has is asked for by name.
var boardId = args[0];
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.UseOrleansClient(client =>
{
    client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = ("stadmaken", "stadmaken"));
    client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(6));
    client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", Environment.GetEnvironmentVariable("ConnectionStrings__Postgres")));
});
using var host = builder.Build();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IGrainFactory>();
var network = Caller.Network;
var board = grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId));
var seen = new Dictionary<string, object?>();

await SeeAsync("opened", async () => (await grains.GetGrain<INetworkGrain>(JournalIds.Network).OpenBoard(
    network, boardId, new BoardOpening("Bord", BoardVisibilities.Network, null, [new ZoneOpening("zone", "Vak")]))).Value?.BoardId);
await SeeAsync("joined", async () =>
{
    var opened = (await board.Open(network, null)).Value!;
    seen["hint"] = ComingField(opened);
    return $"{opened.Access.Role} at {opened.Version} with {opened.Snapshot?.Length > 0}";
});

var follower = new Follower();
var reference = grains.CreateObjectReference<IJournalFollower>(follower);
var commandId = Guid.NewGuid().ToString("N");
BoardSubmission[] card = [new(commandId, network, new AddCard("card-" + commandId, "zone", "Wie betaalt het dak?"))];
var version = 0L;
await SeeAsync("followed", async () => await board.Follow(reference, 0) > 0);
await SeeAsync<object>("submitted", async () => (await board.Submit(card))[0] switch
{
    CommandResult.Accepted accepted => (version = accepted.Version) > 0,
    CommandResult.Refused refused => refused.Refusal.Code,
    _ => "neither",
});
await SeeAsync("again", async () => (await board.Submit(card))[0] is CommandResult.Accepted again && again.Version == version);
await SeeAsync("pushed", async () => (await follower.ReachedAsync(version)).CommandId == commandId);
await SeeAsync("read", async () => (await board.Events(network, version - 1, 10)).Value!.Entries is [{ Type: "cardAdded" } entry, ..] && entry.CommandId == commandId);
if (typeof(IBoardGrain).GetMethod("Motto") is { } coming)
{
    await SeeAsync("motto", async () => await (Task<string>)coming.Invoke(board, null)!);
    await SeeAsync("afterwards", async () => (await board.Open(network, version)).Value!.Version >= version);
}

Console.WriteLine(JsonSerializer.Serialize(seen));
await host.StopAsync();

async Task SeeAsync<T>(string what, Func<Task<T>> see)
{
    try
    {
        seen[what] = await see();
    }
    catch (Exception fault)
    {
        seen[what] = $"{fault.GetType().Name}: {fault.Message}";
    }
}

static object? ComingField(OpenedBoard opened) => typeof(OpenedBoard).GetProperty("Hint", BindingFlags.Public | BindingFlags.Instance)?.GetValue(opened);
