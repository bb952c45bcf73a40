using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Grains.Participants;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>What the samples of events of the audit, and of invitations and reports elsewhere, are read as.</summary>
internal static class StoredAuditEvents
{
    private const string Before = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
    private const string Digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";

    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AuditText Why = new(Digest, "Scheldt anderen uit.", "00112233445566778899aabbccddeeff");
    private static readonly AuditText Redacted = new(Digest, "████████ ███████ ███", new string(AuditText.Blot, 32));

    internal static readonly Dictionary<string, object> Expected = new()
    {
        ["audit/participantSuspended"] = new ParticipantSuspended("p-3", Why, "haarlem", Later) { Previous = Before },
        ["audit/participantSuspended.2"] = new ParticipantSuspended("p-3", Redacted) { Previous = Before },
        ["audit/participantReinstated"] = new ParticipantReinstated("p-3", Why, "haarlem") { Previous = Before },
        ["audit/rolesSet"] = new RolesSet("p-3", Why, "haarlem", ["steward"]) { Previous = Before },
        ["audit/rolesSet.2"] = new RolesSet("p-3", Why) { Previous = Before },
        ["audit/rolesBrought"] = new RolesBrought("p-3", ["operator"], "haarlem") { Previous = Before },
        ["audit/sessionsEnded"] = new SessionsEnded("p-3", Why, "haarlem") { Previous = Before },
        ["audit/invitationIssued"] = new InvitationNoted("b-4Rt1", "i-7", "commenter", Later, "haarlem") { Previous = Before },
        ["audit/invitationRevoked"] = new InvitationRevokedNoted("b-4Rt1", "i-7", Later, "haarlem") { Previous = Before },
        ["audit/contentReported"] = new ContentReported("r1", new ReportedThing("b-4Rt1", "k_01", "r-9"), Why, "haarlem", "p-4") { Previous = Before },
        ["audit/contentReported.2"] = new ContentReported("r2", new ReportedThing(PracticeId: "zorg", UpdateId: "u1"), Why) { Previous = Before },
        ["audit/reportSettled"] = new ReportSettled("r1", "acted", Why, "haarlem") { Previous = Before },
        ["audit/settlementTold"] = new SettlementTold("r1") { Previous = Before },
        ["audit/deedNoted"] = new DeedNoted("redacted", "haarlem", "p-4", new ReportedThing("b-4Rt1", "k_01"), Why) { Previous = Before },
        ["audit/deedNoted.2"] = new DeedNoted("erased") { Previous = Before },
        ["audit/textsRedacted"] = new AuditTextsRedacted("erasure") { Previous = Before },
        ["board/leadersSet"] = new LeadersSet(["p-3", "p-4"]),
        ["board/invitationIssued"] = new InvitationIssued("i-7", "commenter", Later, "Wijkraad Schalkwijk"),
        ["board/invitationRevoked"] = new InvitationRevoked("i-7"),
        ["board/invitationRedeemed"] = new InvitationRedeemed("i-7"),
        ["participant/reportItemAdded"] = new ReportItemAdded("r1", "reportSettled", Noon),
    };
}
