using CsCheck;
using Stadmaken.Text;
using static Stadmaken.Tests.Properties.Text.TextGens;
using static Stadmaken.Tests.Properties.Text.TextLaws;

namespace Stadmaken.Tests.Properties.Text;

/// <summary>Rule T4: what transforming and composing have to do with each other, and where that ends.</summary>
public class TextCompositionLaws
{
    private const int Runs = 5_000;

    public static TheoryData<string> Seeds => TextLaws.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T4_Step_by_step_and_at_once_keep_the_same_units_and_each_side_in_its_order_with_seed(string seed) =>
        Triple.Sample((text, a, b, c) =>
        {
            var plain = Letters('\u3400', text.Length);
            var (first, second, third) = (Marked(a, '\u4E00'), Marked(b, '\u5600'), Marked(c, '\u5E00'));
            foreach (var precedence in Enum.GetValues<TextPrecedence>())
            {
                var (stepByStep, atOnce) = (StepByStep(plain, first, second, third, precedence), AtOnce(plain, first, second, third, precedence));
                Assert.Equal(Without(stepByStep, '\u5E00', '\u6DFF'), Without(atOnce, '\u5E00', '\u6DFF'));
                Assert.Equal(Without(stepByStep, '\u4E00', '\u5DFF'), Without(atOnce, '\u4E00', '\u5DFF'));
                OneWayIsTheOther(plain, first, second, third, precedence);
            }
        }, seed: seed, iter: Runs, threads: 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T4_Among_inserts_step_by_step_and_at_once_are_the_same_with_seed(string seed) =>
        Triple.Sample((text, a, b, c) =>
        {
            // All of the basic plane: b was made for what a leaves with its deletes, and would split pairs without them.
            var plain = Letters('\u3400', text.Length);
            var (first, second, third) = (Inserts(Marked(a, '\u4E00')), Inserts(Marked(b, '\u5600')), Inserts(Marked(c, '\u5E00')));
            foreach (var precedence in Enum.GetValues<TextPrecedence>())
            {
                Assert.Equal(StepByStep(plain, first, second, third, precedence), AtOnce(plain, first, second, third, precedence));
            }
        }, seed: seed, iter: Runs, threads: 1);

    [Fact]
    public void T4_Control_it_is_not_more_than_that()
    {
        // The case in TEXT.md: B is deleted and x typed in its place, while y was typed after B and came earlier.
        var (a, b, c) = (Deleting(1, 1), Inserting(1, "x"), Inserting(2, "y"));

        Assert.Equal("AyxC", StepByStep("ABC", a, b, c, TextPrecedence.Later));
        Assert.Equal("AxyC", AtOnce("ABC", a, b, c, TextPrecedence.Later));
        Assert.Throws<CsCheckException>(() => Triple.Sample((text, first, second, third) =>
        {
            Assert.Equal(
                StepByStep(text, first, second, third, TextPrecedence.Later),
                AtOnce(text, first, second, third, TextPrecedence.Later));
        }, iter: Runs, threads: 1));
    }

    // c is what the server has; a and b go on top of it.
    private static string StepByStep(string text, TextOperation a, TextOperation b, TextOperation c, TextPrecedence precedence)
    {
        var afterC = c.Apply(text);
        var cAfterA = c.Transform(a, Other(precedence));
        return b.Transform(cAfterA, precedence).Apply(a.Transform(c, precedence).Apply(afterC));
    }

    private static string AtOnce(string text, TextOperation a, TextOperation b, TextOperation c, TextPrecedence precedence) =>
        a.Compose(b).Transform(c, precedence).Apply(c.Apply(text));

    // By T3, transforming c against the two leads where transforming the two against c does.
    private static void OneWayIsTheOther(string text, TextOperation a, TextOperation b, TextOperation c, TextPrecedence precedence)
    {
        var afterBoth = b.Apply(a.Apply(text));
        var other = Other(precedence);
        Assert.Equal(StepByStep(text, a, b, c, precedence), c.Transform(a, other).Transform(b, other).Apply(afterBoth));
        Assert.Equal(AtOnce(text, a, b, c, precedence), c.Transform(a.Compose(b), other).Apply(afterBoth));
    }

    private static TextPrecedence Other(TextPrecedence precedence) =>
        precedence == TextPrecedence.Earlier ? TextPrecedence.Later : TextPrecedence.Earlier;

    private static string Without(string text, char from, char to) => string.Concat(text.Where(unit => unit < from || unit > to));

    private static TextOperation Deleting(int place, int units) => new TextOperationBuilder().Retain(place).Delete(units).Build();

    private static TextOperation Inserting(int place, string text) => new TextOperationBuilder().Retain(place).Insert(text).Build();

    private static TextOperation Inserts(TextOperation operation)
    {
        var made = new TextOperationBuilder();
        foreach (var component in operation.Components)
        {
            _ = component.Kind == TextComponentKind.Insert ? made.Insert(component.Inserted!) : made.Retain(component.Units);
        }

        return made.Build();
    }
}
