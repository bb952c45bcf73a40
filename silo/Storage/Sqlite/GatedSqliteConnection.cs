using Microsoft.Data.Sqlite;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>A connection that holds a place in a gate while it is open.</summary>
internal sealed class GatedSqliteConnection : SqliteConnection
{
    private readonly SqliteFile _file;
    private readonly SemaphoreSlim _gate;
    private bool _inside;

    public GatedSqliteConnection(string connectionString, SqliteFile file, SemaphoreSlim gate)
        : base(connectionString)
    {
        _file = file;
        _gate = gate;
    }

    public override void Open()
    {
        _gate.Wait();
        OpenInside();
    }

    /// <summary>Waits without a thread, and opens on a thread of the pool: opening reads the file, and the caller may be a grain.</summary>
    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        await Task.Run(OpenInside, CancellationToken.None).ConfigureAwait(false);
    }

    public override void Close()
    {
        try
        {
            base.Close();
        }
        finally
        {
            Leave();
        }
    }

    private void OpenInside()
    {
        _inside = true;
        try
        {
            base.Open();
            _file.Prepare(this);
        }
        catch
        {
            // A connection that never opened is not closed by everyone; the place in the gate must not depend on it.
            Close();
            throw;
        }
    }

    private void Leave()
    {
        if (_inside)
        {
            _inside = false;
            _gate.Release();
        }
    }
}
