using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>That what the runbook tells someone to type at night is there.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "RUNBOOK.md"));

    [Fact]
    public void Every_file_that_it_names_is_there()
    {
        var named = RootPath().Matches(Text).Select(path => path.Value.TrimEnd('.')).ToHashSet();
        var linked = Link().Matches(Text).Select(link => Path.Combine("deploy", link.Groups[1].Value));

        Assert.Contains("deploy/backup/restore", named);
        Assert.All(named.Concat(linked), path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} is not there"));
    }

    [Fact]
    public void Every_command_of_the_local_cluster_exists()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "local", "cluster"));
        var commands = LocalCommand().Matches(Text).Select(command => command.Groups[1].Value).ToHashSet();

        Assert.Contains("pause", commands);
        Assert.All(commands, command => Assert.Matches($@"(?m)^  (\w+ \| )*{command}( \| \w+)*\)\s", script));
        Assert.DoesNotMatch(@"(?m)^  (\w+ \| )*stopp( \| \w+)*\)\s", script);
    }

    [Fact]
    public void Every_service_setting_value_and_resource_that_it_names_exists()
    {
        var services = Yaml.Read(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "compose", "compose.yaml"))).Map("services").Names.ToHashSet();
        Assert.All(ComposeService().Matches(Text), service => Assert.Contains(service.Groups[1].Value, services));
        Assert.All(Setting().Matches(Text), setting => KnownSettings.AssertKnown(setting.Value));
        Assert.All(ChartValue().Matches(Text), value => Assert.NotNull(Chart.Values.Text(value.Groups[1].Value)));
        var resources = Chart.Templates.SelectMany(template => Yaml.ReadAll(Chart.Render(template))).Select(one => $"{one.Text("kind")!.ToLowerInvariant()}/{one.Text("metadata.name")}").ToHashSet();
        var named = Resource().Matches(Text);
        Assert.NotEmpty(named);
        Assert.All(named, resource => Assert.Contains(resource.Value, resources));
        Assert.Contains($"create secret generic {Chart.Values.Text("database.secret")} ", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_arithmetic_of_connections_is_that_of_the_settings()
    {
        var options = new Silo.Storage.PostgreSql.PostgresOptions();
        var silo = options.Writers + options.Connections + 1;

        var rows = Sizing().Matches(Text).Select(row => row.Groups.Values.Skip(1).Select(number => int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(((row[0] + 1) * silo) + ((row[1] + 1) * 4) + 10, row[2]));
        Assert.All(rows, row => Assert.True(row[2] <= row[3] - 3));
        Assert.Contains("MaxPoolSize = 4 }", File.ReadAllText(Path.Combine(Repository.Root, "api", "Hosting", "ClusterClient.cs")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\w/.])(deploy|api|silo|grains|grain-interfaces|tests)/[\w./-]+")]
    private static partial Regex RootPath();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"deploy/local/cluster (\w+)")]
    private static partial Regex LocalCommand();

    [GeneratedRegex(@"\bdc (?:run --rm(?: -e \S+)?|exec|restart) ([\w-]+)")]
    private static partial Regex ComposeService();

    [GeneratedRegex(@"\b[A-Z]\w+?__\w+\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"(?:--set |`)((?:silos|apis|image|database)\.\w+)")]
    private static partial Regex ChartValue();

    [GeneratedRegex(@"(deployment|job)/stadmaken-[\w-]+")]
    private static partial Regex Resource();

    [GeneratedRegex(@"^\| (\d+) \| (\d+) \| (\d+) \| (\d+)", RegexOptions.Multiline)]
    private static partial Regex Sizing();
}
