using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>The page about permissions, with its parts that tests make.</summary>
internal static class PermissionPage
{
    private const string Write = "STADMAKEN_WRITE_PERMISSIONS";
    private const string End = "<!-- end -->";

    private static string Path => System.IO.Path.Combine(Repository.Root, "grains", "PERMISSIONS.md");

    /// <summary>Holds a part of the page to what it should be; writes it instead where that is asked for.</summary>
    internal static void Check(string part, string made)
    {
        var page = File.ReadAllText(Path).ReplaceLineEndings("\n");
        var begin = $"<!-- made by a test: {part} -->\n";
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = page.IndexOf(End, from, StringComparison.Ordinal);
        var now = page[from..end];
        if (Environment.GetEnvironmentVariable(Write) is not null)
        {
            File.WriteAllText(Path, page[..from] + made + page[end..]);
        }

        Assert.True(now == made, $"grains/PERMISSIONS.md is out of date: run this test with {Write}=1 set, and read what has changed.");
    }
}
