using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>What can be known of images and the compose file without running them, held against the tree and the code.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "compose");
    private static readonly string[] Own = ["migrate", "silo-1", "silo-2", "api-1", "api-2"];

    private static YamlMap Compose => Yaml.Read(File.ReadAllText(Path.Combine(Folder, "compose.yaml")));

    [Fact]
    public void Services_are_the_whole_cluster_and_what_watches_it() => Assert.Equal(
        ["api-1", "api-2", "collector", "grafana", "migrate", "postgres", "prometheus", "proxy", "silo-1", "silo-2", "tools", "traces"],
        Compose.Map("services").Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_of_the_program_exists_in_the_code()
    {
        var names = Own.SelectMany(service => Compose.Map($"services.{service}.environment").Names)
            .Concat(Dockerfiles().SelectMany(file => EnvironmentOf(File.ReadAllText(file)).Keys))
            .Distinct()
            .ToList();

        Assert.Contains("ConnectionStrings__Postgres", names);
        Assert.All(names, KnownSettings.AssertKnown);
    }

    [Theory]
    [InlineData("Orleans__SiloPort", true)]
    [InlineData("Postgres__Connections", true)]
    [InlineData("Sessions__Guests", true)]
    [InlineData("Orleans__SiloPorts", false)]
    [InlineData("Postgres__Connection", false)]
    [InlineData("ConnectionStrings__Postgresql", false)]
    public void Control_a_misspelt_setting_is_found_out(string name, bool known) => Assert.Equal(known, KnownSettings.IsKnown(name));

    [Fact]
    public void Every_file_and_secret_that_is_mounted_is_there_or_is_made()
    {
        var made = Regex.Matches(File.ReadAllText(Path.Combine(Folder, "make-secrets")), @"\$directory/([\w-]+)").Select(file => "./secrets/" + file.Groups[1].Value).ToHashSet();
        var volumes = Compose.Map("volumes").Names.ToHashSet();
        foreach (var service in Services())
        {
            var sources = service.Texts("volumes").Select(volume => volume.Split(':')[0]).Where(source => !volumes.Contains(source));
            Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(Folder, source)), $"{source} is not there"));
            Assert.All(service.Texts("secrets"), secret => Assert.Contains(Compose.Text($"secrets.{secret}.file")!, made));
            if (service.Text("build.dockerfile") is { } dockerfile)
            {
                Assert.True(File.Exists(Path.Combine(Folder, service.Text("build.context")!, dockerfile)), $"{dockerfile} is not there");
            }

            Assert.All(service.Texts("networks"), network => Assert.Contains(network, Compose.Map("networks").Names));
            Assert.All(service.Map("depends_on").Names, other => Assert.Contains(other, Compose.Map("services").Names));
        }
    }

    [Fact]
    public void Program_runs_with_nothing_that_it_does_not_need()
    {
        foreach (var service in Own.Select(name => Compose.Map($"services.{name}")))
        {
            Assert.Equal("true", service.Text("read_only"));
            Assert.Equal(["ALL"], service.Texts("cap_drop"));
            Assert.Contains("no-new-privileges:true", service.Texts("security_opt"));
            Assert.Empty(service.Texts("ports"));
        }

        Assert.All(Dockerfiles(), file => Assert.Contains("\nUSER 1654\n", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_proxy_is_open_to_the_public()
    {
        var open = Compose.Map("services").Names.Where(name => Compose.Map($"services.{name}").Texts("ports").Any(port => !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)));
        Assert.Equal(["proxy"], open);
        Assert.Equal("true", Compose.Text("networks.inside.internal"));
    }

    [Fact]
    public void No_password_is_in_the_files()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy"), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/secrets/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => GivenPassword().IsMatch(File.ReadAllText(file)));
        Assert.Matches(GivenPassword(), "Host=db;Username=stadmaken;Password=hunter2");
        Assert.Contains("deploy/compose/secrets/", File.ReadAllLines(Path.Combine(Repository.Root, ".gitignore")));
    }

    [Fact]
    public void Proxy_checks_prometheus_and_health_ask_at_the_ports_where_the_program_listens()
    {
        var listening = Dockerfiles().ToDictionary(
            file => Path.GetFileName(file).Split('.')[0],
            file => EnvironmentOf(File.ReadAllText(file))["ASPNETCORE_URLS"].Split(':')[^1]);

        Assert.Equal([$"api-1:{listening["api"]}", $"api-2:{listening["api"]}"], Nodes("Caddyfile"));
        var metrics = Compose.Text("services.api-1.environment.Metrics__Url")!.Split(':')[^1];
        Assert.Equal([$"silo-1:{listening["silo"]}", $"silo-2:{listening["silo"]}", $"api-1:{metrics}", $"api-2:{metrics}"], Nodes("prometheus/prometheus.yaml"));
        Assert.NotEqual(listening["api"], metrics);
        Assert.Equal(["CMD", "healthy", listening["silo"]], Compose.Texts("services.silo-1.healthcheck.test"));
        Assert.Equal(["CMD", "healthy", listening["api"]], Compose.Texts("services.api-1.healthcheck.test"));
    }

    [Fact]
    public void Everything_that_an_image_copies_is_in_the_tree()
    {
        foreach (var file in Dockerfiles())
        {
            var sources = CopiedFromContext().Matches(File.ReadAllText(file)).SelectMany(copy => copy.Groups[1].Value.Split(' ')[..^1]).ToList();
            Assert.NotEmpty(sources);
            Assert.All(sources, source => Assert.True(
                Directory.EnumerateFileSystemEntries(Path.Combine(Repository.Root, Path.GetDirectoryName(source)!), Path.GetFileName(source)).Any(), $"{file} copies {source}, which is not there"));
        }
    }

    [Fact]
    public void All_other_configuration_is_yaml()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            Assert.NotEmpty(Yaml.Read(File.ReadAllText(file)).Names);
        }
    }

    private static IEnumerable<YamlMap> Services() => Compose.Map("services").Names.Select(name => Compose.Map($"services.{name}"));

    private static IEnumerable<string> Nodes(string file) => NodeAndPort().Matches(File.ReadAllText(Path.Combine(Folder, file))).Select(node => node.Value);

    private static string[] Dockerfiles() => Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "docker"), "*.Dockerfile");

    private static Dictionary<string, string> EnvironmentOf(string dockerfile) =>
        Assigned().Matches(dockerfile).ToDictionary(one => one.Groups[1].Value, one => one.Groups[2].Value);

    // After ENV, each on a line.
    [GeneratedRegex(@"^(?:ENV|   ) (\w+)=(\S*)", RegexOptions.Multiline)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(silo|api)-\d:\d+")]
    private static partial Regex NodeAndPort();

    [GeneratedRegex("^COPY (?!--from)(?:--chmod=\\d+ )?(.+)$", RegexOptions.Multiline)]
    private static partial Regex CopiedFromContext();

    // Not what a variable, a file or a person reading puts in.
    [GeneratedRegex("""(?i)\bpassword=(?!["']?[$…{<(])["']?[\w]+""")]
    private static partial Regex GivenPassword();
}
