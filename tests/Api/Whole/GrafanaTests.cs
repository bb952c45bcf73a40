using System.Text.Json;
using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>What operators look at asks for what the program really tells, in a cluster that has done some work.</summary>
public sealed partial class GrafanaTests(ClusterProgram cluster) : IClassFixture<ClusterProgram>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "grafana");

    // Prometheus's own.
    private static readonly string[] OfPrometheus = ["up"];

    [Fact]
    public async Task Every_metric_that_a_dashboard_or_an_alert_asks_for_is_one_that_the_program_tells()
    {
        var told = await ToldAsync();
        var asked = Dashboards().Concat(Alerts()).ToArray();

        Assert.True(asked.Length > 40, "So few expressions were found that they cannot be all.");
        Assert.Empty(Unknown(asked, told));
    }

    [Fact]
    public async Task Control_a_misspelt_metric_is_found_and_said_where()
    {
        var told = await ToldAsync();
        (string, string)[] asked =
        [
            ("right", "sum by (le, outcome) (rate(stadmaken_journal_commit_duration_seconds_bucket{outcome=\"failed\"}[5m])) > 0.25 and on (job) up == 1"),
            ("wrong", "max(stadmaken_journal_comit_size_sum)"),
        ];

        Assert.Equal(["wrong: stadmaken_journal_comit_size_sum"], Unknown(asked, told));
    }

    [Fact]
    public async Task What_is_scraped_of_the_project_is_what_its_instruments_are_called()
    {
        var own = PrometheusNames.OfOwnInstruments();
        var scraped = (await ScrapedAsync()).Where(name => name.StartsWith("stadmaken_", StringComparison.Ordinal)).ToHashSet();

        Assert.NotEmpty(scraped);
        Assert.Subset(own.ToHashSet(), scraped);
    }

    [Fact]
    public async Task Every_metric_of_the_project_is_on_a_dashboard()
    {
        await ScrapedAsync();
        var shown = Dashboards().SelectMany(one => PrometheusNames.In(one.Expression)).Select(Bare).ToHashSet();

        Assert.All(PrometheusNames.OfOwnInstruments().Select(Bare), name => Assert.Contains(name, shown));
    }

    [Fact]
    public void Every_alert_says_what_to_do_and_nothing_is_said_of_another()
    {
        var alerts = Named().Matches(File.ReadAllText(Path.Combine(Folder, "alerts.yaml"))).Select(match => match.Groups[1].Value).ToArray();
        var runbooks = Runbook().Matches(File.ReadAllText(Path.Combine(Folder, "alerts.yaml"))).Select(match => match.Groups[1].Value);
        var sections = Section().Matches(File.ReadAllText(Path.Combine(Folder, "ALERTS.md"))).Select(match => match.Groups[1].Value);

        Assert.Equal(alerts, sections);
        Assert.Equal(alerts.Select(alert => alert.ToLowerInvariant()), runbooks);
        Assert.Equal(alerts.Length, Alerts().Count());
    }

    private async Task<HashSet<string>> ToldAsync() => [.. await ScrapedAsync(), .. PrometheusNames.OfOwnInstruments(), .. OfPrometheus];

    private async Task<HashSet<string>> ScrapedAsync()
    {
        await using var anna = await cluster.ConnectAsync(0);
        await using var bram = await cluster.ConnectAsync(1);
        var hers = await anna.JoinAsync("city-haarlem");
        var his = await bram.JoinAsync("city-haarlem");
        await his.ReachAsync(Assert.Single(await hers.SubmitAsync(LiveCommand.AddCard("financing", "Een kaart"))).Version!.Value);
        using var http = new HttpClient();
        using var asked = await http.GetAsync(new Uri(cluster.Address(0), "/v1/network"), TestContext.Current.CancellationToken);
        var pages = await Task.WhenAll(cluster.Metrics.Select(address => http.GetStringAsync(address, TestContext.Current.CancellationToken)));
        return [.. pages.SelectMany(PrometheusNames.Scraped)];
    }

    private static IEnumerable<string> Unknown(IEnumerable<(string Where, string Expression)> asked, IReadOnlySet<string> told) =>
        asked.SelectMany(one => PrometheusNames.In(one.Expression).Except(told).Select(name => $"{one.Where}: {name}"));

    private static IEnumerable<(string Where, string Expression)> Dashboards() =>
        from file in Directory.GetFiles(Path.Combine(Folder, "dashboards"), "*.json").Order(StringComparer.Ordinal)
        from panel in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("panels").EnumerateArray()
        from target in panel.GetProperty("targets").EnumerateArray()
        select ($"{Path.GetFileName(file)}, {panel.GetProperty("title")}", target.GetProperty("expr").GetString()!);

    private static IEnumerable<(string Where, string Expression)> Alerts() =>
        Expression().Matches(File.ReadAllText(Path.Combine(Folder, "alerts.yaml"))).Select(match => ("alerts.yaml", match.Groups[1].Value));

    private static string Bare(string series) => SeriesOfHistogram().Replace(series, string.Empty);

    [GeneratedRegex("(?m)^ +expr: (.+)$")]
    private static partial Regex Expression();

    [GeneratedRegex("(?m)^ +- alert: (\\w+)$")]
    private static partial Regex Named();

    [GeneratedRegex("(?m)^ +runbook: deploy/grafana/ALERTS\\.md#(\\w+)$")]
    private static partial Regex Runbook();

    [GeneratedRegex("(?m)^## (\\w+)$")]
    private static partial Regex Section();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex SeriesOfHistogram();
}
