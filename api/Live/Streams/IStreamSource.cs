using Microsoft.AspNetCore.SignalR;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Streams;

/// <summary>What a stream is a stream of: entries of one journal, as those who watch it get them.</summary>
public interface IStreamSource
{
    /// <summary>The journal whose new entries say that there is something to read.</summary>
    IJournalGrain Journal { get; }

    /// <summary>What comes after a version.</summary>
    /// <exception cref="Exception">It could not be read; to be tried again.</exception>
    Task<StreamPiece> ReadAsync(long after);
}

/// <summary>A piece of a stream.</summary>
/// <param name="Message">What those who watch are sent; null when there is nothing for them up to <paramref name="Version"/>.</param>
/// <param name="Version">Where to read on.</param>
public sealed record StreamPiece(SerializedHubMessage? Message, long Version);
