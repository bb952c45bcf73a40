using Stadmaken.Text;
using static Stadmaken.Tests.Support.Text.Texting;

namespace Stadmaken.Tests.Unit.Text;

public class TextOperationTests
{
    private const string Moon = "🌙"; // two units

    [Fact]
    public void T1_An_operation_keeps_puts_in_and_takes_out()
    {
        var operation = new TextOperationBuilder().Retain(3).Insert("beginnen").Delete(4).Build();

        Assert.Equal("We beginnen morgen", operation.Apply("We gaan morgen"));
        Assert.Equal((8, 4), (operation.InsertedUnits, operation.LengthChange));
    }

    [Theory]
    [InlineData("""[{"delete":4}]""")]
    [InlineData("""[{"retain":4},{"insert":"x"}]""")]
    [InlineData("""[{"retain":2147483647},{"insert":"x"}]""")]
    [InlineData("""[{"delete":2147483647},{"retain":2147483647},{"delete":2147483647}]""")]
    [InlineData("""[{"delete":3},{"insert":"x"},{"retain":1},{"delete":1}]""")]
    public void T1_An_operation_past_the_end_does_not_fit(string operation)
    {
        Assert.False(TextOperation.TryApply(Read(operation), "abc", out var result, out var problem));
        Assert.Equal("abc", result);
        Assert.Equal("It reaches past the end of the text, which has 3 UTF-16 units.", problem);
        Assert.Throws<ArgumentException>(() => Read(operation).Apply("abc"));
    }

    [Theory]
    [InlineData("""[{"retain":2},{"insert":"x"}]""")]
    [InlineData("""[{"retain":2},{"delete":1}]""")]
    [InlineData("""[{"delete":2}]""")]
    [InlineData("""[{"retain":1},{"delete":1},{"retain":1},{"insert":"x"}]""")]
    public void T6_An_operation_that_splits_a_pair_does_not_fit(string operation)
    {
        Assert.False(TextOperation.TryApply(Read(operation), "a" + Moon + "b", out _, out var problem));
        Assert.Equal("It splits the surrogate pair around unit 2.", problem);
    }

    [Fact]
    public void T6_Half_a_pair_cannot_be_inserted()
    {
        Assert.Throws<ArgumentException>(() => new TextOperationBuilder().Insert(Moon[..1]));
        Assert.Throws<ArgumentException>(() => new TextOperationBuilder().Insert("x" + Moon[1..] + Moon));
        Assert.Throws<ArgumentException>(() => new TextOperationBuilder().Insert(Moon).Build().Compose(Delete(0, 1)));
        Assert.Throws<ArgumentException>(() => new TextOperationBuilder().Insert(Moon).Build().Compose(Delete(1, 1)));
        Assert.Equal("x" + Moon, new TextOperationBuilder().Insert("x" + Moon).Build().Apply(string.Empty));
    }

    [Theory]
    [InlineData("""[{"retain":1},{"retain":2},{"insert":"a"},{"insert":"b"},{"delete":1},{"delete":2}]""", """[{"retain":3},{"insert":"ab"},{"delete":3}]""")]
    [InlineData("""[{"delete":1},{"insert":"a"},{"delete":1},{"insert":"b"}]""", """[{"insert":"ab"},{"delete":2}]""")]
    [InlineData("""[{"insert":"a"},{"retain":5}]""", """[{"insert":"a"}]""")]
    [InlineData("""[{"retain":5}]""", "[]")]
    public void T8_Operations_that_are_written_otherwise_become_canonical(string written, string canonical)
    {
        Assert.Equal(canonical, Write(Read(written)));
        Assert.Equal(Read(canonical), Read(written));
        Assert.Equal(Read(canonical).GetHashCode(), Read(written).GetHashCode());
    }

