using Stadmaken.Boards;
using Stadmaken.Tests.Support.Contracts;

namespace Stadmaken.Tests.Unit.Contracts;

/// <summary>
/// What crosses a wire between old and new programs only grows: a field keeps its id, and an id its field. Whoever adds one runs this with
/// STADMAKEN_WRITE_CONTRACTS=1, which adds it to the list and takes nothing from it.
/// </summary>
public class ContractFieldsTests
{
    private static readonly string[] Now = ContractFields.Of(typeof(IBoardGrain).Assembly);

    [Fact]
    public void Every_field_that_was_ever_released_has_the_id_it_had()
    {
        var lost = ContractFields.Kept.Except(Now).ToArray();
        Assert.True(lost.Length == 0, "Programs of the last release write and read these by these ids: " + string.Join("; ", lost));
    }

    [Fact]
    public void Every_field_there_is_is_on_the_list()
    {
        if (Environment.GetEnvironmentVariable("STADMAKEN_WRITE_CONTRACTS") == "1")
        {
            var head = File.ReadLines(ContractFields.Path).TakeWhile(line => line.StartsWith('#'));
            File.WriteAllLines(ContractFields.Path, [.. head, .. ContractFields.Kept.Union(Now).Order(StringComparer.Ordinal)]);
        }

        var added = Now.Except(ContractFields.Kept).ToArray();
        Assert.True(added.Length == 0, "Run this with STADMAKEN_WRITE_CONTRACTS=1 to add: " + string.Join("; ", added));
        Assert.True(Now.Length > 300, "hardly anything was found, so this showed nothing");
    }
}
