using CsCheck;
using Stadmaken.Text;
using static Stadmaken.Tests.Properties.Text.TextGens;

namespace Stadmaken.Tests.Properties.Text;

/// <summary>
/// The rules of <c>grain-interfaces/Text/TEXT.md</c> for any texts and operations. Each run begins with the seed in its name
/// and goes on with new ones; a failure prints its seed and the shortest case found. Put that seed in <see cref="Seeds"/>.
/// </summary>
public class TextLaws
{
    private const int Runs = 5_000;

    /// <summary>Two to begin with, and every one that ever failed.</summary>
    public static TheoryData<string> Seeds => ["0000KDHR5Yr4", "1EkFFxHV0l28"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T1_and_T6_Applying_changes_the_length_as_told_and_leaves_whole_characters_with_seed(string seed) =>
        Check(seed, Pair, (text, a, _) =>
        {
            var after = a.Apply(text);
            Assert.Equal(text.Length + a.LengthChange, after.Length);
            Assert.True(IsWhole(after));
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T1_and_T6_What_does_not_fit_is_a_value_and_never_comes_to_reach_less_with_seed(string seed) =>
        Check(seed, Untrusted, (text, fitting, sent) =>
        {
            var later = fitting.Apply(text);
            var fits = TextOperation.TryApply(sent, text, out var result, out var problem);
            var fitsLater = TextOperation.TryApply(sent.Transform(fitting, TextPrecedence.Later), later, out var resultLater, out _);

            Assert.Equal(fits, problem is null);
            Assert.True(fits ? fitsLater : result == text);
            Assert.True(IsWhole(result) && IsWhole(resultLater));
            Assert.False(problem?.Contains("past the end", StringComparison.Ordinal) is true && fitsLater);
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T2_Composing_is_doing_one_after_the_other_with_seed(string seed) =>
        Check(seed, Triple, (text, a, b, _) => Assert.Equal(b.Apply(a.Apply(text)), a.Compose(b).Apply(text)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T2_Composing_three_is_the_same_either_way_with_seed(string seed) =>
        Check(seed, Triple, (text, a, b, _) =>
        {
            var c = a.Compose(b).Invert(text);
            Assert.Equal(text, a.Compose(b).Compose(c).Apply(text));
            Assert.Equal(text, a.Compose(b.Compose(c)).Apply(text));
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T3_Both_ways_around_lead_to_the_same_text_with_seed(string seed) =>
        Check(seed, Pair, (text, a, b) => Converges(text, a, b, TextPrecedence.Earlier));

    [Fact]
    public void T3_Control_a_tie_that_both_win_is_found()
    {
        // a believes that it came earlier, and so does b.
        var found = Assert.Throws<CsCheckException>(() =>
            Pair.Sample((text, a, b) => Converges(text, a, b, TextPrecedence.Later), iter: Runs, threads: 1));
        Assert.Contains("Set seed", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T5_Inverting_gives_back_what_was_there_with_seed(string seed) =>
        Check(seed, Pair, (text, a, _) =>
        {
            Assert.Equal(text, a.Invert(text).Apply(a.Apply(text)));
            Assert.Equal(a.Apply(text), a.Invert(text).Invert(a.Apply(text)).Apply(text));
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T6_and_T8_Everything_made_is_whole_and_canonical_with_seed(string seed) =>
        Check(seed, Triple, (text, a, b, c) =>
        {
            var after = c.Transform(a, TextPrecedence.Later);
            TextOperation[] made = [a, b, c, a.Compose(b), after, c.Transform(a, TextPrecedence.Earlier), a.Invert(text), TextOperation.Replace(text, a.Apply(text))];
            Assert.All(made, IsCanonical);
            Assert.True(IsWhole(after.Apply(a.Apply(text))));
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T7_A_unit_goes_only_when_somebody_who_saw_it_deletes_it_with_seed(string seed) =>
        Check(seed, Pair, (text, a, b) =>
        {
            // The same operations with every unit of each a letter that nothing else has.
            var marked = Marked(a, '\u4E00');
            var other = Marked(b, '\u5E00');
            var plain = Letters('\u3400', text.Length);
            var result = other.Transform(marked, TextPrecedence.Later).Apply(marked.Apply(plain));

            Assert.Equal(Letters('\u4E00', a.InsertedUnits), Only(result, '\u4E00', '\u5DFF'));
            Assert.Equal(Letters('\u5E00', b.InsertedUnits), Only(result, '\u5E00', '\u6DFF'));
            var kept = string.Concat(Only(marked.Apply(plain), '\u3400', '\u43FF').Intersect(Only(other.Apply(plain), '\u3400', '\u43FF')));
            Assert.Equal(kept, Only(result, '\u3400', '\u43FF'));
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Replacing_leads_to_the_text_afterwards_with_seed(string seed) =>
        Gen.Select(Words, Words).Sample((before, after) => { Assert.Equal(after, TextOperation.Replace(before, after).Apply(before)); }, seed: seed, iter: Runs, threads: 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_caret_keeps_the_order_and_the_characters_with_seed(string seed) =>
        Check(seed, Pair, (text, a, _) =>
        {
            var after = a.Apply(text);
            var last = 0;
            for (var position = 0; position <= text.Length; position++)
            {
                var before = a.TransformPosition(position, TextAffinity.Before);
                var pushed = a.TransformPosition(position, TextAffinity.After);
                Assert.True(last <= before && before <= pushed && pushed <= after.Length);
                last = before;
                if (!IsInsidePair(text, position))
                {
                    Assert.False(IsInsidePair(after, before) || IsInsidePair(after, pushed));
                }
            }
        });

    private static void Converges(string text, TextOperation a, TextOperation b, TextPrecedence precedence) =>
        Assert.Equal(
            b.Transform(a, TextPrecedence.Later).Apply(a.Apply(text)),
            a.Transform(b, precedence).Apply(b.Apply(text)));

    private static void Check(string seed, Gen<(string, TextOperation, TextOperation)> gen, Action<string, TextOperation, TextOperation> law) =>
        gen.Sample((text, a, b) => law(text, a, b), seed: seed, iter: Runs, threads: 1);

    private static void Check(string seed, Gen<(string, TextOperation, TextOperation, TextOperation)> gen, Action<string, TextOperation, TextOperation, TextOperation> law) =>
        gen.Sample((text, a, b, c) => law(text, a, b, c), seed: seed, iter: Runs, threads: 1);

    private static void IsCanonical(TextOperation operation)
    {
        TextComponent? last = null;
        foreach (var component in operation.Components)
        {
            Assert.True(component.Units > 0 && component.Inserted?.Length is null or > 0);
            Assert.True(component.Inserted is null || IsWhole(component.Inserted));
            Assert.NotEqual(last?.Kind, component.Kind);
            Assert.False(last?.Kind == TextComponentKind.Delete && component.Kind == TextComponentKind.Insert);
            last = component;
        }

        Assert.NotEqual(TextComponentKind.Retain, last?.Kind);
    }

    internal static string Letters(char first, int count) => string.Concat(Enumerable.Range(first, count).Select(letter => (char)letter));

    internal static string Only(string text, char from, char to) => string.Concat(text.Where(unit => unit >= from && unit <= to));

    internal static TextOperation Marked(TextOperation operation, char first)
    {
        var made = new TextOperationBuilder();
        foreach (var component in operation.Components)
        {
            switch (component.Kind)
            {
                case TextComponentKind.Retain:
                    made.Retain(component.Units);
                    break;
                case TextComponentKind.Insert:
                    made.Insert(Letters(first, component.Units));
                    first += (char)component.Units;
                    break;
                default:
                    made.Delete(component.Units);
                    break;
            }
        }

        return made.Build();
    }

    private static bool IsWhole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;

    private static bool IsInsidePair(string text, int place) =>
        place > 0 && place < text.Length && char.IsHighSurrogate(text[place - 1]) && char.IsLowSurrogate(text[place]);
}
