namespace Stadmaken.Api.Rest;

/// <summary>A collection, or a page of one.</summary>
/// <typeparam name="T">What it consists of.</typeparam>
/// <param name="Items">The items, in order.</param>
/// <param name="Next">Address of the next page; left out when there is no more.</param>
public sealed record Page<T>(T[] Items, string? Next = null);
