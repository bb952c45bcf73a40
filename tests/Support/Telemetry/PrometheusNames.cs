using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Stadmaken.Telemetry;

namespace Stadmaken.Tests.Support.Telemetry;

/// <summary>The names of metrics: those in expressions, those in what is scraped, and those that instruments come to have.</summary>
public static partial class PrometheusNames
{
    private static readonly string[] Words = ["and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "group_left", "group_right"];

    /// <summary>The metrics that an expression of PromQL asks for.</summary>
    public static IReadOnlySet<string> In(string expression)
    {
        var bare = LabelList().Replace(Range().Replace(Matchers().Replace(Text().Replace(expression, " "), " "), " "), " ");
        return Name().Matches(bare).Select(match => match.Value).Where(name => !Words.Contains(name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The metrics in a scraped page.</summary>
    public static IEnumerable<string> Scraped(string page) =>
        Type().Matches(page).SelectMany(match => Series(match.Groups[1].Value, match.Groups[2].Value == "histogram"));

    /// <summary>What the project's own instruments are called when they are scraped, those included that have measured nothing yet.</summary>
    public static IReadOnlySet<string> OfOwnInstruments()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Instrumentation.Name)
                {
                    names.UnionWith(Series(Of(instrument), instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal)));
                }
            },
        };

        // An instrument is there once somebody used the class that it is in.
        var rooms = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "Stadmaken.Grains" or "Stadmaken.Silo" or "Stadmaken.Api");
        foreach (var metrics in rooms.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Metrics", StringComparison.Ordinal)))
        {
            RuntimeHelpers.RunClassConstructor(metrics.TypeHandle);
        }

        listener.Start();
        return names;
    }

    private static string Of(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : string.Empty);
        return instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static IEnumerable<string> Series(string name, bool isHistogram) => isHistogram ? [name + "_bucket", name + "_sum", name + "_count"] : [name];

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")]
    private static partial Regex LabelList();

    // A function is followed by a bracket, a number begins with a digit.
    [GeneratedRegex(@"(?<![\w.$])[a-zA-Z_:][\w:]*\b(?!\s*\()")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?m)^# TYPE (\S+) (\S+)$")]
    private static partial Regex Type();
}
