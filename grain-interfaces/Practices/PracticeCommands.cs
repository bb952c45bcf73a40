namespace Stadmaken.Practices;

/// <summary>
/// Something a participant wants to change in a practice. An accepted command is exactly one event.
/// Ids of what is added are made by the sender: 1 to 64 of the characters A–Z a–z 0–9 - _, unique within the
/// practice. What a field may hold is in <see cref="PracticeRules"/>, who may send what in rule PR2.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command")]
public abstract record PracticeCommand;

/// <summary>Changes what the practice says of itself; what is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.change-facts")]
public sealed record ChangeFacts(
    [property: Id(0)] string? Title = null,
    [property: Id(1)] string? Kind = null,
    [property: Id(2)] string? Pitch = null,
    [property: Id(3)] string? Task = null,
    [property: Id(4)] string[]? Themes = null,
    [property: Id(5)] string[]? LearningAreas = null,
    [property: Id(6)] string[]? Responsibilities = null,
    [property: Id(7)] decimal? VolunteerHoursPerMonth = null) : PracticeCommand;

/// <summary>Adds a stakeholder; naming who speaks for it takes leading the practice.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.add-stakeholder")]
public sealed record AddStakeholder(
    [property: Id(0)] string StakeholderId,
    [property: Id(1)] string Sector,
    [property: Id(2)] string Kind,
    [property: Id(3)] string Name,
    [property: Id(4)] string Role,
    [property: Id(5)] string[]? Responsibilities = null,
    [property: Id(6)] string? ParticipantId = null) : PracticeCommand;

/// <summary>Changes what is said of a stakeholder; what is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.change-stakeholder")]
public sealed record ChangeStakeholder(
    [property: Id(0)] string StakeholderId,
    [property: Id(1)] string? Sector = null,
    [property: Id(2)] string? Name = null,
    [property: Id(3)] string? Role = null,
    [property: Id(4)] string[]? Responsibilities = null) : PracticeCommand;

/// <summary>Says who speaks for a stakeholder in the network; null for nobody. Takes leading the practice.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.link-stakeholder")]
public sealed record LinkStakeholder(
    [property: Id(0)] string StakeholderId,
    [property: Id(1)] string? ParticipantId) : PracticeCommand;

/// <summary>Lets a stakeholder leave; whoever speaks for it may, and who leads. Not while it is party to an agreement that is proposed or in force.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.remove-stakeholder")]
public sealed record RemoveStakeholder([property: Id(0)] string StakeholderId) : PracticeCommand;

/// <summary>Adds a step to the timeline.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.add-milestone")]
public sealed record AddMilestone(
    [property: Id(0)] string MilestoneId,
    [property: Id(1)] string Title,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] string? Text = null) : PracticeCommand;

/// <summary>Changes a step that has not been reached; what is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.change-milestone")]
public sealed record ChangeMilestone(
    [property: Id(0)] string MilestoneId,
    [property: Id(1)] string? Title = null,
    [property: Id(2)] DateOnly? Date = null,
    [property: Id(3)] string? Text = null) : PracticeCommand;

/// <summary>Says that a step was reached, on a day that is not in the future.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.reach-milestone")]
public sealed record ReachMilestone([property: Id(0)] string MilestoneId, [property: Id(1)] DateOnly On) : PracticeCommand;

/// <summary>Takes a step that has not been reached off the timeline.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.remove-milestone")]
public sealed record RemoveMilestone([property: Id(0)] string MilestoneId) : PracticeCommand;

/// <summary>Tells what happened and what was learned, perhaps with something borrowed.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.post-update")]
public sealed record PostUpdate(
    [property: Id(0)] string UpdateId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] string? LearningArea = null,
    [property: Id(4)] string? Obstacle = null,
    [property: Id(5)] string? Approach = null,
    [property: Id(6)] string? Lesson = null,
    [property: Id(7)] string? BorrowingId = null) : PracticeCommand;

/// <summary>Records what was put in or came out; see <see cref="Contribution"/>.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.record-contribution")]
public sealed record RecordContribution(
    [property: Id(0)] string ContributionId,
    [property: Id(1)] string Kind,
    [property: Id(2)] string What,
    [property: Id(3)] DateOnly Date,
    [property: Id(4)] decimal? Amount = null,
    [property: Id(5)] string? Unit = null,
    [property: Id(6)] string? FromStakeholderId = null,
    [property: Id(7)] string? SaidByStakeholderId = null,
    [property: Id(8)] string? Assumption = null) : PracticeCommand;

/// <summary>Says that a contribution does not count, and why; who recorded it may, and who leads.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.withdraw-contribution")]
public sealed record WithdrawContribution([property: Id(0)] string ContributionId, [property: Id(1)] string Why) : PracticeCommand;

/// <summary>Removes the text of an update for good, and says why. Takes leading the practice; also when it has ended.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.redact-update")]
public sealed record RedactUpdate([property: Id(0)] string UpdateId, [property: Id(1)] string Reason) : PracticeCommand;

/// <summary>Lets the practice consent to a purpose of research, one of <see cref="Research.ResearchPurposes.All"/>; also when it has ended.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.give-consent")]
public sealed record GiveConsent([property: Id(0)] string Purpose) : PracticeCommand;

/// <summary>Takes that back; also when the practice has ended.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.withdraw-consent")]
public sealed record WithdrawConsent([property: Id(0)] string Purpose) : PracticeCommand;
