using Stadmaken.Journals;

namespace Stadmaken.Cities;

/// <summary>
/// Something that happened in a home of boards: a city, a practice, a gathering, or the network as a whole. Stored names and
/// fields only grow (rule J8); each journal lists which of these are its own.
/// </summary>
public abstract record HomeEvent;

/// <summary>Texts were redacted (rule J9): of a participant who left (<c>erasure</c>), or of a board (<c>moderation</c>, <c>retention</c>).</summary>
public sealed record HomeTextsRedacted(string Because) : HomeEvent, IRedactionEvent;
