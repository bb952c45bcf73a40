using System.Globalization;
using System.Text;
using Stadmaken.Boards;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>The page about permissions, made from the rules in the code.</summary>
internal static class PermissionDocument
{
    /// <summary>The tables of boards.</summary>
    internal static string Boards()
    {
        var page = new StringBuilder();
        Line(page, "| who | " + string.Join(" | ", BoardVisibilities.All) + " |");
        Line(page, "|---|" + string.Concat(Enumerable.Repeat("---|", BoardVisibilities.All.Count)));
        foreach (var actor in BoardActor.All)
        {
            Line(page, $"| {actor.Name} | " + string.Join(" | ", BoardVisibilities.All.Select(visibility => actor.RoleOn(visibility) ?? "–")) + " |");
        }

        Line(page, string.Empty);
        Line(page, "| command | " + string.Join(" | ", BoardRoles.All) + " |");
        Line(page, "|---|" + string.Concat(Enumerable.Repeat(":-:|", BoardRoles.All.Count)));
        foreach (var step in BoardScript.Steps)
        {
            var name = step.Says is null ? $"`{step.Type}`" : $"`{step.Type}`: {step.Says}";
            Line(page, $"| {name} | " + string.Join(" | ", BoardRoles.All.Select(role => Suffices(role, step.LeastRole) ? "yes" : "–")) + " |");
        }

        return page.ToString();
    }

    /// <summary>The table of what was asked over REST.</summary>
    internal static string Network(IEnumerable<(string Request, bool[] May)> table)
    {
        var page = new StringBuilder();
        Line(page, "| operation | " + string.Join(" | ", NetworkActor.All.Select(actor => actor.Name)) + " |");
        Line(page, "|---|" + string.Concat(Enumerable.Repeat(":-:|", NetworkActor.All.Count)));
        foreach (var (request, may) in table)
        {
            Line(page, $"| {request} | " + string.Join(" | ", may.Select(one => one ? "yes" : "–")) + " |");
        }

        return page.ToString();
    }

    /// <summary>Whether a role is enough where another is the least.</summary>
    internal static bool Suffices(string? role, string least) => role is not null && RankOf(role) <= RankOf(least);

    private static int RankOf(string role) => BoardRoles.All.ToList().IndexOf(role);

    private static void Line(StringBuilder page, string text) => page.Append(CultureInfo.InvariantCulture, $"{text}\n");
}
