using Stadmaken.Practices;

namespace Stadmaken.Glances;

/// <summary>The network at a glance: how far its practices are, on what, with what, and what went from one to the other. Nothing of people.</summary>
/// <param name="MadeAt">When it was made, UTC: whatever was stored before that is in it.</param>
/// <param name="Cities">Its cities, in the order they were admitted.</param>
/// <param name="Missing">How many practices lack which part before they can be formulated; every part, in the order of the gate.</param>
/// <param name="Value">What was put in and came out in all practices together, by month. Euros and dollars are never added up.</param>
/// <param name="Travel">How much went from which city to which, by kind; a city to itself is from one of its practices to another.</param>
/// <param name="Journeys">The newest things that went from one practice to another, the newest first; at most 50.</param>
/// <param name="Quiet">Practices that are quiet, the longest silence first.</param>
/// <param name="FormulationDate">The day by which practices are to be formulated, if one is set.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.network-glance")]
public sealed record NetworkGlance(
    [property: Id(0)] DateTimeOffset MadeAt,
    [property: Id(1)] CityGlance[] Cities,
    [property: Id(2)] MissingCount[] Missing,
    [property: Id(3)] ValueSeries[] Value,
    [property: Id(4)] TravelCount[] Travel,
    [property: Id(5)] Journey[] Journeys,
    [property: Id(6)] QuietPractice[] Quiet,
    [property: Id(7)] DateOnly? FormulationDate = null)
{
    /// <summary>Most journeys that are told one by one; all of them are counted.</summary>
    public const int MostJourneys = 50;
}

/// <summary>The practices of a city at a glance.</summary>
/// <param name="CityId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Practices">How many practices it has that have not ended.</param>
/// <param name="Phases">How many are in each phase; every phase, in their order, the ended ones too.</param>
/// <param name="Readiness">How far those that have not ended are on the way to formulated.</param>
/// <param name="LearningAreas">What it works on; every learning area, in the network's order.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.city-glance")]
public sealed record CityGlance(
    [property: Id(0)] string CityId,
    [property: Id(1)] string Name,
    [property: Id(2)] int Practices,
    [property: Id(3)] PhaseCount[] Phases,
    [property: Id(4)] Readiness Readiness,
    [property: Id(5)] LearningAreaCount[] LearningAreas);

/// <summary>How many practices are in a phase.</summary>
/// <param name="Phase">One of <see cref="PracticePhases.All"/>.</param>
/// <param name="Practices">How many.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.phase-count")]
public sealed record PhaseCount([property: Id(0)] string Phase, [property: Id(1)] int Practices);

/// <summary>How far practices are on the way to formulated.</summary>
/// <param name="Formulated">How many are formulated or further.</param>
/// <param name="Ready">How many lack nothing and can be formulated.</param>
/// <param name="Incomplete">How many lack something.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.readiness")]
public sealed record Readiness([property: Id(0)] int Formulated, [property: Id(1)] int Ready, [property: Id(2)] int Incomplete);

/// <summary>How many practices lack a part before they can be formulated.</summary>
/// <param name="Code">One of <see cref="FormulationGate.Codes"/>.</param>
/// <param name="Practices">How many; of those that are not formulated yet.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.missing-count")]
public sealed record MissingCount([property: Id(0)] string Code, [property: Id(1)] int Practices);

/// <summary>What is done in a learning area.</summary>
/// <param name="LearningArea">One of <see cref="LearningAreas.All"/>.</param>
/// <param name="Practices">How many practices work on it that have not ended.</param>
/// <param name="Lessons">How many lessons were told about it, also by those that ended.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.learning-area-count")]
public sealed record LearningAreaCount([property: Id(0)] string LearningArea, [property: Id(1)] int Practices, [property: Id(2)] int Lessons);

/// <summary>How much went from one city to another.</summary>
/// <param name="FromCityId">Where it is from.</param>
/// <param name="ToCityId">Where it went.</param>
/// <param name="Kind">One of <see cref="TravelKinds.All"/>.</param>
/// <param name="Count">How many things were taken over, or how many practices are followed.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.travel-count")]
public sealed record TravelCount([property: Id(0)] string FromCityId, [property: Id(1)] string ToCityId, [property: Id(2)] string Kind, [property: Id(3)] int Count);

/// <summary>How something can go from one city to another.</summary>
public static class TravelKinds
{
    /// <summary>A practice took something over from a practice.</summary>
    public const string Borrowed = "borrowed";

    /// <summary>A city follows a practice.</summary>
    public const string Followed = "followed";

    /// <summary>A practice answered a question that was put to it from a practice.</summary>
    public const string Answered = "answered";

    /// <summary>What goes when a question is answered; of what is taken over it is one of <see cref="BorrowableKinds.All"/>.</summary>
    public const string Answer = "answer";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Borrowed, Followed, Answered];
}

/// <summary>Something that went from one practice to another.</summary>
/// <param name="Kind">One of <see cref="TravelKinds.All"/>, but following.</param>
/// <param name="At">When, UTC.</param>
/// <param name="From">The practice it is from.</param>
/// <param name="To">The practice it went to.</param>
/// <param name="What">One of <see cref="BorrowableKinds.All"/>, or <see cref="TravelKinds.Answer"/>.</param>
/// <param name="Title">What it was called there; empty for an answer, and for a board, whose title is for those to see who may see the board.</param>
/// <param name="Outcome">What became of it, if that was told.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.journey")]
public sealed record Journey(
    [property: Id(0)] string Kind,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] PracticeName From,
    [property: Id(3)] PracticeName To,
    [property: Id(4)] string What,
    [property: Id(5)] string Title,
    [property: Id(6)] string? Outcome = null);

/// <summary>A practice of which nothing was heard for a while.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="CityId">The city it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="LastNewsAt">When there was news last, UTC.</param>
/// <param name="QuietSince">When it was found quiet, UTC.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.quiet-practice")]
public sealed record QuietPractice(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] string CityId,
    [property: Id(2)] string Title,
    [property: Id(3)] DateTimeOffset LastNewsAt,
    [property: Id(4)] DateTimeOffset QuietSince);
