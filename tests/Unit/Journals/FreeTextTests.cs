using System.Reflection;
using Stadmaken.Boards;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Redacting;
using Stadmaken.Grains.Research;
using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>Rule J9: every string of a stored event is either written by people, and redacted with them, or known to be an id or a code.</summary>
public class FreeTextTests
{
    /// <summary>What is no text of anyone. A new field is either marked [FreeText] or comes here, after a thought about what people can put in it.</summary>
    private static readonly HashSet<string> IdsAndCodes = new(StringComparer.Ordinal)
    {
        "AfterCardId", "AfterCommentId", "AfterZoneId", "AgreementId", "Answer", "AnswerId", "Because", "BoardEvent", "BoardId", "BorrowingId", "By", "CardId", "CityId",
        "Checksum", "Field", "Key", "Purpose",
        "AuthorId", "Deed", "Digest", "InvitationId", "Part", "Previous", "ReportId",
        "Colour", "CommentBy", "CommentId", "ContributionId", "Country", "CreatedBy", "FeedId", "FromCardId", "FromCityId", "FromStakeholderId", "GatheringId", "HostPracticeId",
        "ItemId", "Kind", "LearningArea", "LearningAreas", "LiableId", "MilestoneId", "Month", "OfficialCode", "Outcome", "ParticipantId", "ParticipantIds", "Parties",
        "OpenTo", "Phase", "PracticeEvent", "PracticeId", "QuestionId", "ReactionId", "ResponsibleId", "Roles", "SaidByStakeholderId", "Sector", "StakeholderId", "StopId",
        "Supersedes", "Template", "Themes", "ToCardId", "UpdateId", "Verdict", "Visibility", "Votes", "ZoneId", "ZoneIds",

        // Hours and currencies are counted by it; a unit of goods is a word, such as "planten".
        "Unit",
    };

    private static readonly Type[] Events =
    [
        .. Types(new BoardModel().Events), .. Types(new CityModel().Events), .. Types(new NetworkModel().Events), .. Types(new PracticeModel().Events),
        .. Types(new GatheringModel().Events), .. Types(new ParticipantModel().Events), .. Types(new FollowersModel().Events), .. Types(new AuditModel().Events),
        .. Types(new ResearchModel().Events),
    ];

    [Fact]
    public void J9_every_string_of_every_stored_event_is_a_text_of_people_or_known_to_be_an_id_or_a_code()
    {
        var unclear = new SortedSet<string>(StringComparer.Ordinal);
        var marked = 0;
        foreach (var (owner, property) in Events.SelectMany(type => Strings(type, [])).Distinct())
        {
            var isMarked = property.GetCustomAttribute<FreeTextAttribute>() is not null;
            marked += isMarked ? 1 : 0;

            // A role is one of a few on a board, and what a stakeholder says of itself in a practice.
            var isCode = IdsAndCodes.Contains(property.Name) || (property.Name == "Role" && owner.Namespace is "Stadmaken.Boards" or "Stadmaken.Audit");
            if (isMarked == isCode)
            {
                unclear.Add($"{owner.Name}.{property.Name}");
            }
        }

        Assert.True(unclear.Count == 0, "Mark with [FreeText], or list as an id or a code, not both: " + string.Join(", ", unclear));
        Assert.InRange(marked, 50, 200);
    }

    [Fact]
    public void J9_control_an_unmarked_text_would_be_found() =>
        Assert.Contains(Strings(typeof(Unmarked), []), found => found.Property.GetCustomAttribute<FreeTextAttribute>() is null && !IdsAndCodes.Contains(found.Property.Name));

    [Fact]
    public void J9_a_blot_is_as_long_as_the_text_and_keeps_its_white_space()
    {
        Assert.Equal("██ █████\n\t████", Blotting.BlotAll("De buurt\n\ttuin"));
        Assert.Equal("██".Length, Blotting.BlotAll("🌱").Length);
        Assert.Equal("a██b", Blotting.BlotSome("a🌱b", unit => unit == 1));
    }

    [Fact]
    public void J9_a_blotted_event_keeps_everything_else_and_the_length_of_what_operations_insert()
    {
        var data = """{"cardId":"k1","operation":[{"retain":3},{"insert":"Jan 🌱"},{"delete":2},{"insert":"é"}]}"""u8.ToArray();

        var blotted = Blotting.Rewrite(typeof(CardTextEdited), data, (_, text) => Blotting.BlotAll(text));

        Assert.Equal("""{"cardId":"k1","operation":[{"retain":3},{"insert":"███ ██"},{"delete":2},{"insert":"█"}]}""", System.Text.Encoding.UTF8.GetString(blotted!));
        Assert.Null(Blotting.Rewrite(typeof(CardTextEdited), data, (_, text) => text));
    }

    [Fact]
    public void J9_what_a_newer_version_wrote_is_refused_and_not_taken_to_be_redacted()
    {
        Assert.Throws<BlottingException>(() => Blotting.Rewrite(typeof(CardAdded), """{"cardId":"k1","subtitle":"Jan"}"""u8, (_, text) => text));
        Assert.Throws<BlottingException>(() => Blotting.Rewrite(typeof(HappenedPrivately), """{"step":{"type":"sung","song":"Jan"}}"""u8, (_, text) => text));
    }

    [Theory]
    [InlineData("Renée de Vries", "Groet, renée  de\nvries", "Groet, █████  ██\n█████")]
    [InlineData("Renée de Vries", "Renée's tuin; de rest van Vriesland", "█████'s tuin; de rest van Vriesland")]
    [InlineData("An", "An plant een plan", "██ plant een plan")]
    [InlineData("Jan van den Berg", "De Berg van Jan", "De ████ van ███")]
    [InlineData("Jan", "Mail jan.berg+x@example.nl of bel", "Mail █████████████████████ of bel")]
    public void J9_names_and_addresses_are_found_in_a_text_and_in_no_other_word(string name, string text, string expected) =>
        Assert.Equal(expected, new PersonalNames([name]).Blot(text));

    private static Type[] Types<TEvent>(Stadmaken.Grains.Journals.EventCodec<TEvent> codec)
        where TEvent : class => [.. codec.Names.Select(name => codec.TypeOf(name)!)];

    private static IEnumerable<(Type Owner, PropertyInfo Property)> Strings(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            yield break;
        }

        foreach (var derived in FreeTexts.Of(type).Derived.Values)
        {
            foreach (var found in Strings(derived, seen))
            {
                yield return found;
            }
        }

        foreach (var field in FreeTexts.Of(type).Fields)
        {
            if (field.Inside == typeof(string) || field.Inside == typeof(TextOperation))
            {
                yield return (type, field.Property);
            }
            else if (field.IsObject)
            {
                foreach (var found in Strings(field.Inside, seen))
                {
                    yield return found;
                }
            }
        }
    }

    private sealed record Unmarked(string Song);
}
