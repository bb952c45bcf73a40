using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stadmaken.Api.Live.Frames;

namespace Stadmaken.Tests.Unit.Live.Frames;

/// <summary>In a real Kestrel, on a free port.</summary>
public sealed class SocketWritesTests
{
    private static readonly string Large = string.Concat(Enumerable.Range(0, 400_000));
    private static readonly JsonHubProtocol Json = new();
    private static readonly X509Certificate2 Certificate = NewCertificate();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_to_one_who_spoke_goes_to_the_socket_at_once_and_arrives_in_order()
    {
        var isDirect = false;
        await using var server = await ServeAsync(async (socket, frames) =>
        {
            await socket.ReceiveAsync(new byte[16].AsMemory(), Stop);
            await frames.SendAsync(Frame("one"));
            await socket.SendAsync("two"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Stop);
            await frames.SendAsync(Frame(Large));
            await socket.SendAsync("three"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Stop);
            isDirect = frames.Under is SocketWrites { IsDirect: true };
        });
        using var client = await ConnectAsync(server, "ws");
        await client.SendAsync("hello"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Stop);

        Assert.Equal(Message("one"), await SocketPair.ReceiveAsync(client));
        Assert.Equal("two"u8.ToArray(), await SocketPair.ReceiveAsync(client));
        Assert.Equal(Message(Large), await SocketPair.ReceiveAsync(client));
        Assert.Equal("three"u8.ToArray(), await SocketPair.ReceiveAsync(client));
        Assert.Null(await SocketPair.ReceiveAsync(client));
        Assert.True(isDirect);
    }

    [Fact]
    public async Task What_is_written_before_the_other_end_spoke_goes_the_way_of_the_answer_to_the_upgrade_and_so_does_all_after_it()
    {
        var isDirect = true;
        await using var server = await ServeAsync(async (socket, frames) =>
        {
            await frames.SendAsync(Frame("first"));
            await socket.ReceiveAsync(new byte[16].AsMemory(), Stop);
            await frames.SendAsync(Frame(Large));
            isDirect = frames.Under is SocketWrites { IsDirect: true };
        });
        using var client = await ConnectAsync(server, "ws");
        await client.SendAsync("hello"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Stop);

        Assert.Equal(Message("first"), await SocketPair.ReceiveAsync(client));
        Assert.Equal(Message(Large), await SocketPair.ReceiveAsync(client));
        Assert.Null(await SocketPair.ReceiveAsync(client));
        Assert.False(isDirect);
    }

    [Fact]
    public async Task Nothing_goes_past_the_encryption()
    {
        Stream? under = null;
        await using var server = await ServeAsync(async (socket, frames) =>
        {
            under = frames.Under;
            await socket.ReceiveAsync(new byte[16].AsMemory(), Stop);
            await frames.SendAsync(Frame("secret"));
        }, encrypted: true);
        using var client = await ConnectAsync(server, "wss");
        await client.SendAsync("hello"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Stop);

        Assert.Equal(Message("secret"), await SocketPair.ReceiveAsync(client));
        Assert.NotNull(under);
        Assert.IsNotType<SocketWrites>(under);
    }

    [Fact]
    public async Task Writing_to_one_who_is_gone_fails_and_says_so_to_who_waits()
    {
        var failed = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServeAsync(async (socket, frames) =>
        {
            await socket.ReceiveAsync(new byte[16].AsMemory(), Stop);
            try
            {
                while (true)
                {
                    await frames.SendAsync(Frame(Large));
                }
            }
            catch (IOException fault)
            {
                failed.SetResult(fault);
            }
        });
        var client = await ConnectAsync(server, "ws");
        await client.SendAsync("hello"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, Stop);
        await SocketPair.ReceiveAsync(client);
        client.Abort();
        client.Dispose();

        Assert.IsType<IOException>(await failed.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop));
    }

    private static async Task<WebApplication> ServeAsync(Func<WebSocket, FrameStream, Task> talk, bool encrypted = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            if (encrypted)
            {
                endpoint.UseHttps(Certificate);
            }
        }));
        var app = builder.Build();
        app.UseRouting();
        // WebSockets within the endpoint, as SignalR has them: the frames are kept before they are accepted.
        var endpoint = ((IEndpointRouteBuilder)app).CreateApplicationBuilder().UseWebSockets();
        endpoint.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await talk(socket, context.Features.Get<FrameStream>()!);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        });
        app.Map("/", endpoint.Build()).KeepFrameStreams();
        await app.StartAsync(Stop);
        return app;
    }

    private static async Task<ClientWebSocket> ConnectAsync(WebApplication server, string scheme)
    {
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var client = new ClientWebSocket();
        client.Options.RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.GetCertHashString() == Certificate.GetCertHashString();
        await client.ConnectAsync(new UriBuilder(address) { Scheme = scheme }.Uri, Stop);
        return client;
    }

    private static ReadOnlyMemory<byte> Frame(string text) => Shared(text).FrameOf(Json);

    private static byte[] Message(string text) => Shared(text).GetSerializedMessage(Json).ToArray();

    private static SharedMessage Shared(string text) => new(new InvocationMessage("all", [text]));

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
