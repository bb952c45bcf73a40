using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>The description that the running program serves, held by Spectral against the NL API Design Rules in <c>tests/OpenApi</c>.</summary>
public sealed partial class DescriptionLintTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "OpenApi");

    [Fact]
    public async Task The_description_of_the_running_program_keeps_the_design_rules()
    {
        var findings = await LintAsync(new Uri(program.Address, "/v1/openapi.json").ToString());

        Assert.True(findings.Length == 0, string.Join('\n', findings.Select(finding => finding.ToString())));
    }

    [Fact]
    public async Task Control_a_description_in_which_every_rule_is_broken_is_found_to_break_each()
    {
        var rules = RuleName().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, "design-rules.yaml"), TestContext.Current.CancellationToken)).Select(name => name.Groups[1].Value);

        var broken = (await LintAsync(Path.Combine(Folder, "wrong.json"))).Select(finding => finding.Code);

        Assert.Equal(rules.Order(StringComparer.Ordinal), broken.Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<Finding[]> LintAsync(string document)
    {
        var spectral = Path.Combine(Folder, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
        Assert.True(File.Exists(spectral), "Spectral is not installed: run npm ci in tests/OpenApi, as tests/run does.");
        using var process = Process.Start(new ProcessStartInfo("node", [spectral, "lint", document, "--ruleset", "design-rules.yaml", "--format", "json", "--quiet"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // 0: nothing found; 1: something was. Anything else, such as a rule that cannot be read, has no findings to tell.
        Assert.True(process.ExitCode is 0 or 1, $"Spectral ended with {process.ExitCode}: {output} {await errors}");
        return [.. JsonSerializer.Deserialize<JsonElement[]>(output)!.Select(found => new Finding(
            found.GetProperty("code").GetString()!,
            string.Join('.', found.GetProperty("path").EnumerateArray()),
            found.GetProperty("message").GetString()!))];
    }

    // Two spaces in, as only rules are; aliases are written with a capital.
    [GeneratedRegex("(?m)^  ([a-z][A-Za-z0-9-]*):")]
    private static partial Regex RuleName();

    private sealed record Finding(string Code, string Path, string Message);
}
