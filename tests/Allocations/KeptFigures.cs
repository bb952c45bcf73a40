using System.Globalization;
using System.Text.Json;

namespace Stadmaken.Tests.Allocations;

/// <summary>What each body may allocate, in bytes per operation, from a file that people read in a review.</summary>
/// <param name="file">A JSON object, a name a line.</param>
internal sealed class KeptFigures(string file)
{
    /// <summary>Run the tests so, and read the difference.</summary>
    public const string HowToWrite = "STADMAKEN_WRITE_ALLOCATIONS=1 tests/run allocations";

    private readonly SortedDictionary<string, long> _figures = new(
        File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(file))! : [],
        StringComparer.Ordinal);

    /// <summary>The bodies that have one.</summary>
    public IEnumerable<string> Names => _figures.Keys;

    /// <summary>What is wrong with what was measured; null if nothing is.</summary>
    /// <param name="name">Of which body.</param>
    /// <param name="bytes">Per operation.</param>
    public string? Complaint(string name, long bytes)
    {
        if (!_figures.TryGetValue(name, out var kept))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{name} allocates {bytes:N0} bytes and has no kept figure. Write it down: {HowToWrite}");
        }

        var most = kept + (kept / 10) + 64;
        return bytes > most
            ? string.Create(CultureInfo.InvariantCulture, $"{name} allocates too much: {bytes:N0} bytes, the kept figure is {kept:N0} and at most {most:N0} pass. If that is meant, write the new figure down and say why: {HowToWrite}")
            : bytes < kept * 8 / 10
            ? string.Create(CultureInfo.InvariantCulture, $"{name} allocates less than it did: {bytes:N0} bytes, the kept figure is {kept:N0}. Write the new figure down, so that it stays so: {HowToWrite}")
            : null;
    }

    /// <summary>Writes a figure down.</summary>
    public void Keep(string name, long bytes)
    {
        _figures[name] = bytes;
        Save();
    }

    /// <summary>Strikes out what is no longer there.</summary>
    public void Forget(IEnumerable<string> names)
    {
        foreach (var name in names.ToArray())
        {
            _figures.Remove(name);
        }

        Save();
    }

    private void Save() =>
        File.WriteAllText(file, $"{{\n{string.Join(",\n", _figures.Select(figure => $"  {JsonSerializer.Serialize(figure.Key)}: {figure.Value}"))}\n}}\n");
}
