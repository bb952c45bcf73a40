using Orleans.Dashboard;
using Stadmaken.Api.Auth;

namespace Stadmaken.Api.Hosting;

/// <summary>
/// Orleans' own dashboard at <c>/dashboard</c>, for operators: which grains are where, how often they are called and how long that takes. It shows no
/// content, but names of grains, among them ids of participants; so nobody else may see it, and it is there only where <c>Dashboard:Enabled</c> says so.
/// </summary>
internal static class Dashboard
{
    private const string Path = "/dashboard";

    /// <summary>Whether it is wanted.</summary>
    public static bool WantsDashboard(this IConfiguration configuration) => configuration.GetValue<bool>("Dashboard:Enabled");

    /// <summary>Maps it, where it is wanted.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        if (app.Configuration.WantsDashboard())
        {
            // By itself it asks nobody who they are.
            app.MapOrleansDashboard(Path).RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Callers.From(context.User).IsOperator));
        }

        return app;
    }
}
