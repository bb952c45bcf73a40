using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Stadmaken.Api.Hosting;

namespace Stadmaken.Api.Auth;

/// <summary>The keys that sessions are sealed with, kept so that a session outlives a restart.</summary>
internal static class SessionKeys
{
    // Both are part of what seals a session: another value here signs everybody out.
    private const string ApplicationName = "stadmaken-cluster";
    private const string Purpose = "stadmaken.session.v1";

    internal static void AddSessionKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        if (configuration.IsCluster())
        {
            // In the database that the nodes share; Hosting/ClusterClient.cs says so.
            return;
        }

        var directory = new DirectoryInfo(DirectoryOf(configuration));
        CreateForOwnerOnly(directory);
        protection.PersistKeysToFileSystem(directory);
    }

    /// <summary>Where the keys are, when they are in files.</summary>
    internal static string DirectoryOf(IConfiguration configuration) =>
        configuration["Sessions:KeyDirectory"] ?? Path.Combine(configuration["Storage:DataDirectory"] ?? "data", "keys");

    /// <summary>How a session is sealed, alike for the cookie and the token.</summary>
    internal static ISecureDataFormat<AuthenticationTicket> Seal(IDataProtectionProvider provider) =>
        new TicketDataFormat(provider.CreateProtector(Purpose));

    private static void CreateForOwnerOnly(DirectoryInfo directory)
    {
        if (OperatingSystem.IsWindows())
        {
            directory.Create();
        }
        else
        {
            // Whoever reads these keys can sign in as anyone.
            Directory.CreateDirectory(directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
