using System.Reflection;

namespace Stadmaken.Api.Live.Wire;

/// <summary>What can be called on a hub, and how many of the last arguments of each call may be left out.</summary>
public sealed class HubCalls
{
    private readonly Dictionary<string, int> _optionals = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at the methods that a hub class itself declares; what stands in for a misfit is not for clients.</summary>
    public HubCalls(Type hub)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var method in hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (method.GetBaseDefinition().DeclaringType == hub && method.Name != nameof(LiveHub.Misfit))
            {
                _optionals[method.Name] = method.GetParameters().Reverse()
                    .TakeWhile(parameter => nullability.Create(parameter).WriteState == NullabilityState.Nullable).Count();
            }
        }
    }

    /// <summary>Whether there is such a call; SignalR does not look at capitals.</summary>
    public bool Has(string target) => _optionals.ContainsKey(target);

    /// <summary>How many of the last arguments may be left out.</summary>
    public int Optionals(string target) => _optionals.GetValueOrDefault(target);
}
