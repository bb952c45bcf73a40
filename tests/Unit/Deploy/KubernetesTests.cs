using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>The Helm chart and the manifests made from it, read as Kubernetes reads them.</summary>
public sealed class KubernetesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "kubernetes");

    private static readonly IReadOnlyList<YamlMap> Resources =
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(file => Yaml.ReadAll(File.ReadAllText(file)))];

    private static IEnumerable<Workload> Workloads => Resources.Where(one => one.Text("kind") is "Deployment" or "Job").Select(one => new Workload(one));

    private static IEnumerable<Workload> Deployments => Workloads.Where(one => one.Kind == "Deployment");

    /// <summary>With <c>UPDATE_MANIFESTS=1</c> in the environment it writes them.</summary>
    [Fact]
    public void Manifests_are_what_the_chart_makes_of_its_own_values()
    {
        Assert.NotEmpty(Chart.Templates);
        if (Environment.GetEnvironmentVariable("UPDATE_MANIFESTS") == "1")
        {
            foreach (var template in Chart.Templates)
            {
                File.WriteAllText(Path.Combine(Folder, template), Chart.Render(template));
            }
        }

        Assert.Equal(Chart.Templates, Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(Chart.Templates, template => Assert.Equal(Chart.Render(template), File.ReadAllText(Path.Combine(Folder, template))));
    }

    [Fact]
    public void Workloads_are_silos_api_nodes_and_the_migration() =>
        Assert.Equal(["api", "migrate", "silo"], Workloads.Select(one => one.Component).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_workload_has_only_the_rights_it_needs() => Assert.All(Workloads, one => Assert.Empty(one.Weaknesses()));

    [Theory]
    [InlineData("runAsNonRoot: true", "runAsNonRoot: false", "runs as root")]
    [InlineData("runAsUser: 1654", "runAsUser: 0", "runs as root")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "can write to its image")]
    [InlineData("drop: [ALL]", "drop: [NET_RAW]", "has capabilities")]
    [InlineData("type: RuntimeDefault", "type: Unconfined", "has no seccomp profile")]
    [InlineData("automountServiceAccountToken: false", "hostNetwork: true", "has a token for the cluster", "has the machine's network, processes or files")]
    public void Control_a_right_that_is_not_needed_is_found_out(string safe, string unsafeText, params string[] weaknesses)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "silo.yaml"));
        Assert.Contains(safe, text, StringComparison.Ordinal);

        Assert.Equal(weaknesses, new Workload(Yaml.Read(text.Replace(safe, unsafeText, StringComparison.Ordinal))).Weaknesses());
    }

    [Fact]
    public void Every_selector_finds_pods_and_all_pods_are_in_a_network_policy()
    {
        Assert.All(Deployments, one => Assert.True(one.IsSelectedBy(one.Resource.Map("spec.selector.matchLabels"))));
        Assert.All(Deployments, one => Assert.True(one.IsSelectedBy(Assert.Single(one.Pod.Maps("topologySpreadConstraints")).Map("labelSelector.matchLabels"))));
        var policies = Of("NetworkPolicy").Select(policy => policy.Map("spec.podSelector.matchLabels")).ToList();
        Assert.All(Workloads, one => Assert.Single(policies, one.IsSelectedBy));
        Assert.All(Of("NetworkPolicy"), policy => Assert.Equal(["Ingress", "Egress"], policy.Texts("spec.policyTypes")));
        Assert.All(Of("NetworkPolicy").SelectMany(Peers), peer => Assert.Single(Workloads, one => one.IsSelectedBy(peer)));
        var budgets = Of("PodDisruptionBudget").ToList();
        Assert.All(Deployments, one => Assert.Single(budgets, budget => one.IsSelectedBy(budget.Map("spec.selector.matchLabels"))));
        Assert.All(budgets, budget => Assert.Equal("1", budget.Text("spec.maxUnavailable")));
        var services = Of("Service").Where(service => service.Map("spec.selector").Names.Any());
        Assert.All(services, service => Assert.Single(Workloads, one => one.IsSelectedBy(service.Map("spec.selector"))));
    }

    [Fact]
    public void An_upgrade_takes_none_away_before_another_is_ready_and_gives_each_time_to_drain()
    {
        foreach (var one in Deployments)
        {
            Assert.Equal("0", one.Resource.Text("spec.strategy.rollingUpdate.maxUnavailable"));
            Assert.True(Number(one.Resource.Text("spec.replicas")) >= 2);
            Assert.Equal("/health/ready", one.Container.Text("readinessProbe.httpGet.path"));
            Assert.Equal("/health/live", one.Container.Text("livenessProbe.httpGet.path"));
            var before = Number(one.Container.Texts("lifecycle.preStop.exec.command")[1]);
            Assert.True(Number(one.Pod.Text("terminationGracePeriodSeconds")) > before + Number(one.Environment["DOTNET_SHUTDOWNTIMEOUTSECONDS"]));
        }

        var migration = Workloads.Single(one => one.Kind == "Job");
        Assert.Equal("pre-install,pre-upgrade", migration.Resource.Map("metadata.annotations").ToTexts()["helm.sh/hook"]);
        Assert.Equal(["migrate"], migration.Container.Texts("args"));
        Assert.Contains("""["migrate", ..""", File.ReadAllText(Path.Combine(Repository.Root, "silo", "Program.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_exists_in_the_code_and_the_silo_says_where_it_is()
    {
        Assert.All(Workloads.SelectMany(one => one.Environment.Keys).Concat(Chart.Values.Map("settings").Names).Distinct(), KnownSettings.AssertKnown);
        Assert.Equal("status.podIP", Workloads.Single(one => one.Component == "silo").Environment["Orleans__Address"]);
        Assert.Equal("Cluster", Workloads.Single(one => one.Component == "api").Environment["Cluster__Mode"]);
        Assert.All(Workloads, one => Assert.Contains("Passfile=/etc/stadmaken/pgpass", one.Environment["ConnectionStrings__Postgres"], StringComparison.Ordinal));
        Assert.All(Workloads, one => Assert.DoesNotContain("Password", one.Environment["ConnectionStrings__Postgres"], StringComparison.OrdinalIgnoreCase));

        // Kubernetes takes text only, and to YAML these are something else.
        Assert.All(Directory.EnumerateFiles(Folder, "*.yaml"), file => Assert.DoesNotMatch(@"(?m)^ +value: (true|false|[\d.]+)$", File.ReadAllText(file)));
    }

    [Fact]
    public void Ports_are_the_same_in_the_program_its_probes_its_service_and_its_network_policy()
    {
        foreach (var one in Deployments)
        {
            var ports = one.Container.Maps("ports").ToDictionary(port => port.Text("name")!, port => port.Text("containerPort")!);
            Assert.EndsWith(":" + ports["http"], one.Environment["ASPNETCORE_URLS"], StringComparison.Ordinal);
            Assert.All(["startupProbe", "readinessProbe", "livenessProbe"], probe => Assert.Equal("http", one.Container.Text($"{probe}.httpGet.port")));
            Assert.Equal(ports.GetValueOrDefault("metrics", ports["http"]), one.Resource.Map("spec.template.metadata.annotations").ToTexts()["prometheus.io/port"]);
            var open = Of("NetworkPolicy").Single(policy => one.IsSelectedBy(policy.Map("spec.podSelector.matchLabels")))
                .Maps("spec.ingress").SelectMany(rule => rule.Maps("ports")).Select(port => port.Text("port")!).Distinct();
            Assert.Equal(ports.Values.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
            if (one.Component == "silo")
            {
                Assert.Equal(ports["silo"], one.Environment["Orleans__SiloPort"]);
                Assert.Equal(ports["gateway"], one.Environment["Orleans__GatewayPort"]);
            }
            else
            {
                Assert.EndsWith(":" + ports["metrics"], one.Environment["Metrics__Url"], StringComparison.Ordinal);
                Assert.Equal(["http"], Of("Service").Single(service => one.IsSelectedBy(service.Map("spec.selector"))).Maps("spec.ports").Select(port => port.Text("targetPort")));
            }
        }
    }

    [Fact]
    public void From_outside_only_the_api_nodes_are_reached_and_not_what_is_for_operators()
    {
        var services = Of("Service").ToDictionary(service => service.Text("metadata.name")!);
        var paths = Of("Ingress").Single().Maps("spec.rules")[0].Maps("http.paths").ToDictionary(path => path.Text("path")!, path => services[path.Text("backend.service.name")!]);

        Assert.Equal(["/", "/health"], paths.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(paths["/health"].Map("spec.selector").Names);
        Assert.Equal("api", paths["/"].Map("spec.selector").ToTexts()["app.kubernetes.io/component"]);
        Assert.All(services.Values, service => Assert.Null(service.Text("spec.type")));
    }

    [Fact]
    public void Every_value_of_the_chart_is_in_its_schema_and_the_other_way_round()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Chart.Folder, "values.schema.json")));
        var root = schema.RootElement;
        Compare(Chart.Values, root, except: ["global"]);

        void Compare(YamlMap values, JsonElement part, params string[] except)
        {
            var resolved = part.TryGetProperty("$ref", out var reference) ? root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]) : part;
            if (!resolved.TryGetProperty("properties", out var properties))
            {
                return;
            }

            Assert.False(resolved.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(properties.EnumerateObject().Select(one => one.Name).Except(except).Order(StringComparer.Ordinal), values.Names.Order(StringComparer.Ordinal));
            foreach (var property in properties.EnumerateObject().Where(one => !except.Contains(one.Name)))
            {
                Compare(values.Map(property.Name), property.Value);
            }
        }
    }

    [Fact]
    public void Images_chart_and_program_are_of_one_version()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Equal(version, Chart.Description.Text("appVersion"));
        Assert.Equal(version, Chart.Values.Text("image.tag"));
        var compose = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "compose", "compose.yaml"));
        Assert.All(Regex.Matches(compose, @"STADMAKEN_VERSION:-([^}]+)").Select(one => one.Groups[1].Value), inCompose => Assert.Equal(version, inCompose));
    }

    private static IEnumerable<YamlMap> Of(string kind) => Resources.Where(one => one.Text("kind") == kind);

    private static IEnumerable<YamlMap> Peers(YamlMap policy) => policy.Maps("spec.ingress").SelectMany(rule => rule.Maps("from"))
        .Concat(policy.Maps("spec.egress").SelectMany(rule => rule.Maps("to")))
        .Select(peer => peer.Map("podSelector.matchLabels")).Where(labels => labels.Names.Any());

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);
}
