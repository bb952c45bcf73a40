using Microsoft.Extensions.Configuration;
using Npgsql;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Silo.Hosting;

/// <summary>The command <c>migrate</c>: brings the database of a cluster to the newest form. Safe to run again, and beside itself.</summary>
internal static class Migration
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 0 when the database has its newest form, 1 when it could not be brought to it.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        try
        {
            var run = await PostgresMigrations.RunAsync(ClusterSilo.ReadDatabase(configuration).ConnectionString);
            foreach (var file in run)
            {
                Console.WriteLine($"Ran {file}.");
            }

            Console.WriteLine(run.Count == 0 ? "The database had its newest form." : "The database has its newest form.");
            return 0;
        }
        catch (Exception fault) when (fault is ClusterSettingException or NpgsqlException or InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
