using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>
/// The Helm chart, rendered with its own values. It keeps to so little of Helm's language that this needs no Helm: a value, a quoted value,
/// a map, a part that is there or not. Anything more is a fault here.
/// </summary>
internal static partial class Chart
{
    public static readonly string Folder = Path.Combine(Repository.Root, "deploy", "helm", "stadmaken");

    public static YamlMap Values => Yaml.Read(File.ReadAllText(Path.Combine(Folder, "values.yaml")));

    public static YamlMap Description => Yaml.Read(File.ReadAllText(Path.Combine(Folder, "Chart.yaml")));

    public static IEnumerable<string> Templates => Directory.EnumerateFiles(Path.Combine(Folder, "templates")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Renders a template as the release <c>stadmaken</c>.</summary>
    public static string Render(string template)
    {
        var rendered = new StringBuilder();
        var shown = true;
        foreach (var line in File.ReadLines(Path.Combine(Folder, "templates", template)))
        {
            if (Begin().Match(line) is { Success: true } begin)
            {
                shown = Find(begin.Groups[1].Value) == "true";
            }
            else if (line == "{{- end }}")
            {
                shown = true;
            }
            else if (shown && Map().Match(line) is { Success: true } map)
            {
                var indent = new string(' ', int.Parse(map.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
                foreach (var (name, value) in Values.Map(map.Groups[1].Value).ToTexts().OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    rendered.Append(indent).Append(name).Append(": ").AppendLine(JsonSerializer.Serialize(value));
                }
            }
            else if (shown)
            {
                var text = Value().Replace(line, value => value.Groups[2].Success ? JsonSerializer.Serialize(Find(value.Groups[1].Value)) : Find(value.Groups[1].Value));
                Assert.False(text.Contains("{{", StringComparison.Ordinal), $"{template} has more of Helm's language than the tests can read: {line}");
                rendered.AppendLine(text);
            }
        }

        Assert.True(shown, $"{template} does not end what it began");
        return rendered.ToString();
    }

    private static string Find(string path) => path switch
    {
        ".Release.Name" => "stadmaken",
        _ when path.StartsWith(".Values.", StringComparison.Ordinal) => Values.Text(path[".Values.".Length..]) ?? throw new InvalidOperationException($"values.yaml has no {path}."),
        _ => throw new InvalidOperationException($"The tests do not know {path}."),
    };

    [GeneratedRegex(@"^\{\{- if (\.Values[\w.]+) \}\}$")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^ *\{\{- toYaml \.Values\.([\w.]+) \| nindent (\d+) \}\}$")]
    private static partial Regex Map();

    [GeneratedRegex(@"\{\{ (\.[\w.]+)( \| quote)? \}\}")]
    private static partial Regex Value();
}
