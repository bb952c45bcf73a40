namespace Stadmaken.Journals;

/// <summary>
/// One stored event of a journal, as it is kept and as it travels: the envelope in fields,
/// the event itself already encoded. It is encoded once, before it is stored; storage,
/// silos, API nodes and browsers all use those same bytes.
/// </summary>
/// <param name="Version">Place in the journal, contiguous from 1 (rule J2).</param>
/// <param name="At">When the grain decided it, UTC, to the microsecond; never earlier than the entry before.</param>
/// <param name="By">The participant it came from, or <see cref="Participants.Caller.NetworkId"/>.</param>
/// <param name="CommandId">The sender's id of the command that it answers (rule J3).</param>
/// <param name="Type">Stored name of the event, camelCase past tense; only ever added to (rule J8).</param>
/// <param name="Data">The event's fields as a UTF-8 JSON object, without <paramref name="Type"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.journal-entry")]
public sealed record JournalEntry(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] string CommandId,
    [property: Id(4)] string Type,
    [property: Id(5)] byte[] Data);
