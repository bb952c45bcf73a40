using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Support.Live;

/// <summary>
/// A grain factory whose boards are <see cref="FakeBoard"/>s and whose object references are the objects
/// themselves; counts the references so that a leak shows.
/// </summary>
public class FakeGrains : DispatchProxy
{
    private readonly ConcurrentDictionary<string, FakeBoard> _boards = new();
    private readonly List<object> _made = [];
    private int _references;

    /// <summary>The factory, and the fake behind it.</summary>
    public static (IGrainFactory Factory, FakeGrains Fake) Create()
    {
        var factory = Create<IGrainFactory, FakeGrains>();
        return (factory, (FakeGrains)(object)factory);
    }

    /// <summary>Object references that were made and not yet deleted.</summary>
    public int References => _references;

    /// <summary>The board with this id; it does not exist for callers until it has a first entry.</summary>
    public FakeBoard Board(string boardId) => _boards.GetOrAdd(JournalIds.Board(boardId), _ => new FakeBoard());

    /// <summary>The newest object reference of this kind, through which a test pushes by hand.</summary>
    public T LastReference<T>()
    {
        lock (_made)
        {
            return _made.OfType<T>().Last();
        }
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case nameof(IGrainFactory.GetGrain) when args![0] is string key:
                return _boards.GetOrAdd(key, _ => new FakeBoard());
            case nameof(IGrainFactory.CreateObjectReference):
                Interlocked.Increment(ref _references);
                lock (_made)
                {
                    _made.Add(args![0]!);
                }

                return args![0];
            case nameof(IGrainFactory.DeleteObjectReference):
                Interlocked.Decrement(ref _references);
                return null;
            default:
                throw new NotSupportedException(targetMethod.ToString());
        }
    }
}
