using System.Globalization;
using System.Text.Json;
using Stadmaken.Tests.Benchmarks.Peers;
using Stadmaken.Tests.Benchmarks.Peers.Load;
using Stadmaken.Tests.Benchmarks.Peers.Running;

// tests/benchmark installs and builds what this needs, and runs it.
switch (args)
{
    case ["load", var plan]:
        return await LoadProgram.MainAsync(plan);
    case ["commit", var seconds]:
        await Commit.MainAsync(double.Parse(seconds, CultureInfo.InvariantCulture));
        return 0;
}

Arguments arguments;
try
{
    arguments = Arguments.Read(args);
}
catch (Exception e) when (e is ArgumentException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var machine = await Machine.DescribeAsync(arguments);
var figures = new Figures();
var rounds = new Rounds(arguments, figures);
foreach (var workload in arguments.Wanted)
{
    for (var round = 1; round <= arguments.Runs; round++)
    {
        await rounds.RunAsync(workload, round);
    }
}

Console.WriteLine(Table.Write(arguments, figures, machine));
if (arguments.Json is { } file)
{
    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { machine, arguments, figures.All, figures.Failures }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
}

return figures.Failures.Count == 0 ? 0 : 1;
