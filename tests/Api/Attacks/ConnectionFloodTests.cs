using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.Attacks;

/// <summary>Ten thousand connections from one address, against the real program in a process of its own.</summary>
public sealed class ConnectionFloodTests(ITestOutputHelper output) : IDisposable
{
    private const int Flood = 10_000;
    private const int PerAddress = 500;

    private static readonly byte[] Question = Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: stadmaken\r\n\r\n");

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-flood-");

    /// <inheritdoc/>
    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Of_ten_thousand_connections_of_one_address_those_within_the_limit_are_kept_and_everyone_else_goes_on()
    {
        var held = new List<Socket>();
        await using var program = await StartAsync(PerAddress);
        try
        {
            for (var i = 0; i < Flood; i++)
            {
                await OpenAsync(program.Address, held);
            }

            // From another address, while the flood holds all it could get.
            using var http = new HttpClient { BaseAddress = program.Address };
            var begun = Stopwatch.GetTimestamp();
            using var signedIn = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Ada", cityId = "haarlem", sector = "civic" }, TestContext.Current.CancellationToken);
            output.WriteLine($"{held.Count} of {Flood} held; someone else signed in within {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");

            Assert.Equal(PerAddress, held.Count);
            Assert.Equal(HttpStatusCode.Created, signedIn.StatusCode);
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Control_without_the_limit_one_address_holds_more()
    {
        var held = new List<Socket>();
        await using var program = await StartAsync(perAddress: 0);
        try
        {
            for (var i = 0; i < PerAddress + 100; i++)
            {
                await OpenAsync(program.Address, held);
            }

            Assert.Equal(PerAddress + 100, held.Count);
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task A_connection_that_is_closed_makes_room_for_the_next()
    {
        await using var program = await StartAsync(perAddress: 1);
        for (var i = 0; i < 20; i++)
        {
            var held = new List<Socket>();
            while (held.Count == 0)
            {
                await OpenAsync(program.Address, held);
            }

            held[0].Dispose();
        }
    }

    private Task<ApiProcess> StartAsync(int perAddress) => ApiProcess.StartAsync(
        _data.FullName,
        new Dictionary<string, string> { ["Connections__PerAddress"] = perAddress.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>Connects from 127.0.0.2 and asks something; kept if there is an answer.</summary>
    private static async Task OpenAsync(Uri address, List<Socket> held)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), TestContext.Current.CancellationToken);
            await socket.SendAsync(Question, TestContext.Current.CancellationToken);
            if (await socket.ReceiveAsync(new byte[16], TestContext.Current.CancellationToken) > 0)
            {
                held.Add(socket);
                return;
            }
        }
        catch (SocketException)
        {
            // Closed by the other side: refused.
        }

        socket.Dispose();
    }
}
