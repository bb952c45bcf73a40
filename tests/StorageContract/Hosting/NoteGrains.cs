using Orleans.Runtime;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract.Hosting;

/// <summary>A state to keep.</summary>
[GenerateSerializer]
public sealed class Note
{
    /// <summary>Any text.</summary>
    [Id(0)]
    public string Text { get; set; } = "";
}

/// <summary>Keeps a note in the grain storage that snapshots are kept in.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    /// <summary>Writes it.</summary>
    Task Write(string text);

    /// <summary>Reads it again from the storage.</summary>
    Task<string?> Read();

    /// <summary>Clears it.</summary>
    Task Clear();

    /// <summary>Leaves memory, so that the next call reads what is stored.</summary>
    Task Leave();
}

/// <summary>A second class with the same keys.</summary>
public interface IOtherNoteGrain : INoteGrain;

/// <summary>The first.</summary>
public sealed class NoteGrain([PersistentState("note", StorageNames.Snapshots)] IPersistentState<Note> note)
    : NoteGrainBase(note), INoteGrain;

/// <summary>The second, which differs in the name of its state.</summary>
public sealed class OtherNoteGrain([PersistentState("other-note", StorageNames.Snapshots)] IPersistentState<Note> note)
    : NoteGrainBase(note), IOtherNoteGrain;

/// <summary>A third class with the same keys.</summary>
public interface INamesakeGrain : INoteGrain;

/// <summary>The mistake: it gives its state the name that another class has taken.</summary>
public sealed class NamesakeGrain([PersistentState("note", StorageNames.Snapshots)] IPersistentState<Note> note)
    : NoteGrainBase(note), INamesakeGrain;

/// <summary>What all do.</summary>
public abstract class NoteGrainBase : Grain
{
    private readonly IPersistentState<Note> _note;

    /// <summary>With its state.</summary>
    protected NoteGrainBase(IPersistentState<Note> note) => _note = note;

    /// <summary>Writes it.</summary>
    public Task Write(string text)
    {
        _note.State = new Note { Text = text };
        return _note.WriteStateAsync();
    }

    /// <summary>Reads it again.</summary>
    public async Task<string?> Read()
    {
        await _note.ReadStateAsync();
        return _note.RecordExists ? _note.State.Text : null;
    }

    /// <summary>Clears it.</summary>
    public Task Clear() => _note.ClearStateAsync();

    /// <summary>Leaves memory.</summary>
    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
