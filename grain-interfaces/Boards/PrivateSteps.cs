using System.Text.Json.Serialization;
using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Boards;

/// <summary>
/// Something that only the participant in the entry may see, ever: others get the entry without it, see
/// <see cref="PrivateEntries"/>. What of it becomes public is said in full by a later event (<see cref="Revealed"/>,
/// <see cref="VotingClosed"/>), so that nobody needs to be shown this one afterwards.
/// </summary>
/// <param name="Step">What.</param>
public sealed record HappenedPrivately(PrivateStep Step) : BoardEvent;

/// <summary>What can happen in private. Stored names, as those of events: they only grow (rule J8).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(CardWritten), "cardWritten")]
[JsonDerivedType(typeof(WrittenTextEdited), "textEdited")]
[JsonDerivedType(typeof(WrittenColourSet), "colourSet")]
[JsonDerivedType(typeof(WrittenCardMoved), "cardMoved")]
[JsonDerivedType(typeof(WrittenCardRemoved), "cardRemoved")]
[JsonDerivedType(typeof(WrittenCardRestored), "cardRestored")]
[JsonDerivedType(typeof(BallotCast), "ballotCast")]
[JsonDerivedType(typeof(BallotWithdrawn), "ballotWithdrawn")]
public abstract record PrivateStep;

/// <summary>A card was written.</summary>
public sealed record CardWritten(string CardId, string ZoneId, [property: FreeText("cardId")] string Text, string Colour) : PrivateStep;

/// <summary>The text of a card that was written in private changed.</summary>
public sealed record WrittenTextEdited(string CardId, [property: FreeText("cardId")] TextOperation Operation) : PrivateStep;

/// <summary>A card that was written in private got another colour.</summary>
public sealed record WrittenColourSet(string CardId, string Colour) : PrivateStep;

/// <summary>A card that was written in private is for another zone.</summary>
public sealed record WrittenCardMoved(string CardId, string ZoneId) : PrivateStep;

/// <summary>A card that was written in private was taken away.</summary>
public sealed record WrittenCardRemoved(string CardId) : PrivateStep;

/// <summary>A card that was written in private and taken away is there again.</summary>
public sealed record WrittenCardRestored(string CardId) : PrivateStep;

/// <summary>One vote for a card in the round of voting.</summary>
public sealed record BallotCast(string CardId) : PrivateStep;

/// <summary>One vote for a card in the round of voting was taken back.</summary>
public sealed record BallotWithdrawn(string CardId) : PrivateStep;
