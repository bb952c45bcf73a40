using Stadmaken.Tests.Cluster.Hosting;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;

namespace Stadmaken.Tests.Cluster.Typing;

/// <summary>Rules T3, T7 and T9 through a real grain, a real store and a bad network.</summary>
public class TypingTogetherTests
{
    private const int RunsInABlock = 250;

    /// <summary>Seeds that once failed. None is taken out.</summary>
    public static TheoryData<int> KeptSeeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(KeptSeeds))]
    public async Task T7_everybody_ends_with_the_same_text_and_every_character_with_the_kept_seed(int seed)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);

        await TypingRun.PlayAsync(seed, cluster.Board("b"), data.Store, Right);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    [InlineData(3_000)]
    [InlineData(4_000)]
    [InlineData(5_000)]
    [InlineData(6_000)]
    [InlineData(7_000)]
    [InlineData(8_000)]
    public async Task T7_everybody_ends_with_the_same_text_and_every_character_in_250_runs_with_seeds_from(int first)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var outcomes = new List<TypingOutcome>();
        for (var seed = first; seed < first + RunsInABlock; seed++)
        {
            outcomes.Add(await TypingRun.PlayAsync(seed, cluster.Board($"b-{seed}"), data.Store, Right));
        }

        // Not about nothing: most runs have edits that met others' on the way, and all kinds of crowds.
        Assert.InRange(outcomes.Count(outcome => outcome.Conflicts > 0), RunsInABlock / 2, RunsInABlock);
        Assert.InRange(outcomes.Sum(outcome => outcome.Conflicts), 2 * RunsInABlock, int.MaxValue);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], outcomes.Select(outcome => outcome.Typists).Distinct().Order());
    }

    [Fact]
    public async Task Control_a_client_that_breaks_ties_the_other_way_is_found_out()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var found = 0;
        for (var seed = 1; seed <= 50; seed++)
        {
            try
            {
                await TypingRun.PlayAsync(seed, cluster.Board($"b-{seed}"), data.Store, TieBrokenTheOtherWay);
            }
            catch (InvalidOperationException)
            {
                found++;
            }
        }

        Assert.InRange(found, 10, 50);
    }

    private static TextOperation Right(TextOperation operation, TextOperation other, TextPrecedence precedence) => operation.Transform(other, precedence);

    private static TextOperation TieBrokenTheOtherWay(TextOperation operation, TextOperation other, TextPrecedence precedence) =>
        operation.Transform(other, precedence == TextPrecedence.Earlier ? TextPrecedence.Later : TextPrecedence.Earlier);
}
