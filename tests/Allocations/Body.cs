using System.Reflection;
using BenchmarkDotNet.Attributes;
using Stadmaken.Tests.Benchmarks.Micro;

namespace Stadmaken.Tests.Allocations;

/// <summary>The body of one micro-benchmark, to be called without BenchmarkDotNet.</summary>
/// <param name="method">The method with the attribute.</param>
internal sealed class Body(MethodInfo method)
{
    /// <summary>All there are, by name; a new benchmark is among them without being told of here.</summary>
    public static IReadOnlyDictionary<string, Body> All { get; } = typeof(Fold).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(BenchmarkAttribute)))
        .Select(method => new Body(method))
        .ToDictionary(body => body.Name, StringComparer.Ordinal);

    /// <summary>Class and method.</summary>
    public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>How many operations one call is.</summary>
    public int Operations { get; } = method.GetCustomAttribute<BenchmarkAttribute>()!.OperationsPerInvoke;

    /// <summary>Sets the body up, hands over what calls it once, and cleans up.</summary>
    /// <param name="use">Gets the call; its task is null where the body is done when it returns.</param>
    public async Task<T> UseAsync<T>(Func<Func<Task?>, Task<T>> use)
    {
        var benchmarks = Activator.CreateInstance(method.DeclaringType!)!;
        await CallAsync<GlobalSetupAttribute>(benchmarks);
        try
        {
            return await use(Bound(benchmarks));
        }
        finally
        {
            await CallAsync<GlobalCleanupAttribute>(benchmarks);
        }
    }

    private Func<Task?> Bound(object benchmarks)
    {
        if (method.ReturnType.IsAssignableTo(typeof(Task)))
        {
            return method.CreateDelegate<Func<Task>>(benchmarks);
        }

        // Not by reflection, which would box what it returns and count as the body's.
        return (Func<Task?>)typeof(Body).GetMethod(nameof(Done), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType).Invoke(null, [benchmarks, method])!;
    }

    private static Func<Task?> Done<T>(object benchmarks, MethodInfo method)
    {
        var call = method.CreateDelegate<Func<T>>(benchmarks);
        return () =>
        {
            _ = call();
            return null;
        };
    }

    private static async Task CallAsync<TAttribute>(object benchmarks)
        where TAttribute : Attribute
    {
        foreach (var marked in benchmarks.GetType().GetMethods().Where(one => one.IsDefined(typeof(TAttribute))))
        {
            await (marked.Invoke(benchmarks, null) switch
            {
                Task task => task,
                ValueTask task => task.AsTask(),
                _ => Task.CompletedTask,
            });
        }
    }
}
