using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract.Hosting;

/// <summary>Orleans grain storage over our own SQLite statements, in a real silo.</summary>
public sealed class GrainStorageTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-silo-");
    private EmbeddedHost? _host;

    private EmbeddedHost Host => _host!;

    private IGrainStorage Storage => Host.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Snapshots);

    public async ValueTask InitializeAsync() => _host = await EmbeddedHost.StartAsync(_directory.FullName);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task J7_State_is_kept_over_activations_and_restarts()
    {
        var note = Host.Grains.GetGrain<INoteGrain>("board:1");
        Assert.Null(await note.Read());
        await note.Write("één 🏘️");
        await note.Write("twee 🏘️");
        await note.Leave();
        Assert.Equal("twee 🏘️", await note.Read());

        await Host.DisposeAsync();
        _host = await EmbeddedHost.StartAsync(_directory.FullName);

        Assert.Equal("twee 🏘️", await Host.Grains.GetGrain<INoteGrain>("board:1").Read());
    }

    [Fact]
    public async Task J7_State_that_is_cleared_is_gone_and_can_be_written_again()
    {
        var note = Host.Grains.GetGrain<INoteGrain>("board:1");
        await note.Clear();
        await note.Write("a");
        await note.Write("b");
        await note.Clear();
        Assert.Null(await note.Read());
        Assert.Equal(0, Rows());

        await note.Write("c");
        await note.Clear();
        await note.Write("d");
        await note.Leave();
        Assert.Equal("d", await note.Read());
        Assert.Equal(1, Rows());
    }

    [Fact]
    public async Task State_of_2_megabytes_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 350_000).Select(i => (i % 1_000).ToString(CultureInfo.InvariantCulture) + "é"));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(text) > 1.5 * 1024 * 1024);
        var note = Host.Grains.GetGrain<INoteGrain>("board:large");

        await note.Write(text);
        await note.Write(text + "!");
        await note.Leave();

        Assert.Equal(text + "!", await note.Read());
    }

    [Fact]
    public async Task Grain_classes_with_their_own_state_names_share_no_row()
    {
        await Host.Grains.GetGrain<INoteGrain>("board:1", typeof(NoteGrain).FullName).Write("note");
        await Host.Grains.GetGrain<IOtherNoteGrain>("board:1").Write("other");

        Assert.Equal("note", await Host.Grains.GetGrain<INoteGrain>("board:1", typeof(NoteGrain).FullName).Read());
        Assert.Equal("other", await Host.Grains.GetGrain<IOtherNoteGrain>("board:1").Read());
        Assert.Equal(2, Rows());
    }

    [Fact]
    public async Task Control_grain_classes_with_one_state_name_do_share_a_row()
    {
        await Host.Grains.GetGrain<INoteGrain>("board:1", typeof(NoteGrain).FullName).Write("note");

        Assert.Equal("note", await Host.Grains.GetGrain<INamesakeGrain>("board:1").Read());
        Assert.Equal(1, Rows());
    }

    [Fact]
    public async Task Keys_with_a_kind_are_not_taken_for_numbers()
    {
        string[] keys = ["board:ab", "board:AB", "board:0ab", "board:00000000000000000000000000000001", "city:ab"];
        foreach (var key in keys)
        {
            await Host.Grains.GetGrain<IOtherNoteGrain>(key).Write(key);
        }

        foreach (var key in keys)
        {
            Assert.Equal(key, await Host.Grains.GetGrain<IOtherNoteGrain>(key).Read());
        }
    }

    [Fact]
    public async Task Writer_with_an_old_etag_is_told_and_changes_nothing()
    {
        var grain = GrainId.Create("note", "board:etag");
        var mine = await ReadAsync(grain);
        var theirs = await ReadAsync(grain);
        mine.State = new Note { Text = "mine" };
        theirs.State = new Note { Text = "theirs" };

        await Storage.WriteStateAsync("note", grain, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", grain, theirs));

        theirs = await ReadAsync(grain);
        Assert.Equal("mine", theirs.State?.Text);
        await Storage.WriteStateAsync("note", grain, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", grain, theirs));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", grain, theirs));

        await Storage.ClearStateAsync("note", grain, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", grain, theirs));
        Assert.False((await ReadAsync(grain)).RecordExists);
    }

    [Fact]
    public async Task Many_grains_that_write_at_once_are_all_kept()
    {
        var notes = Enumerable.Range(0, 200).Select(i => Host.Grains.GetGrain<IOtherNoteGrain>($"board:{i}")).ToList();
        for (var round = 0; round < 3; round++)
        {
            var text = $"round {round}";
            await Task.WhenAll(notes.Select(note => note.Write(text)));
        }

        Assert.All(await Task.WhenAll(notes.Select(note => note.Read())), text => Assert.Equal("round 2", text));
    }

    private async Task<GrainState<Note>> ReadAsync(GrainId grain)
    {
        var state = new GrainState<Note>(new Note());
        await Storage.ReadStateAsync("note", grain, state);
        return state;
    }

    private long Rows()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "orleans.db")};Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM OrleansStorage";
        return (long)count.ExecuteScalar()!;
    }
}
