using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Stadmaken.Api.Hosting;
using Stadmaken.Silo.Hosting;
using Stadmaken.Silo.Telemetry;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>A cluster in this process: a silo and two API nodes that are clients of it, with a PostgreSQL server of its own.</summary>
public class ClusterProgram : IAsyncLifetime
{
    private PostgresServer? _postgres;

    /// <summary>The silo.</summary>
    public WebApplication Silo { get; private set; } = null!;

    /// <summary>The nodes.</summary>
    public WebApplication[] Nodes { get; private set; } = [];

    /// <summary>Settings of the nodes besides those that every test wants.</summary>
    protected virtual IEnumerable<string> NodeSettings => [];

    /// <summary>The same of the silo.</summary>
    protected virtual IEnumerable<string> SiloSettings => [];

    public virtual async ValueTask InitializeAsync()
    {
        _postgres = await PostgresServer.StartAsync();
        string[] common =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", "--Logging:LogLevel:Default=Warning",
            "--ConnectionStrings:Postgres=" + await _postgres.CreateDatabaseAsync(),
        ];
        Silo = ClusterNode.Build([.. common, "--Orleans:Address=127.0.0.1", .. Ports("SiloPort", "GatewayPort"), .. SiloSettings]);
        await Silo.StartAsync();
        string[] node = [.. common, "--Cluster:Mode=Cluster", "--Sessions:Guests=true", "--Metrics:Url=http://127.0.0.1:0", .. NodeSettings];
        Nodes = [Application.Build(node), Application.Build(node)];
        foreach (var app in Nodes)
        {
            await app.StartAsync();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var app in (WebApplication[])[.. Nodes, Silo])
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        await _postgres!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where metrics are scraped: of the silo, and of each node.</summary>
    public IEnumerable<Uri> Metrics =>
        [new Uri(new Uri(Silo.Urls.First()), TelemetrySetup.MetricsPath), .. Nodes.Select(node => node.Services.GetRequiredService<MetricsListener>().Address)];

    /// <summary>Where a node is.</summary>
    public Uri Address(int node) => new(Nodes[node].Urls.First());

    /// <summary>Someone who is connected to one of the nodes.</summary>
    public async Task<LiveClient> ConnectAsync(int node, string name = "Deelnemer") => (await SignInAsync(node, name)).Client;

    /// <summary>Someone who is connected to one of the nodes, with their token and their id.</summary>
    public async Task<(LiveClient Client, string Token, string ParticipantId)> SignInAsync(int node, string name, params string[] roles)
    {
        var address = Address(node);
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.PostAsJsonAsync("/v1/sessions", new { displayName = name, cityId = "haarlem", sector = "civic", roles });
        var session = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, session.ToString());
        var token = session.GetProperty("token").GetString()!;
        var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(address, "/live")], Token = token });
        return (client, token, session.GetProperty("participant").GetProperty("participantId").GetString()!);
    }

    private static IEnumerable<string> Ports(params string[] settings)
    {
        // All held until each is known, or two might be the same.
        var probes = settings.Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(probes, probe => probe.Start());
        var ports = probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port).ToArray();
        Array.ForEach(probes, probe => probe.Dispose());
        return settings.Zip(ports, (setting, port) => string.Create(CultureInfo.InvariantCulture, $"--Orleans:{setting}={port}"));
    }
}
