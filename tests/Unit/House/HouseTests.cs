using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.House;

/// <summary>What the tree and the documents promise, held against the tree.</summary>
public partial class HouseTests
{
    private static readonly string[] Rooms = ["api", "deploy", "grain-interfaces", "grains", "silo", "tests"];

    [Fact]
    public void The_top_level_has_the_rooms_of_the_design_and_no_other()
    {
        var ignored = new[] { "data", "TestResults", "node_modules" };
        var folders = Directory.GetDirectories(Repository.Root)
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => !name.StartsWith('.') && !ignored.Contains(name))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Rooms, folders);
    }

    [Theory]
    [InlineData("grain-interfaces/Stadmaken.GrainInterfaces.csproj")]
    [InlineData("grains/Stadmaken.Grains.csproj", "Stadmaken.GrainInterfaces")]
    [InlineData("silo/Stadmaken.Silo.csproj", "Stadmaken.Grains")]
    [InlineData("api/Stadmaken.Api.csproj", "Stadmaken.GrainInterfaces", "Stadmaken.Silo")]
    public void References_point_the_way_of_the_architecture(string project, params string[] allowed)
    {
        var references = XDocument.Load(Path.Combine(Repository.Root, project))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(allowed, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_edge_knows_the_silo_in_one_place_only_and_the_grains_nowhere()
    {
        var knowing = Sources("api", "*.cs")
            .Where(file => KnowsBehindTheEdge().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Equal(["api/Hosting/Application.cs"], knowing);
    }

    [Fact]
    public void The_grains_know_no_database()
    {
        Assert.DoesNotContain(Sources("grains", "*.cs"), file => File.ReadAllText(file).Contains("Sqlite", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Sqlite", File.ReadAllText(Path.Combine(Repository.Root, "grains/Stadmaken.Grains.csproj")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("GOVERNANCE.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    [InlineData("SECURITY.md")]
    public void Every_file_that_a_document_points_to_is_there(string document)
    {
        var links = LocalLink().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(link => link.Groups[1].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), $"{document} points to {link}, which is not there."));
    }

    [Fact]
    public void The_public_code_description_has_what_the_standard_asks_for()
    {
        var description = File.ReadAllText(Path.Combine(Repository.Root, "publiccode.yml"));
        string[] keys = ["publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation"];

        Assert.All(keys, key => Assert.Matches($"(?m)^{key}:", description));
        Assert.Contains("license: EUPL-1.2", description, StringComparison.Ordinal);
        Assert.Matches("(?m)^  nl:", description);
        Assert.Matches("(?m)^  en:", description);
    }

    [Fact]
    public void Nothing_from_people_can_be_rendered_as_html()
    {
        string[] ways = ["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"];
        var sources = new[] { "*.svelte", "*.ts" }.SelectMany(pattern => Sources("api/web/src", pattern)).ToArray();

        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.DoesNotContain(ways, way => File.ReadAllText(file).Contains(way, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Generated().IsMatch(file));

    [GeneratedRegex(@"/(bin|obj|node_modules|wwwroot)/")]
    private static partial Regex Generated();

    [GeneratedRegex(@"Stadmaken\.(Silo|Grains)\b")]
    private static partial Regex KnowsBehindTheEdge();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex LocalLink();
}
