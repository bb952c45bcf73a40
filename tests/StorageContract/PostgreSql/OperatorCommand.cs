using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>A command of deploy/ for the database, run as an operator does: told in PostgreSQL's own way where that is.</summary>
internal static class OperatorCommand
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string command, string connectionString, string argument)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", command), [argument]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = database.Host;
        start.Environment["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = database.Username;
        start.Environment["PGDATABASE"] = database.Database;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }
}
