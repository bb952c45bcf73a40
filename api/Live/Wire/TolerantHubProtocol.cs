using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// A hub protocol with two habits that SignalR lacks: trailing parameters of a hub method that may be null may be
/// left out, and a call that does not fit any method is answered with an error value like every other refusal,
/// by calling <see cref="LiveHub.Misfit"/> in its place. Bytes that are no message at all still end the
/// connection they came on, and only that one.
/// </summary>
public sealed class TolerantHubProtocol : IHubProtocol
{
    private readonly IHubProtocol _inner;
    private readonly HubCalls _calls;

    /// <summary>Wraps a protocol.</summary>
    /// <param name="inner">The JSON or the MessagePack protocol.</param>
    /// <param name="calls">The methods of the one hub there is.</param>
    public TolerantHubProtocol(IHubProtocol inner, HubCalls calls)
    {
        _inner = inner;
        _calls = calls;
    }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <inheritdoc/>
    public int Version => _inner.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => _inner.TransferFormat;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => _inner.IsVersionSupported(version);

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _inner.WriteMessage(message, output);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _inner.GetMessageBytes(message);

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var start = input;
        if (!_inner.TryParseMessage(ref input, binder, out message))
        {
            if (input.Length == start.Length)
            {
                return false;
            }

            // A message of a kind that this version does not know. SignalR would read it again and again and never
            // get to the next one; a ping is the message that means nothing.
            message = PingMessage.Instance;
            return true;
        }

        message = message switch
        {
            InvocationBindingFailureMessage failure => WithoutOptionals(start, binder, failure) ?? Misfit(failure),
            InvocationMessage { StreamIds.Length: > 0 } call => Misfit(call, "A call here takes no streams."),
            StreamInvocationMessage call => Misfit(call, "A call here answers no stream."),
            InvocationMessage call when !_calls.Has(call.Target) => Misfit(call, UnknownTarget),
            _ => message,
        };
        return true;
    }

    private const string UnknownTarget = "There is no such call.";

    /// <summary>The same call with its optional arguments filled in, if leaving those out is all that was wrong.</summary>
    private InvocationMessage? WithoutOptionals(ReadOnlySequence<byte> input, IInvocationBinder binder, InvocationBindingFailureMessage failure)
    {
        var types = _calls.Has(failure.Target) ? binder.GetParameterTypes(failure.Target) : [];
        for (var missing = 1; missing <= _calls.Optionals(failure.Target); missing++)
        {
            var again = input;
            var shorter = new ShorterBinder(binder, [.. types.SkipLast(missing)]);
            if (_inner.TryParseMessage(ref again, shorter, out var message) && message is InvocationMessage { StreamIds: null or [] } call)
            {
                return new InvocationMessage(call.InvocationId, call.Target, [.. call.Arguments, .. new object?[missing]]) { Headers = call.Headers };
            }
        }

        return null;
    }

    private InvocationMessage Misfit(InvocationBindingFailureMessage failure)
    {
        for (Exception? fault = failure.BindingFailure.SourceException; fault is not null; fault = fault.InnerException)
        {
            if (fault is WireRefusedException refused)
            {
                return Misfit(failure, refused.Refusal);
            }
        }

        return Misfit(failure, _calls.Has(failure.Target)
            ? "The number or the types of the arguments do not fit this call."
            : UnknownTarget);
    }

    private static InvocationMessage Misfit(HubInvocationMessage call, string why) =>
        Misfit(call, Refusal.Invalid("arguments", why));

    private static InvocationMessage Misfit(HubInvocationMessage call, Refusal refusal) =>
        new(call.InvocationId, nameof(LiveHub.Misfit), [WireAnswers.Error(refusal)]) { Headers = call.Headers };

    private sealed class ShorterBinder(IInvocationBinder binder, IReadOnlyList<Type> parameterTypes) : IInvocationBinder
    {
        public IReadOnlyList<Type> GetParameterTypes(string methodName) => parameterTypes;

        public Type GetReturnType(string invocationId) => binder.GetReturnType(invocationId);

        public Type GetStreamItemType(string streamId) => binder.GetStreamItemType(streamId);

        public string? GetTarget(ReadOnlySpan<byte> utf8Bytes) => binder.GetTarget(utf8Bytes);
    }
}
