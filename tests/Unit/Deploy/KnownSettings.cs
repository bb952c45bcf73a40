using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>Whether the program knows a setting, by its source: a misspelt one would be ignored without a word.</summary>
internal static class KnownSettings
{
    /// <summary>Of the platform, of OpenTelemetry and of metrics.</summary>
    private static readonly string[] Elsewhere = ["ASPNETCORE_", "DOTNET_", "OTEL_", "Logging__"];

    private static readonly Lazy<string> Source = new(() => string.Concat(
        new[] { "api", "silo", "grains", "grain-interfaces" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Select(File.ReadAllText)));

    /// <summary>Asserts that it is known.</summary>
    /// <param name="name">As in the environment, such as <c>Orleans__SiloPort</c>.</param>
    public static void AssertKnown(string name) => Assert.True(IsKnown(name), $"The program has no setting {name}.");

    /// <summary>Whether it is known.</summary>
    public static bool IsKnown(string name)
    {
        if (Elsewhere.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return true;
        }

        var parts = name.Split("__");
        if (parts is ["ConnectionStrings", var connection])
        {
            return Source.Value.Contains($"GetConnectionString(\"{connection}\")", StringComparison.Ordinal);
        }

        if (Source.Value.Contains($"\"{string.Join(':', parts)}\"", StringComparison.Ordinal))
        {
            return true;
        }

        // A section that is bound to a class, which has a property of that name.
        var section = Regex.Escape(string.Join(':', parts[..^1]));
        return parts.Length > 1
            && Regex.IsMatch(Source.Value, $"""(GetSection\("{section}"\)|BindConfiguration\("{section}"\)|Section = "{section}")""")
            && Regex.IsMatch(Source.Value, $$"""public [\w?<>]+ {{Regex.Escape(parts[^1])}} \{ get; (set|init); \}""");
    }
}
