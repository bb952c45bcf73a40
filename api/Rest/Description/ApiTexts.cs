using System.Collections.Frozen;

namespace Stadmaken.Api.Rest.Description;

/// <summary>The texts of the API's description, in plain English, with the words of the glossary.</summary>
internal static class ApiTexts
{
    internal const string Introduction = """
        Cities learn from each other's practices, on shared boards. This API reads and changes what is in the network; live work on a board goes through the hub at `/live`.

        `GET /sessions/ways` says how one signs in; as a guest it is `POST /sessions`. Collections answer `{items, next?}`; follow `next` for more. Times are UTC. Whatever is refused is answered with problem details (RFC 9457): branch on `code`, never on a text. Fields without a value are left out; unknown fields in a request are refused.

        Words: a *city* (stad) is a municipality or region in the network. A *practice* (praktijk) is where a city tries out new governance; its *stakeholders* (belanghebbenden) are the people and organisations in it, its *agreements* (afspraken) say who does, answers for and is liable for what. A *gathering* (bijeenkomst) is a meeting, a workshop or an expedition along a route of stops. A *board* (bord) is a shared discussion board of the network, a city, a practice or a gathering; it consists of *zones* (vakken), *cards* (kaarten), *comments* (reacties) and *votes* (stemmen). A *participant* (deelnemer) is a person in the network, from one of five *sectors*: civic (active citizens), social (organised civil society), private (entrepreneurs and companies), public (government) and knowledge (research and education). A *steward* (stadsbeheerder) speaks for a city, or for a practice; an *operator* (beheerder) runs the cluster and admits cities.
        """;

    internal static readonly (string Name, string Description)[] Tags =
    [
        ("Sessions", "Signing in and out."),
        ("Network", "All cities and practices at a glance."),
        ("Search", "Finding what is known in the network, and who met the same."),
        ("Cities", "The municipalities and regions in the network."),
        ("Practices", "Where cities try out new governance: who takes part, what is agreed, what happens and what is learned."),
        ("Gatherings", "Meetings, workshops and expeditions: when and where, along which route, who comes, what is asked, and calendars of them all."),
        ("Following", "What cities and participants follow, and the news that comes of it."),
        ("Boards", "Shared discussion boards, as they are and as they came to be."),
        ("Participants", "The people in the network."),
        ("Invitations", "Links by which guests come to one board."),
        ("Research", "Consent to research, what may be quoted, and the data set: its issues, its codebook and its public description."),
        ("Moderation", "Reports and what became of them, suspension, roles, sessions, and the audit of all of it."),
    ];

    internal static readonly FrozenDictionary<string, string> Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cityId"] = "The city's id: lower-case words with hyphens, as in den-haag.",
        ["boardId"] = "The board's id.",
        ["gatheringId"] = "The gathering's id.",
        ["stopId"] = "The stop's id, unique in the gathering.",
        ["questionId"] = "The question's id, unique in the gathering or practice that was asked.",
        ["answerId"] = "The answer's id, unique in the practice that answered.",
        ["reactionId"] = "The reaction's id, unique in the practice.",
        ["participantId"] = "The participant's id.",
        ["calendarId"] = "'network' for the gatherings of all cities, or the id of a city.",
        ["practiceId"] = "The practice's id.",
        ["invitationId"] = "The invitation's id.",
        ["reportId"] = "The report's id.",
        ["purpose"] = "A purpose of research, as in the list of purposes.",
        ["quoteId"] = "What the data set calls the quote.",
        ["issueId"] = "The number of the issue.",
        ["stakeholderId"] = "The stakeholder's id, unique in the practice.",
        ["milestoneId"] = "The milestone's id, unique in the practice.",
        ["updateId"] = "The update's id, unique in the practice.",
        ["contributionId"] = "The contribution's id, unique in the practice.",
        ["agreementId"] = "The agreement's id, unique in the practice.",
        ["borrowingId"] = "The borrowing's id, unique in the practice that borrows.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What each status means here.</summary>
    internal static readonly FrozenDictionary<string, string> Statuses = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["200"] = "What was asked for.",
        ["201"] = "It was made; 'Location' says where it is.",
        ["204"] = "It was done; there is nothing to say.",
        ["304"] = "It is what you have, by the tag you sent in 'If-None-Match'.",
        ["400"] = "Something in the request is malformed, or a field is over its limit; 'errors' names every field that is wrong.",
        ["401"] = "The token sent along is forged or has expired, or a session is needed and there is none.",
        ["403"] = "You may not do this.",
        ["404"] = "There is no such thing, or you may not know of it.",
        ["409"] = "The request contradicts what is there now.",
        ["413"] = "The body of the request is too large.",
        ["415"] = "The body of the request is not sent as JSON.",
        ["500"] = "A fault in this program.",
        ["503"] = "It could not be done now, or it is not known whether it was; send it again.",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