    [Fact]
    public void T8_A_builder_forgets_what_is_nothing()
    {
        Assert.Same(TextOperation.Nothing, new TextOperationBuilder().Retain(0).Insert(string.Empty).Delete(0).Retain(7).Build());
        Assert.True(TextOperation.Nothing.IsNothing);
        Assert.NotEqual(TextOperation.Nothing, Insert(0, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextOperationBuilder().Retain(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextOperationBuilder().Delete(-1));
    }

    [Fact]
    public void T8_Counts_stop_where_no_text_reaches()
    {
        var far = new TextOperationBuilder().Delete(int.MaxValue).Delete(1).Retain(int.MaxValue).Delete(int.MaxValue).Build();

        Assert.Equal(int.MinValue, far.LengthChange);
        Assert.Equal(new TextOperationBuilder().Retain(int.MaxValue).Insert("x").Build(), Insert(int.MaxValue, "x").Transform(Insert(0, "abc"), TextPrecedence.Later));
    }

    [Fact]
    public void T2_Composing_joins_what_was_typed()
    {
        Assert.Equal(Insert(3, "bord"), Insert(3, "bo").Compose(Insert(5, "rd")));
        Assert.Equal(TextOperation.Nothing, Insert(3, "x").Compose(Delete(3, 1)));
        Assert.Equal(Delete(1, 3), Delete(2, 1).Compose(Delete(1, 2)));
    }

    [Fact]
    public void T3_At_one_place_the_text_that_came_earlier_goes_left()
    {
        var earlier = Insert(1, "E");
        var later = Insert(1, "L");

        Assert.Equal("aELb", later.Transform(earlier, TextPrecedence.Later).Apply(earlier.Apply("ab")));
        Assert.Equal("aELb", earlier.Transform(later, TextPrecedence.Earlier).Apply(later.Apply("ab")));
    }

    [Fact]
    public void T5_Inverting_gives_back_what_was_there()
    {
        var operation = TextOperation.Replace("Café 🌙", "Thee 🌙🌙");

        Assert.Equal("Café 🌙", operation.Invert("Café 🌙").Apply("Thee 🌙🌙"));
        Assert.Throws<ArgumentException>(() => operation.Invert("Ca"));
    }

    [Fact]
    public void T7_What_is_put_into_a_stretch_that_another_takes_out_stays()
    {
        var typed = Insert(3, "nieuw");
        var cleared = Delete(0, 6);

        Assert.Equal("nieuw", typed.Transform(cleared, TextPrecedence.Later).Apply(cleared.Apply("abcdef")));
        Assert.Equal("nieuw", cleared.Transform(typed, TextPrecedence.Earlier).Apply(typed.Apply("abcdef")));
    }

    [Theory]
    [InlineData("", "", "[]")]
    [InlineData("abc", "abc", "[]")]
    [InlineData("aa", "aaa", """[{"retain":2},{"insert":"a"}]""")]
    [InlineData("aaa", "aa", """[{"retain":2},{"delete":1}]""")]
    [InlineData("abc", "axc", """[{"retain":1},{"insert":"x"},{"delete":1}]""")]
    [InlineData("🌙", "🌞", """[{"insert":"🌞"},{"delete":2}]""")]
    [InlineData("\U0001F319", "\U00010319", """[{"insert":"𐌙"},{"delete":2}]""")]
    [InlineData("🌙🌙", "🌙", """[{"retain":2},{"delete":2}]""")]
    public void Replacing_is_as_short_as_whole_characters_allow(string before, string after, string expected)
    {
        var operation = TextOperation.Replace(before, after);

        Assert.Equal(Read(expected), operation);
        Assert.Equal(after, operation.Apply(before));
    }

    [Theory]
    [InlineData(0, TextAffinity.Before, 0)]
    [InlineData(1, TextAffinity.Before, 1)]
    [InlineData(1, TextAffinity.After, 3)]
    [InlineData(2, TextAffinity.Before, 3)]
    [InlineData(3, TextAffinity.Before, 3)]
    [InlineData(3, TextAffinity.After, 3)]
    [InlineData(4, TextAffinity.Before, 4)]
    [InlineData(6, TextAffinity.After, 9)]
    public void A_caret_stays_between_the_units_it_was_between(int position, TextAffinity affinity, int expected) =>
        Assert.Equal(expected, Read("""[{"retain":1},{"insert":"xy"},{"delete":2},{"retain":3},{"insert":"123"}]""").TransformPosition(position, affinity));
}
