using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>YAML as it is read by those for whom it is meant: maps, lists and text, with anchors and merges done.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder().Build();

    /// <summary>All documents of a text that are not empty.</summary>
    public static IReadOnlyList<YamlMap> ReadAll(string text)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        parser.Consume<StreamStart>();
        var documents = new List<YamlMap>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (Deserializer.Deserialize<object?>(parser) is Dictionary<object, object?> map)
            {
                documents.Add(new YamlMap(map));
            }
        }

        return documents;
    }

    /// <summary>The one document of a text.</summary>
    public static YamlMap Read(string text) => Assert.Single(ReadAll(text));
}

/// <summary>A map of YAML, by paths such as <c>spec.template.metadata</c>.</summary>
internal sealed class YamlMap(Dictionary<object, object?> values)
{
    /// <summary>The names in it.</summary>
    public IEnumerable<string> Names => values.Keys.Cast<string>();

    /// <summary>Text, or null when it is not there.</summary>
    public string? Text(string path) => Find(path) as string;

    /// <summary>A map; empty when it is not there.</summary>
    public YamlMap Map(string path) => Find(path) as Dictionary<object, object?> is { } map ? new YamlMap(map) : new YamlMap([]);

    /// <summary>The maps in a list; none when it is not there.</summary>
    public IReadOnlyList<YamlMap> Maps(string path) =>
        [.. (Find(path) as List<object> ?? []).OfType<Dictionary<object, object?>>().Select(map => new YamlMap(map))];

    /// <summary>The texts in a list; none when it is not there.</summary>
    public IReadOnlyList<string> Texts(string path) => [.. (Find(path) as List<object> ?? []).OfType<string>()];

    /// <summary>What is in this map under names, as text.</summary>
    public IReadOnlyDictionary<string, string> ToTexts() => values.ToDictionary(pair => (string)pair.Key, pair => pair.Value as string ?? string.Empty);

    private object? Find(string path)
    {
        object? found = values;
        foreach (var name in path.Split('.'))
        {
            if (found is not Dictionary<object, object?> map || !map.TryGetValue(name, out found))
            {
                return null;
            }
        }

        return found;
    }
}
