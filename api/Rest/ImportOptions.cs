namespace Stadmaken.Api.Rest;

/// <summary>What a board can be opened from; configurable under <c>Boards:Import</c>.</summary>
internal sealed class ImportOptions
{
    /// <summary>The largest body with an exported board in it, bytes.</summary>
    public int Bytes { get; set; } = 4 * 1024 * 1024;
}
