using Stadmaken.Practices;

namespace Stadmaken.Api.Samples;

/// <summary>What the sample has of one city, as in its file.</summary>
/// <param name="CityId">The city; also the name of the file.</param>
/// <param name="People">Made-up participants of the city.</param>
/// <param name="Follows">Practices of other cities that the city follows from the first day.</param>
/// <param name="Practices">Made-up practices of the city.</param>
/// <param name="Gatherings">Made-up gatherings that the city hosts.</param>
public sealed record SampleCity(string CityId, SamplePerson[] People, string[] Follows, SamplePractice[] Practices, SampleGathering[] Gatherings);

/// <summary>A made-up participant. Nobody can sign in as one.</summary>
/// <param name="ParticipantId">For ever the same, unlike any id that the network makes.</param>
/// <param name="DisplayName">Says that it is a sample.</param>
/// <param name="Sector">One of <see cref="Participants.Sectors.All"/>.</param>
public sealed record SamplePerson(string ParticipantId, string DisplayName, string Sector);

/// <summary>A made-up practice.</summary>
/// <param name="PracticeId">For ever the same, unlike any id that the network makes.</param>
/// <param name="StartedBy">Its first steward, one of the city's people.</param>
/// <param name="Facts">What it starts with; its title says that it is a sample.</param>
/// <param name="Boards">Its boards, opened before the story begins.</param>
/// <param name="Story">What people do in it, in order.</param>
public sealed record SamplePractice(string PracticeId, string StartedBy, PracticeFacts Facts, SampleBoard[] Boards, SampleStep[] Story);

/// <summary>A board of a sample practice, opened by who started the practice.</summary>
/// <param name="BoardId">For ever the same, unlike any id that the network makes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visibility">One of <see cref="Boards.BoardVisibilities.All"/>.</param>
/// <param name="Zones">Its zones, in order.</param>
public sealed record SampleBoard(string BoardId, string Title, string Visibility, SampleZone[] Zones);

/// <summary>A zone of a sample board.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Cards">The texts of its cards.</param>
public sealed record SampleZone(string Title, string[] Cards);

/// <summary>Something that someone does in a sample practice.</summary>
/// <param name="StepId">
/// Its command id: unique in the practice, and never given to another step, also not in a later release. It is what tells a
/// second run that this was done.
/// </param>
/// <param name="By">Who does it, one of the city's people.</param>
/// <param name="Command">What they do. Its days are counted from the day on which the sample is sown.</param>
public sealed record SampleStep(string StepId, string By, PracticeCommand Command);
