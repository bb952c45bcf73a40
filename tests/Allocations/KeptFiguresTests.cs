namespace Stadmaken.Tests.Allocations;

/// <summary>Where the line is drawn.</summary>
public sealed class KeptFiguresTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly KeptFigures _kept;

    public KeptFiguresTests()
    {
        File.WriteAllText(_file, """{ "A.B": 1000 }""");
        _kept = new KeptFigures(_file);
    }

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(800)]
    [InlineData(1_000)]
    [InlineData(1_164)]
    public void A_figure_passes_up_to_a_tenth_and_64_bytes_more_and_down_to_four_fifths(long bytes) => Assert.Null(_kept.Complaint("A.B", bytes));

    [Fact]
    public void A_figure_above_it_is_too_much_and_both_are_told()
    {
        var complaint = _kept.Complaint("A.B", 1_165);

        Assert.Contains("too much", complaint, StringComparison.Ordinal);
        Assert.Contains("1,165", complaint, StringComparison.Ordinal);
        Assert.Contains("1,000", complaint, StringComparison.Ordinal);
        Assert.Contains(KeptFigures.HowToWrite, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_far_below_it_is_to_be_written_down()
    {
        var complaint = _kept.Complaint("A.B", 799);

        Assert.Contains("less than it did", complaint, StringComparison.Ordinal);
        Assert.Contains(KeptFigures.HowToWrite, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_without_a_figure_is_to_be_written_down() =>
        Assert.Contains("no kept figure", _kept.Complaint("A.C", 1), StringComparison.Ordinal);

    [Fact]
    public void Figures_are_written_and_struck_out_in_the_order_of_their_names()
    {
        _kept.Keep("C.D", 3);
        _kept.Keep("B.C", 2);
        _kept.Forget(["A.B"]);

        Assert.Equal("{\n  \"B.C\": 2,\n  \"C.D\": 3\n}\n", File.ReadAllText(_file));
        Assert.Equal(["B.C", "C.D"], new KeptFigures(_file).Names);
    }
}
