using System.Text.Json.Serialization;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Participants;

/// <summary>The participant consents to a purpose of research (rule R1).</summary>
/// <param name="Purpose">Which.</param>
/// <param name="Wording">The version of the text they read.</param>
/// <param name="Seed">For quotes: what they are called is reckoned from it. Marked as their own, so that it goes when they are erased and no quote leads to them any more.</param>
public sealed record ConsentGiven(
    [property: JsonRequired] string Purpose,
    [property: JsonRequired] int Wording,
    [property: FreeText] string? Seed = null) : ParticipantEvent;

/// <summary>The participant consents to a purpose no more.</summary>
public sealed record ConsentWithdrawn([property: JsonRequired] string Purpose) : ParticipantEvent;

/// <summary>The participant took one text out of what may be quoted (rule R7).</summary>
/// <param name="PracticeId">The practice it is in.</param>
/// <param name="PracticeVersion">The version of the update.</param>
/// <param name="Field">Which text of it.</param>
public sealed record QuoteRemoved(
    [property: JsonRequired] string PracticeId,
    [property: JsonRequired] long PracticeVersion,
    [property: JsonRequired] string Field) : ParticipantEvent
{
    /// <summary>The one text it is about.</summary>
    [JsonIgnore]
    public string Key => $"{PracticeId}:{PracticeVersion}:{Field}";
}
