using CsCheck;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;
using static Stadmaken.Tests.Properties.Text.TextGens;

namespace Stadmaken.Tests.Properties.Text;

/// <summary>Rule T9: three clients, one server, and everything that can happen between them.</summary>
public class TextPartyProperties
{
    /// <summary>One to begin with, and every one that ever failed.</summary>
    public static TheoryData<string> Seeds => ["0000KDHR5Yr4"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T9_Whatever_happens_everybody_ends_with_the_same_text_with_seed(string seed) =>
        Party.Sample((text, steps) => { Play(text, steps, TextPrecedence.Later, deletes: true); }, seed: seed, iter: 1_000, threads: 1, print: Print);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T7_and_T9_When_nobody_deletes_every_unit_that_was_typed_is_there_with_seed(string seed) =>
        Party.Sample((text, steps) =>
        {
            var party = Play(text, steps, TextPrecedence.Later, deletes: false);
            Assert.Equal(Sorted(text + string.Concat(party.Typed)), Sorted(party.Text + string.Concat(party.GivenBack)));
        }, seed: seed, iter: 1_000, threads: 1, print: Print);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void T9_A_long_run_meets_everything_and_converges_with_seed(int seed)
    {
        var random = new Random(seed);
        var party = Play("Een plein 🌙 zonder auto's", [.. Enumerable.Range(0, 3_000).Select(_ => Enumerable.Range(0, 5).Select(_ => random.Next(1_000)).ToArray())], TextPrecedence.Later, deletes: true);

        string[] kinds = ["edit", "send", "store", "transform", "acknowledged", "remote", "remote on both", "lost", "reconnect", "refused", "put back"];
        Assert.Equal(kinds.Order(StringComparer.Ordinal), party.Happened.Keys.Order(StringComparer.Ordinal));
        Assert.All(party.Happened, kind => Assert.InRange(kind.Value, 10, int.MaxValue));
    }

    [Fact]
    public void T9_Control_a_server_with_the_tie_the_wrong_way_round_is_found()
    {
        var found = Assert.Throws<CsCheckException>(() =>
            Party.Sample((text, steps) => { Play(text, steps, TextPrecedence.Earlier, deletes: true); }, iter: 1_000, threads: 1, print: Print));

        Assert.Contains("Set seed", found.Message, StringComparison.Ordinal);
    }

    private static TextParty Play(string text, int[][] steps, TextPrecedence precedence, bool deletes)
    {
        var party = new TextParty(text, people: 3, precedence, deletes);
        foreach (var step in steps)
        {
            party.Take(step[0], step[1], step[2], step[3], step[4]);
        }

        party.Settle();
        return party;
    }

    private static string Sorted(string text) => string.Concat(text.Order());

    private static string Print((string Text, int[][] Steps) run) =>
        $"'{run.Text}': {string.Join(' ', run.Steps.Select(step => string.Join(',', step)))}";
}
