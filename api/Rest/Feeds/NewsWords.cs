namespace Stadmaken.Api.Rest.Feeds;

/// <summary>What happened, in a few words for people who read feeds elsewhere.</summary>
internal static class NewsWords
{
    private static readonly Dictionary<string, (string Dutch, string English)> Words = new(StringComparer.Ordinal)
    {
        ["practiceStarted"] = ("nieuwe praktijk", "new practice"),
        ["stakeholderAdded"] = ("er doet iemand mee", "someone takes part"),
        ["agreementProposed"] = ("afspraak voorgesteld", "agreement proposed"),
        ["agreementAccepted"] = ("afspraak aanvaard", "agreement accepted"),
        ["agreementAcceptanceRecorded"] = ("afspraak aanvaard", "agreement accepted"),
        ["agreementReviewed"] = ("afspraak besproken", "agreement reviewed"),
        ["milestoneReached"] = ("mijlpaal bereikt", "milestone reached"),
        ["updatePosted"] = ("voortgang", "update"),
        ["contributionRecorded"] = ("bijdrage genoteerd", "contribution recorded"),
        ["phaseChanged"] = ("andere fase", "another phase"),
        ["practiceEnded"] = ("praktijk beëindigd", "practice ended"),
        ["stewardshipAccepted"] = ("andere beheerder", "another steward"),
        ["practiceQuiet"] = ("het is stil", "it is quiet"),
        ["agreementReviewDue"] = ("afspraak binnenkort bespreken", "agreement to be reviewed soon"),
        ["agreementOverdue"] = ("bespreking van afspraak is over tijd", "review of agreement is overdue"),
        ["agreementExpired"] = ("afspraak verlopen", "agreement expired"),
        ["volunteerHoursExceeded"] = ("vrijwilligers geven te veel uren", "volunteers give too many hours"),
        ["stewardshipOffered"] = ("beheer aangeboden", "stewardship offered"),
        ["borrowed"] = ("overgenomen door een andere praktijk", "taken over by another practice"),
        ["borrowerReported"] = ("bericht over wat is overgenomen", "word of what was taken over"),
        ["questionAsked"] = ("vraag gesteld", "question asked"),
        ["questionAnswered"] = ("vraag beantwoord", "question answered"),
        ["answerReceived"] = ("antwoord van een andere praktijk", "answer from another practice"),
    };

    /// <summary>The words for an event; its own stored name if a newer program wrote it.</summary>
    internal static string For(string type, string language) =>
        !Words.TryGetValue(type, out var words) ? type : language == Languages.Dutch ? words.Dutch : words.English;
}
