using System.Text.Json;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>Tests with a server that has one board, b1, at version 3.</summary>
public abstract class LiveTests : IAsyncLifetime
{
    /// <summary>Whether it is MessagePack, or JSON.</summary>
    public static TheoryData<bool> Protocols => [false, true];

    private protected LiveServer Server { get; private set; } = null!;

    private protected FakeBoard Board => Server.Grains.Board("b1");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Server = await LiveServer.StartAsync();
        Board.Append(3);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An argument of a call.</summary>
    protected static WireJson Json<T>(T value) => LiveClient.Argument(value);

    /// <summary>Why a call was refused.</summary>
    protected static string? CodeOf(JsonElement? answer) => answer!.Value.GetProperty("error").GetProperty("code").GetString();

    /// <summary>Waits until the server has come to it; the test's time limit is what fails it.</summary>
    protected static async Task Eventually(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!holds())
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
