using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>What a client hears of a fault: never more than that it may try again.</summary>
internal static class Faults
{
    internal static readonly Refusal Unavailable = Refusal.Unavailable("This did not work now; send it again with the same id.");
}
