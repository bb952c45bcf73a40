using Stadmaken.Api.Auth.Oidc;

namespace Stadmaken.Api.Hosting;

/// <summary>Where the program listens, and how it says so.</summary>
internal static partial class Addresses
{
    private const string Default = "http://127.0.0.1:5080";
    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on port 5080 of this machine unless <c>ASPNETCORE_URLS</c> or the like say otherwise.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var configured = Settings.Any(key => builder.Configuration[key] is { Length: > 0 })
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!configured)
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>Once it listens, says where, and how to sign in.</summary>
    public static void AnnounceAddress(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Stadmaken");
        var isWithBroker = app.Services.GetService<OidcSettings>() is not null;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
            {
                if (isWithBroker)
                {
                    LogReadyWithBroker(logger, address);
                }
                else
                {
                    LogReady(logger, address);
                }
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stadmaken is ready at {Address} : open it in a browser, choose a city and sign in as a guest with a name.")]
    private static partial void LogReady(ILogger logger, string address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stadmaken is ready at {Address} : open it in a browser and sign in at the broker.")]
    private static partial void LogReadyWithBroker(ILogger logger, string address);
}
