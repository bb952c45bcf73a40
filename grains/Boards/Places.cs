using System.Collections.Immutable;

namespace Stadmaken.Grains.Boards;

/// <summary>Order within a zone, or of zones: lists of ids, in which a place is "after this one", null being the start.</summary>
internal static class Places
{
    /// <summary>Where it is, or −1. Looks at the end first: most things are added there.</summary>
    internal static int Find(ImmutableArray<string> order, string id)
    {
        var last = order.Length - 1;
        return last >= 0 && order[last] == id ? last : order.AsSpan().IndexOf(id);
    }

    /// <summary>What a newcomer at the end comes after, or null; <paramref name="except"/> is about to leave.</summary>
    internal static string? End(ImmutableArray<string> order, string? except = null)
    {
        var last = order.Length - 1;
        if (last >= 0 && order[last] == except)
        {
            last--;
        }

        return last >= 0 ? order[last] : null;
    }
}
