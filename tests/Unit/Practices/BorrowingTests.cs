using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class BorrowingTests
{
    private static readonly PracticeName Ander = new("ander", "enschede", "Ander");
    private static readonly Borrowable Kluisje = new(new("ander", 12, "approach", "u1"), "De sleutel", "Een kluisje.", Ander);
    private static readonly ZoneOpening[] Zones = [new("z2", "Wie doet wat"), new("z1", "Wat kost het")];
    private static readonly Borrowable Bord = new(new("ander", 8, "template", "b9", 31), "Rondetafel", string.Empty, Ander, Zones);

    [Fact]
    public void PR8_what_is_borrowed_keeps_its_lineage_and_can_become_an_agreement()
    {
        var practice = WithStakeholders();
        practice.Accepts(Amina, new Borrow("l1", "ander", "approach", "u1"), Kluisje);
        practice.Does(Proposal("a1") with { BorrowingId = "l1" });

        Assert.Equal((Kluisje.Origin, Ander), (practice.Snapshot.Borrowings.Single().Origin, practice.Snapshot.Borrowings.Single().From));
        Assert.Equal("l1", practice.Snapshot.Agreements.Single().BorrowingId);
        practice.Does(new PostUpdate("u1", "Ook een kluisje", "Het hangt.", BorrowingId: "l1"));
        Assert.Equal("l1", practice.Snapshot.Updates.Single().BorrowingId);
        practice.Refuses(new PostUpdate("u2", "Weg", "Weg.", BorrowingId: "l9"), RefusalCodes.NotFound, "borrowingId");
        practice.Refuses(Proposal("a2") with { BorrowingId = "l9" }, RefusalCodes.NotFound, "borrowingId");
        practice.Refuses(Amina, new Borrow("l2", "ander", "approach", "u9"), RefusalCodes.NotFound, "itemId", Refusal.NotFound("item to borrow", "itemId"));
        practice.Refuses(Amina, new Borrow("l2", TestPractice.Id, "approach", "u1"), RefusalCodes.Invalid, "practiceId", Kluisje);
        practice.Refuses(Amina, new Borrow("l1", "ander", "approach", "u1"), RefusalCodes.Conflict, null, Kluisje);
    }

    [Fact]
    public void PR8_the_origin_is_to_be_told_until_it_knows_also_after_the_end()
    {
        var practice = new TestPractice();
        practice.Accepts(Amina, new Borrow("l1", "ander", "approach", "u1"), Kluisje);
        practice.Does(new EndPractice("stopped", "Klaar", "Begin eerder"), new ReportBorrowing("l1", "adapted", "Twee kluisjes"));
        Assert.True(practice.State.HasUnfinished);
        Assert.Equal(practice.State.ChangedAt, PracticeWatch.Next(practice.State, practice.Options));

        practice.Fold(Amina, PracticeDecider.Told(practice.State, "l1").Event!);
        Assert.True(practice.State.HasUnfinished);
        var report = practice.State.FindBorrowing("l1")!.Reports.Single();
        practice.Fold(Amina, PracticeDecider.ReportTold(practice.State, "l1", report.Version).Event!);
        Assert.False(practice.State.HasUnfinished);
        Assert.Null(PracticeWatch.Next(practice.State, practice.Options));
    }

    [Fact]
    public void PR8_the_origin_notes_each_borrowing_and_each_report_once_also_after_the_end()
    {
        var origin = new TestPractice().Does(new EndPractice("stopped", "Klaar", "Begin eerder"));
        var tuin = new PracticeName("tuin", "enschede", "Tuin");
        var report = new BorrowingReport(31, "adapted", "Twee kluisjes", Start, false);
        for (var time = 0; time < 2; time++)
        {
            origin.Fold(Amina, PracticeDecider.NoteBorrowed(origin.State, tuin, "l1", "approach", "u1").Event!);
            origin.Fold(Amina, PracticeDecider.NoteReport(origin.State, "tuin", "l1", report).Event!);
        }

        var lending = Assert.Single(origin.Snapshot.Lendings);
        Assert.Equal((tuin, "u1"), (lending.Borrower, lending.ItemId));
        Assert.Equal([("adapted", "Twee kluisjes")], lending.Reports.Select(heard => (heard.Outcome, heard.Text)));
        Assert.Equal(RefusalCodes.NotFound, PracticeDecider.NoteReport(origin.State, "ander", "l1", report).Refusal?.Code);
    }

    [Fact]
    public void Only_what_was_in_force_has_an_approach_or_can_be_seen_is_borrowed()
    {
        var practice = WithStakeholders().InForce("a1", responsibility: "sleutel")
            .Does(Proposal("a2"), new PostUpdate("u1", "Nieuws", "Zomaar"), new PostUpdate("u2", "De sleutel", "Weg", Approach: "Een kluisje."));
        practice.Fold(Amina, new BoardPlanned("b1", "Wie doet wat", BoardVisibilities.Invited, BoardOpener.From(Amina), []));
        practice.Fold(Amina, new BoardBegun("b1"));

        var from = new PracticeName(TestPractice.Id, "haarlem", "Buurttuin");
        var outline = new BoardOutline(17, "Wie doet wat nu", Zones);
        Assert.Equal(new Borrowable(new(TestPractice.Id, 4, "agreement", "a1"), "sleutel", "Samen onderhouden", from), Find(Carla, "agreement", "a1").Value);
        Assert.Equal(new Borrowable(new(TestPractice.Id, 9, "approach", "u2"), "De sleutel", "Een kluisje.", from), Find(Carla, "approach", "u2").Value);
        Assert.Equal(new Borrowable(new(TestPractice.Id, 10, "template", "b1", 17), "Wie doet wat nu", string.Empty, from, Zones), Find(Amina, "template", "b1").Value);
        Assert.Equal(RefusalCodes.NotFound, PracticeDecider.FindBorrowable(practice.State, TestPractice.Id, Amina, "template", "b1").Refusal?.Code);
        Assert.All([("agreement", "a2"), ("approach", "u1"), ("template", "b1"), ("agreement", "nooit"), ("raar", "a1")], item =>
            Assert.Equal(RefusalCodes.NotFound, Find(Carla, item.Item1, item.Item2).Refusal?.Code));

        Answer<Borrowable> Find(Caller caller, string kind, string itemId) => PracticeDecider.FindBorrowable(practice.State, TestPractice.Id, caller, kind, itemId, outline);
    }

    [Fact]
    public void PR8_a_board_that_is_set_up_like_anothers_is_planned_in_one_with_its_lineage()
    {
        var practice = new TestPractice();
        practice.Accepts(Amina, new Borrow("l1", "ander", "template", "b9", "b1"), Bord);
        practice.Accepts(Amina, new Borrow("l2", "ander", "template", "b9", "b2", "Onze tafel", BoardVisibilities.City), Bord);

        var planned = practice.State.Shelf.Planned.ToArray();
        Assert.Equal([("b1", "Rondetafel", "network"), ("b2", "Onze tafel", "city")], planned.Select(board => (board.BoardId, board.Title, board.Visibility)));
        Assert.All(planned, board => Assert.Equal(Zones, board.ToOpening("haarlem", TestPractice.Id).Zones));
        // Of the board it is like, neither its title nor its zones are for every reader of the practice.
        Assert.Equal((Bord.Origin, Ander, "b1", string.Empty, string.Empty), practice.Snapshot.Borrowings[0] is var one ? (one.Origin, one.From, one.BoardId, one.Title, one.Text) : default);
        Assert.True(practice.State.HasUnfinished);

        practice.Fold(Amina, PracticeDecider.BeginBoard(practice.State, "b1").Event!);
        var again = PracticeDecider.FindBorrowable(practice.State, TestPractice.Id, Amina, "template", "b1", new BoardOutline(2, "Rondetafel", Zones));
        Assert.Equal(2, again.Value!.Origin.Version);
    }

    [Fact]
    public void PR8_a_board_is_not_taken_over_without_an_id_of_its_own_nor_beyond_the_limits_of_boards()
    {
        var practice = new TestPractice() { BoardLimits = new BoardLimits { Zones = 1 } };

        practice.Refuses(Amina, new Borrow("l1", "ander", "template", "b9"), RefusalCodes.Invalid, "boardId", Bord);
        practice.Refuses(Amina, new Borrow("l1", "ander", "template", "b9", "b1", " "), RefusalCodes.Invalid, "title", Bord);
        practice.Refuses(Amina, new Borrow("l1", "ander", "template", "b9", "b1", Visibility: "all"), RefusalCodes.Invalid, "visibility", Bord);
        practice.Refuses(Amina, new Borrow("l1", "ander", "approach", "u1", Title: "Van ons"), RefusalCodes.Invalid, "title", Kluisje);
        practice.Refuses(Amina, new Borrow("l1", "ander", "template", "b9", "b1"), RefusalCodes.TooLarge, "zones", Bord);
        practice.Refuses(Amina, new Borrow("l1", "ander", "template", "b9", "b1"), RefusalCodes.NotFound, "itemId", Bord with { Zones = null });
        Assert.Empty(practice.Snapshot.Borrowings);
    }

    [Fact]
    public void A_board_of_a_practice_is_planned_by_who_writes_and_is_of_its_city()
    {
        var practice = WithStakeholders();
        var opening = new BoardOpening("Wie doet wat", BoardVisibilities.City, null, []);
        var limits = new BoardLimits();
        practice.Fold(Carla, PracticeDecider.PlanBoard(practice.State, TestPractice.Id, Carla, "b1", opening, limits).Event!);
        practice.Fold(Carla, PracticeDecider.BeginBoard(practice.State, "b1").Event!);

        Assert.Equal(("haarlem", TestPractice.Id), (practice.State.Shelf.Find("b1")!.ToOpening("haarlem", TestPractice.Id).CityId, practice.State.Shelf.Find("b1")!.ToOpening("haarlem", TestPractice.Id).PracticeId));
        Assert.Equal([1, 0, 1], new[] { Bram, Dirk, Carla }.Select(caller => practice.State.Shelf.List("haarlem", caller).Length));
        Assert.Equal(RefusalCodes.NotAllowed, PracticeDecider.PlanBoard(practice.State, TestPractice.Id, Bram, "b2", opening, limits).Refusal?.Code);
        practice.Does(new EndPractice("stopped", "Klaar", "Begin eerder"));
        Assert.Equal(RefusalCodes.Conflict, PracticeDecider.PlanBoard(practice.State, TestPractice.Id, Amina, "b2", opening, limits).Refusal?.Code);
    }

    [Fact]
    public void PR1_a_boards_plan_is_shown_without_what_is_on_the_board()
    {
        var plan = new JournalEntry(4, Start, "amina", "plan:b1", "boardPlanned", "{\"boardId\":\"b1\",\"title\":\"Geheim\"}"u8.ToArray());
        var update = plan with { Type = "updatePosted" };
        var template = plan with { Type = "templatePlanned" };

        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(PracticeEntries.AsShown([update, plan])[1].Data));
        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(PracticeEntries.AsShown([update, template])[1].Data));
        Assert.Same(update, PracticeEntries.AsShown([update, plan])[0]);
        Assert.Contains(PracticeEntries.TemplatePlannedType, new PracticeModel().Events.Names);
        Assert.Contains(PracticeEntries.BoardPlannedType, new PracticeModel().Events.Names);
    }
}
