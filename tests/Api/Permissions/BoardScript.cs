using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>
/// Every command of a board, in an order in which whoever may give them all has each of them stored: the board of <see cref="Prepared"/> is there before.
/// </summary>
internal static class BoardScript
{
    /// <summary>Someone who is not one of the actors, to give a role to.</summary>
    private const string Bystander = "bystander";

    /// <summary>What whoever opened the board puts on it first: two zones, four cards.</summary>
    internal static readonly IReadOnlyList<JsonObject> Prepared =
    [
        LiveCommand.Of("addZone", new { zoneId = "z0", title = "Ideeën" }),
        LiveCommand.Of("addZone", new { zoneId = "z1", title = "Leeg" }),
        .. Enumerable.Range(0, 4).Select(card => LiveCommand.Of("addCard", new { cardId = "c" + card, zoneId = "z0", text = "Moestuin" })),
    ];

    /// <summary>The commands. Those that are twice here take another role for another thing.</summary>
    internal static readonly IReadOnlyList<Step> Steps =
    [
        new("addZone", new { zoneId = "z2", title = "Zorgen" }),
        new("renameZone", new { zoneId = "z1", title = "Vragen" }),
        new("moveZone", new { zoneId = "z1", atStart = true }),
        new("removeZone", new { zoneId = "z1" }),
        new("restoreZone", new { zoneId = "z1" }),
        new("addCard", new { cardId = "c9", zoneId = "z0", text = "Buurtfonds" }),
        new("editCardText", new { cardId = "c0", baseVersion = 1 + Prepared.Count, operation = new object[] { new { retain = 8 }, new { insert = "!" } } }),
        new("setCardColour", new { cardId = "c0", colour = "green" }),
        new("moveCard", new { cardId = "c1", zoneId = "z1" }),
        new("removeCard", new { cardId = "c2" }),
        new("restoreCard", new { cardId = "c2" }),
        new("addComment", new { commentId = "k1", cardId = "c0", text = "Mooi" }),
        new("editComment", new { commentId = "k1", cardId = "c0", text = "Heel mooi" }),
        new("removeComment", new { commentId = "k1", cardId = "c0" }),
        new("restoreComment", new { commentId = "k1", cardId = "c0" }),
        new("vote", new { cardId = "c0" }),
        new("unvote", new { cardId = "c0" }),
        new("linkCards", new { fromCardId = "c0", toCardId = "c3" }),
        new("unlinkCards", new { fromCardId = "c0", toCardId = "c3" }),
        new("setBoardTitle", new { title = "Anders" }),
        new("lock", new { cardId = "c3" }, "lock a card"),
        new("unlock", new { cardId = "c3" }, "unlock a card (its own lock)"),
        new("lock", new { zoneId = "z0" }, "lock a zone"),
        new("unlock", new { zoneId = "z0" }, "unlock a zone"),
        new("lock", new { }, "lock the board"),
        new("unlock", new { }, "unlock the board"),
        new("startTimer", new { seconds = 60 }),
        new("pauseTimer", new { }),
        new("extendTimer", new { seconds = 60 }),
        new("stopTimer", new { }),
        new("startVoting", new { votesPerPerson = 3 }),
        new("closeVoting", new { }),
        new("startPrivateWriting", new { zoneIds = new[] { "z0" } }),
        new("reveal", new { }),
        new("bringEveryone", new { zoneId = "z0" }),
        new("setBoardRole", new { participantId = Bystander, role = BoardRoles.Reader }),
        new("setDefaultRole", new { role = BoardRoles.Editor }),
        new("setRetention", new { days = 365 }),
        new("hideContent", new { cardId = "c3", reason = "Noemt iemand bij naam" }),
        new("restoreContent", new { cardId = "c3", reason = "Was een misverstand" }),
        new("redactContent", new { cardId = "c0", commentId = "k1", reason = "Op mijn verzoek" }, "remove a text of one's own for good"),
        new("redactContent", new { cardId = "c3", reason = "Noemt iemand bij naam" }, "remove another's text for good", BoardRoles.Facilitator),
        new("rewindZone", new { zoneId = "z0", version = 1 + Prepared.Count }),
    ];

    /// <summary>One of the commands.</summary>
    /// <param name="Type">Its name on the wire.</param>
    /// <param name="Fields">Its fields.</param>
    /// <param name="Says">What the table calls it, where its name is not enough.</param>
    /// <param name="OfOthers">The role that it takes where it is about what another made, if that is more than the rules ask for one's own.</param>
    internal sealed record Step(string Type, object Fields, string? Says = null, string? OfOthers = null)
    {
        /// <summary>The least role that it takes, as the rules in the code say.</summary>
        internal string LeastRole
        {
            get
            {
                if (OfOthers is not null)
                {
                    return OfOthers;
                }

                var call = BoardCommandReader.Read(WireJson.Trusted(JsonSerializer.SerializeToUtf8Bytes(new[] { LiveCommand.Of(Type, Fields) })), new BoardLimits());
                var reading = Assert.Single(Assert.IsType<CommandCall.Commands>(call).Readings);
                return BoardDecider.LeastRole(reading.Command ?? throw new InvalidOperationException($"{Type}: {reading.Refusal}"));
            }
        }
    }
}
