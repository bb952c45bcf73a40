using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// A value from a client cannot be taken in. Thrown only inside the binding of arguments, which knows no
/// other way to say so; <see cref="TolerantHubProtocol"/> makes it an answer again.
/// </summary>
public sealed class WireRefusedException : Exception
{
    /// <summary>Says why.</summary>
    public WireRefusedException(Refusal refusal)
        : base(refusal.Message) => Refusal = refusal;

    /// <summary>What the client is answered.</summary>
    public Refusal Refusal { get; }
}
