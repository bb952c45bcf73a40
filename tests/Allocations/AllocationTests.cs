using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Allocations;

/// <summary>
/// What the pieces that every edit goes through allocate, held against <c>allocations.json</c>. Times depend on the machine and decide
/// nothing; allocated bytes do not. More than a tenth and 64 bytes above the kept figure fails, and so does less than
/// four fifths of it, or the next to come could spend the difference unseen.
/// </summary>
public class AllocationTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("STADMAKEN_WRITE_ALLOCATIONS") == "1";

    private readonly KeptFigures _kept = new(Path.Combine(Repository.Root, "tests", "Allocations", "allocations.json"));

    public static TheoryData<string> Bodies => [.. Body.All.Keys];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_allocates_what_it_did(string name)
    {
        var bytes = await MeasureAsync(name);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {bytes}");
        if (Writes)
        {
            _kept.Keep(name, bytes);
            return;
        }

        // Not Assert.Null, which would cut the message off before it says what to do.
        var complaint = _kept.Complaint(name, bytes);
        Assert.True(complaint is null, complaint);
    }

    [Fact]
    public void The_figures_of_all_bodies_are_kept_and_no_others()
    {
        if (Writes)
        {
            _kept.Forget(_kept.Names.Except(Body.All.Keys));
            return;
        }

        Assert.Equal(Body.All.Keys.Order(StringComparer.Ordinal), _kept.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compiler_does_not_change_methods_while_they_are_measured() =>
        Assert.Equal("false", AppContext.GetData("System.Runtime.TieredCompilation")?.ToString(), ignoreCase: true);

    [Theory]
    [InlineData("Fold.CardColour", 1_000)]
    [InlineData("SnapshotEncode.ForStorage", 400_000)]
    [InlineData("JournalAppend.OneEntry", 2_000)]
    [InlineData("RelayEncode.MessagePackSixtyFourEntries", 40_000)]
    public async Task Control_a_body_that_allocates_more_is_reported_with_both_figures(string name, int more)
    {
        Assert.SkipWhen(Writes, "Figures are being written.");
        var bytes = await MeasureAsync(name, more);
        var complaint = _kept.Complaint(name, bytes);

        Assert.Contains("too much", complaint, StringComparison.Ordinal);
        Assert.Contains(KeptFigures.HowToWrite, complaint, StringComparison.Ordinal);
    }

    private static Task<long> MeasureAsync(string name, int more = 0)
    {
        var body = Body.All[name];
        return body.UseAsync(once => Measuring.BytesAsync(more == 0 ? once : () => Wasting(once, more * body.Operations), body.Operations));
    }

    private static Task? Wasting(Func<Task?> once, int bytes)
    {
        GC.KeepAlive(new byte[bytes]);
        return once();
    }
}
