using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;
using static Stadmaken.Tests.Support.Text.Texting;

namespace Stadmaken.Tests.Unit.Text;

/// <summary>Rule T9, as <c>api/web/tests/text/draft.test.ts</c> has it for the browser.</summary>
public class TextDraftTests
{
    // "plein" at the server, "X" in flight at the start, "Y" typed after it since.
    private static readonly TextDraft Busy = TextDraft.Of("plein").Edit(Insert(0, "X")).Send()!.Value.Draft.Edit(Insert(1, "Y"));

    [Fact]
    public void T9_What_is_typed_is_shown_at_once_and_gathered_until_it_is_sent()
    {
        var draft = TextDraft.Of("plein").Edit(Insert(0, "h")).Edit(Insert(1, "et "));

        Assert.Equal(("plein", "het plein", Insert(0, "het ")), (draft.Confirmed, draft.Text, draft.Buffer));
        Assert.Null(draft.Edit(Delete(0, 4)).Buffer);
        Assert.Throws<ArgumentException>(() => draft.Edit(Delete(0, 99)));
    }

    [Fact]
    public void T9_One_is_in_flight_and_the_rest_waits()
    {
        Assert.Null(TextDraft.Of("plein").Send());
        Assert.Null(Busy.Send());
        Assert.Equal((Insert(0, "X"), Insert(1, "Y"), "XYplein"), (Busy.InFlight, Busy.Buffer, Busy.Text));

        var acknowledged = Busy.Acknowledged(Insert(0, "X"));

        Assert.Equal(("Xplein", "XYplein"), (acknowledged.Confirmed, acknowledged.Text));
        Assert.Equal(Insert(1, "Y"), acknowledged.Send()!.Value.Operation);
    }

    [Fact]
    public void T9_What_others_did_goes_before_what_is_not_confirmed()
    {
        var (draft, shown) = Busy.Remote(Insert(0, "Z"));

        Assert.Equal(("Zplein", "ZXYplein"), (draft.Confirmed, draft.Text));
        Assert.Equal((Insert(1, "X"), Insert(2, "Y")), (draft.InFlight, draft.Buffer));
        Assert.Equal("ZXYplein", shown.Apply(Busy.Text));
        Assert.Equal("Z", draft.Acknowledged(Insert(1, "X")).Confirmed[..1]);
    }

    [Fact]
    public void T9_An_acknowledgement_of_another_operation_is_noticed()
    {
        Assert.Throws<InvalidOperationException>(() => Busy.Acknowledged(Insert(1, "X")));
        Assert.Throws<InvalidOperationException>(() => TextDraft.Of("plein").Acknowledged());
        Assert.Equal("Xplein", Busy.Acknowledged().Confirmed);
    }

    [Fact]
    public void T9_What_came_to_nothing_in_flight_still_gets_its_answer()
    {
        var sent = TextDraft.Of("plein").Edit(Delete(0, 5)).Send()!.Value.Draft;

        var draft = sent.Remote(Delete(0, 5)).Draft;

        Assert.Equal(TextOperation.Nothing, draft.InFlight);
        Assert.Null(draft.Acknowledged(TextOperation.Nothing).InFlight);
    }

    [Fact]
    public void T9_A_refusal_gives_back_what_was_typed_and_keeps_what_came_after()
    {
        var (draft, shown, typed) = Busy.Refused();

        Assert.Equal(("plein", "Yplein", "X"), (draft.Confirmed, draft.Text, typed));
        Assert.Equal((null, Insert(0, "Y")), (draft.InFlight, draft.Buffer));
        Assert.Equal("Yplein", shown.Apply(Busy.Text));
        Assert.Throws<InvalidOperationException>(() => draft.Refused());
    }

    [Fact]
    public void T9_What_was_not_stored_can_be_sent_again_with_what_came_after()
    {
        var draft = Busy.ReturnToBuffer();

        Assert.Equal(("XYplein", null, Insert(0, "XY")), (draft.Text, draft.InFlight, draft.Buffer));
        Assert.Throws<InvalidOperationException>(() => draft.ReturnToBuffer());
    }
}
