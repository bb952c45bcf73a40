namespace Stadmaken.Api.Hosting;

/// <summary>Where the browser client is found.</summary>
internal static class WebRoot
{
    /// <summary>
    /// Beside the program when published, in the project's folder when run from source, and wherever
    /// <c>ASPNETCORE_CONTENTROOT</c> or <c>--contentRoot</c> say.
    /// </summary>
    public static WebApplicationOptions Options(string[] args) =>
        new() { Args = args, ContentRootPath = IsConfigured(args) ? null : Find() };

    private static bool IsConfigured(string[] args) =>
        Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is { Length: > 0 }
        || args.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));

    private static string Find()
    {
        if (Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
        {
            return AppContext.BaseDirectory;
        }

        // dotnet run starts in the repository's root (see RunWorkingDirectory in the project file).
        var project = Path.Combine(Directory.GetCurrentDirectory(), "api");
        return Directory.Exists(project) ? project : Directory.GetCurrentDirectory();
    }
}
