namespace Stadmaken.Api.Samples;

/// <summary>The sample network is not, or not wholly, sown; the message says why and what to do. Starting again without changing anything changes nothing.</summary>
public sealed class SampleException(string message) : Exception(message);
