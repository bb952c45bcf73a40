using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>A practice to start.</summary>
/// <param name="Title">Its name, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Pitch">How it introduces itself, at most 10,000 UTF-16 units unless configured otherwise.</param>
/// <param name="Task">What it is up against; needed before it can be formulated.</param>
/// <param name="Themes">What it is about.</param>
/// <param name="LearningAreas">What it learns about.</param>
/// <param name="Responsibilities">What somebody must answer for, in a few words each.</param>
/// <param name="VolunteerHoursPerMonth">Hours that its volunteers can bear in a calendar month, 0 to 100,000.</param>
public sealed record NewPractice(
    string Title,
    string Kind,
    string? Pitch = null,
    string? Task = null,
    string[]? Themes = null,
    string[]? LearningAreas = null,
    string[]? Responsibilities = null,
    decimal? VolunteerHoursPerMonth = null);

/// <summary>What a practice says of itself from now on; at least one field.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Pitch">How it introduces itself.</param>
/// <param name="Task">What it is up against.</param>
/// <param name="Themes">What it is about; replaces all themes.</param>
/// <param name="LearningAreas">What it learns about; replaces all learning areas.</param>
/// <param name="Responsibilities">What somebody must answer for; replaces all of them.</param>
/// <param name="VolunteerHoursPerMonth">Hours that its volunteers can bear in a calendar month.</param>
public sealed record PracticeChanges(
    string? Title = null,
    string? Kind = null,
    string? Pitch = null,
    string? Task = null,
    string[]? Themes = null,
    string[]? LearningAreas = null,
    string[]? Responsibilities = null,
    decimal? VolunteerHoursPerMonth = null);

/// <summary>A practice as it is now; what it consists of is in its sub-collections.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="CityId">The city it belongs to.</param>
/// <param name="Version">Its version, which every change raises.</param>
/// <param name="Title">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Pitch">How it introduces itself; may be empty.</param>
/// <param name="Task">What it is up against; may be empty.</param>
/// <param name="Themes">What it is about.</param>
/// <param name="LearningAreas">What it learns about.</param>
/// <param name="Responsibilities">What somebody must answer for.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="PhaseSince">Since when, UTC.</param>
/// <param name="StartedBy">The participant who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="StewardId">The participant who is its steward.</param>
/// <param name="LastNewsAt">When there was news last, UTC.</param>
/// <param name="Ecosystem">Its stakeholders by sector and responsibility, with the empty seats.</param>
/// <param name="MissingForFormulation">What is missing before it can be formulated; nothing if it can.</param>
/// <param name="Value">What was put in and came out, by month, for each kind and unit.</param>
/// <param name="HoursWarnings">Months in which volunteers gave more than it said it could bear.</param>
/// <param name="Access">What you may do in it.</param>
/// <param name="VolunteerHoursPerMonth">Hours that its volunteers can bear in a calendar month, if it says so.</param>
/// <param name="OfferedTo">The participant whom the stewardship is offered to, if any.</param>
/// <param name="QuietSince">When it was found quiet, UTC, if it is.</param>
/// <param name="Ending">How it ended, if it did.</param>
public sealed record PracticeResource(
    string PracticeId,
    string CityId,
    long Version,
    string Title,
    string Kind,
    string Pitch,
    string Task,
    string[] Themes,
    string[] LearningAreas,
    string[] Responsibilities,
    string Phase,
    DateTimeOffset PhaseSince,
    string StartedBy,
    DateTimeOffset StartedAt,
    string StewardId,
    DateTimeOffset LastNewsAt,
    EcosystemMap Ecosystem,
    MissingPart[] MissingForFormulation,
    ValueSeries[] Value,
    HoursWarning[] HoursWarnings,
    PracticeAccess Access,
    decimal? VolunteerHoursPerMonth = null,
    string? OfferedTo = null,
    DateTimeOffset? QuietSince = null,
    Ending? Ending = null)
{
    internal static PracticeResource From(OpenedPractice opened)
    {
        var (practice, facts) = (opened.Snapshot, opened.Snapshot.Facts);
        return new PracticeResource(
            practice.PracticeId,
            practice.CityId,
            practice.Version,
            facts.Title,
            facts.Kind,
            facts.Pitch,
            facts.Task,
            facts.Themes,
            facts.LearningAreas,
            facts.Responsibilities ?? [],
            practice.Phase,
            practice.PhaseSince,
            practice.StartedBy,
            practice.StartedAt,
            practice.StewardId,
            practice.LastNewsAt,
            practice.Ecosystem,
            practice.MissingForFormulation,
            ValueOverTime.Of(practice.Contributions),
            practice.HoursWarnings,
            opened.Access,
            facts.VolunteerHoursPerMonth,
            practice.OfferedTo,
            practice.QuietSince,
            practice.Ending);
    }
}
