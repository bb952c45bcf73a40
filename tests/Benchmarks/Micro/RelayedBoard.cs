using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Stadmaken.Api.Live;
using Stadmaken.Api.Live.Frames;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>A board's audience of one connection, which encodes what it is written with a protocol as the program has set it up.</summary>
internal sealed class RelayedBoard : ILiveWriter
{
    private readonly BoardAudience _audience = new(ThousandCards.BoardId, new LiveOptions(), new PrivateWriting());
    private readonly AudienceMember _member;
    private readonly IHubProtocol _protocol;
    private int _written;

    /// <param name="protocol">SignalR's name of it.</param>
    public RelayedBoard(string protocol)
    {
        _member = new AudienceMember(this, "deelnemer-1");
        using var services = WebApplication.CreateSlimBuilder().AddLiveEdge().Services.BuildServiceProvider();
        _protocol = services.GetServices<IHubProtocol>().Single(one => one.Name == protocol);
    }

    /// <summary>Relays a batch to a connection that has everything before it.</summary>
    /// <returns>How many bytes it got.</returns>
    /// <exception cref="InvalidOperationException">It got none.</exception>
    public int Relay(JournalEntry[] batch)
    {
        var before = batch[0].Version - 1;
        _audience.Begin(before);
        _audience.Listen(_member, before);
        _written = 0;
        _audience.Deliver(batch);
        return _written > 0 ? _written : throw new InvalidOperationException("The batch was not relayed.");
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(SerializedHubMessage message)
    {
        _written += ((SharedMessage)message).FrameOf(_protocol).Length;
        return ValueTask.CompletedTask;
    }
}
