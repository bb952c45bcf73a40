using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Feeds;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Research;

namespace Stadmaken.Grains.Participants;

/// <summary>Something that happened to a participant, as it is stored (rule J8).</summary>
public abstract record ParticipantEvent;

/// <summary>Someone entered the network.</summary>
public sealed record ParticipantRegistered([property: FreeText] string DisplayName, string CityId, string Sector) : ParticipantEvent;

/// <summary>The participant follows a practice.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="From">News after this version of the practice is wanted.</param>
public sealed record ParticipantFollowed([property: JsonRequired] string PracticeId, [property: JsonRequired] long From) : ParticipantEvent;

/// <summary>The participant follows a practice no more.</summary>
public sealed record ParticipantUnfollowed([property: JsonRequired] string PracticeId) : ParticipantEvent;

/// <summary>There is news of a practice in the participant's inbox; as in the feed of a city.</summary>
/// <param name="PracticeId">The practice.</param>
/// <param name="PracticeVersion">The version of its event.</param>
/// <param name="PracticeEvent">The stored name of its event.</param>
/// <param name="HappenedAt">When it happened, UTC.</param>
public sealed record InboxItemAdded(
    [property: JsonRequired] string PracticeId,
    [property: JsonRequired] long PracticeVersion,
    [property: JsonRequired] string PracticeEvent,
    [property: JsonRequired] DateTimeOffset HappenedAt) : ParticipantEvent;

/// <summary>The participant follows a board.</summary>
/// <param name="BoardId">Which.</param>
/// <param name="From">News after this version of the board is wanted.</param>
public sealed record BoardFollowed([property: JsonRequired] string BoardId, [property: JsonRequired] long From) : ParticipantEvent;

/// <summary>The participant follows a board no more.</summary>
public sealed record BoardUnfollowed([property: JsonRequired] string BoardId) : ParticipantEvent;

/// <summary>The participant has seen a followed board up to a version.</summary>
public sealed record BoardSeen([property: JsonRequired] string BoardId, [property: JsonRequired] long Version) : ParticipantEvent;

/// <summary>There is news of a board in the participant's inbox.</summary>
/// <param name="BoardId">The board.</param>
/// <param name="BoardVersion">The version of the first of its events that is news.</param>
/// <param name="BoardEvent">The stored name of that event.</param>
/// <param name="HappenedAt">When it happened, UTC.</param>
/// <param name="UpTo">The version of the board when this was added.</param>
public sealed record BoardItemAdded(
    [property: JsonRequired] string BoardId,
    [property: JsonRequired] long BoardVersion,
    [property: JsonRequired] string BoardEvent,
    [property: JsonRequired] DateTimeOffset HappenedAt,
    [property: JsonRequired] long UpTo) : ParticipantEvent;

/// <summary>A report that the participant made, or that was about what they wrote, was settled.</summary>
/// <param name="ReportId">Which.</param>
/// <param name="Part">What they have to do with it, one of <see cref="Stadmaken.Audit.ReportParts"/>.</param>
/// <param name="HappenedAt">When it was settled, UTC.</param>
public sealed record ReportItemAdded(
    [property: JsonRequired] string ReportId,
    [property: JsonRequired] string Part,
    [property: JsonRequired] DateTimeOffset HappenedAt) : ParticipantEvent;

/// <summary>A question that the participant asked was answered in a practice that they do not follow.</summary>
/// <param name="PracticeId">The practice.</param>
/// <param name="PracticeVersion">The version of its event.</param>
/// <param name="PracticeEvent">The stored name of its event.</param>
/// <param name="HappenedAt">When it happened, UTC.</param>
public sealed record AnswerItemAdded(
    [property: JsonRequired] string PracticeId,
    [property: JsonRequired] long PracticeVersion,
    [property: JsonRequired] string PracticeEvent,
    [property: JsonRequired] DateTimeOffset HappenedAt) : ParticipantEvent;

/// <summary>The participant has read their inbox up to a position.</summary>
public sealed record InboxRead([property: JsonRequired] long Position) : ParticipantEvent;

/// <summary>The participant asked to be erased; from here on nobody sees who they are.</summary>
/// <param name="AllTexts">Whether everything that they wrote goes too.</param>
public sealed record ErasureBegun(bool AllTexts) : ParticipantEvent;

/// <summary>The participant is erased, everywhere and here.</summary>
public sealed record ParticipantErased : ParticipantEvent, IRedactionEvent;

/// <summary>A participant as their events made them.</summary>
/// <param name="DisplayName">The name they chose; empty for someone who is not in the network.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <see cref="Sectors.All"/>.</param>
public sealed record ParticipantState(string DisplayName, string CityId, string Sector)
{
    /// <summary>The practices they follow, and what is new in them.</summary>
    public FeedState Feed { get; init; } = FeedState.Empty;

    /// <summary>The position up to which they have read it.</summary>
    public long ReadUpTo { get; init; }

    /// <summary>The boards they follow, by id.</summary>
    public ImmutableDictionary<string, FollowedBoard> Boards { get; init; } = ImmutableDictionary<string, FollowedBoard>.Empty;

    /// <summary>All of those, in the order of their ids.</summary>
    [JsonIgnore]
    public IEnumerable<FollowedBoard> AllBoards => Boards.Values.OrderBy(board => board.BoardId, StringComparer.Ordinal);

    /// <summary>How many of the items at hand are not read.</summary>
    [JsonIgnore]
    public int Unread => Feed.Recent.Count(item => !InboxPage.IsRead(item, ReadUpTo, FindBoard));

    /// <summary>What they consent to (rule R1).</summary>
    public ImmutableList<ResearchConsent> Consents { get; init; } = [];

    /// <summary>From which what their quotes are called is reckoned, while they may be quoted.</summary>
    public string? QuoteSeed { get; init; }

    /// <summary>Texts that they took out of what may be quoted, as in <see cref="QuoteRemoved.Key"/>; for good, also when they consent anew.</summary>
    public ImmutableHashSet<string> RemovedQuotes { get; init; } = [];

    /// <summary>Whether and how they are being erased.</summary>
    public ErasureBegun? Erasure { get; init; }

    /// <summary>Whether that is done.</summary>
    public bool IsErased { get; init; }

    /// <summary>Whether they are in the network.</summary>
    [JsonIgnore]
    public bool IsRegistered => DisplayName.Length > 0 && Erasure is null;

    /// <summary>The board, if it is followed.</summary>
    public FollowedBoard? FindBoard(string boardId) => Boards.GetValueOrDefault(boardId);

    /// <summary>Their consent to a purpose; null if they do not consent.</summary>
    public ResearchConsent? FindConsent(string purpose) => Consents.Find(consent => consent.Purpose == purpose);

    /// <summary>What others see; null if they are not in the network.</summary>
    public ParticipantProfile? ToProfile(string participantId) =>
        IsRegistered ? new ParticipantProfile(participantId, DisplayName, CityId, Sector)
        : Erasure is not null ? new ParticipantProfile(participantId, ParticipantProfile.Former, CityId, Sector, HasLeft: true)
        : null;
}

/// <summary>The pure part of a participant's journal.</summary>
public sealed class ParticipantModel : IJournalModel<ParticipantState, ParticipantEvent>
{
    /// <inheritdoc/>
    public ParticipantState Empty { get; } = new(string.Empty, string.Empty, string.Empty);

    /// <inheritdoc/>
    public EventCodec<ParticipantEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["participantRegistered"] = ParticipantJson.Readable.ParticipantRegistered,
        ["practiceFollowed"] = ParticipantJson.Readable.ParticipantFollowed,
        ["practiceUnfollowed"] = ParticipantJson.Readable.ParticipantUnfollowed,
        [FeedEntries.ItemType] = ParticipantJson.Readable.InboxItemAdded,
        ["boardFollowed"] = ParticipantJson.Readable.BoardFollowed,
        ["boardUnfollowed"] = ParticipantJson.Readable.BoardUnfollowed,
        ["boardSeen"] = ParticipantJson.Readable.BoardSeen,
        [FeedEntries.BoardItemType] = ParticipantJson.Readable.BoardItemAdded,
        [FeedEntries.ReportItemType] = ParticipantJson.Readable.ReportItemAdded,
        [FeedEntries.AnswerItemType] = ParticipantJson.Readable.AnswerItemAdded,
        [FeedEntries.ReadType] = ParticipantJson.Readable.InboxRead,
        ["consentGiven"] = ParticipantJson.Readable.ConsentGiven,
        ["consentWithdrawn"] = ParticipantJson.Readable.ConsentWithdrawn,
        ["quoteRemoved"] = ParticipantJson.Readable.QuoteRemoved,
        ["erasureBegun"] = ParticipantJson.Readable.ErasureBegun,
        ["participantErased"] = ParticipantJson.Readable.ParticipantErased,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 5;

    /// <inheritdoc/>
    public JsonTypeInfo<ParticipantState> Snapshot => ParticipantJson.Readable.ParticipantState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public ParticipantState Fold(ParticipantState state, Recorded<ParticipantEvent> recorded) => recorded.Event switch
    {
        ErasureBegun e when state.IsRegistered => new ParticipantState(state.DisplayName, state.CityId, state.Sector) { Erasure = e },
        ParticipantErased when state.Erasure is not null => state with { DisplayName = string.Empty, IsErased = true },
        ParticipantRegistered e when !state.IsRegistered && state.Erasure is null => new ParticipantState(e.DisplayName, e.CityId, e.Sector),
        ParticipantFollowed e when state.IsRegistered => state with { Feed = state.Feed.Follow(e.PracticeId, e.From, isOwn: false) },
        ParticipantUnfollowed e when state.IsRegistered => state with { Feed = state.Feed.Unfollow(e.PracticeId) },
        InboxItemAdded e when state.IsRegistered => state with { Feed = state.Feed.Add(new(recorded.Version, e.PracticeId, e.PracticeVersion, e.PracticeEvent, e.HappenedAt)) },
        BoardFollowed e when state.IsRegistered && state.FindBoard(e.BoardId) is null => state with { Boards = state.Boards.Add(e.BoardId, new(e.BoardId, e.From)) },
        BoardUnfollowed e when state.FindBoard(e.BoardId) is not null => state with { Boards = state.Boards.Remove(e.BoardId) },
        BoardSeen e when state.FindBoard(e.BoardId) is { } board && e.Version > board.Seen => state with { Boards = state.Boards.SetItem(e.BoardId, board with { Seen = e.Version }) },
        BoardItemAdded e when state.FindBoard(e.BoardId) is { } board && e.UpTo > board.Told => state with
        {
            Feed = state.Feed.Append(new(recorded.Version, string.Empty, e.BoardVersion, e.BoardEvent, e.HappenedAt, e.BoardId)),
            Boards = state.Boards.SetItem(e.BoardId, board with { Position = recorded.Version, Told = e.UpTo }),
        },
        ReportItemAdded e when state.IsRegistered => state with { Feed = state.Feed.Append(new(recorded.Version, string.Empty, 0, e.Part, e.HappenedAt, ReportId: e.ReportId)) },
        AnswerItemAdded e when state.IsRegistered => state with { Feed = state.Feed.Append(new(recorded.Version, e.PracticeId, e.PracticeVersion, e.PracticeEvent, e.HappenedAt)) },
        ConsentGiven e when state.IsRegistered => state with
        {
            Consents = state.Consents.RemoveAll(consent => consent.Purpose == e.Purpose).Add(new ResearchConsent(e.Purpose, recorded.At, e.Wording)),
            QuoteSeed = e.Seed ?? state.QuoteSeed,
        },
        ConsentWithdrawn e when state.FindConsent(e.Purpose) is { } consent => state with
        {
            Consents = state.Consents.Remove(consent),
            QuoteSeed = e.Purpose == ResearchPurposes.Quotes ? null : state.QuoteSeed,
        },
        QuoteRemoved e when state.IsRegistered => state with { RemovedQuotes = state.RemovedQuotes.Add(e.Key) },
        InboxRead e when state.IsRegistered && e.Position > state.ReadUpTo => state with { ReadUpTo = e.Position },
        _ => throw new InvalidOperationException(
            $"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit: {(state.IsRegistered ? "it was so already, or is not followed" : "there is no such participant")}."),
    };
}

/// <summary>What may happen to a participant.</summary>
public static partial class ParticipantDecider
{
    /// <summary>Most boards that one participant follows: each is asked once whenever the inbox is loaded.</summary>
    public const int MostBoards = 500;

    /// <summary>Enters a newcomer; <c>conflict</c> if they are in the network. Whether the city is there is for the grain to ask.</summary>
    public static Decision<ParticipantEvent> Register(ParticipantState state, string displayName, string cityId, string sector)
    {
        if (ParticipantRules.Validate(displayName, cityId, sector) is [var first, ..])
        {
            return first;
        }

        return state.Erasure is not null ? Refusal.Conflict("This participant left the network.")
            : state.IsRegistered
            ? Refusal.Conflict("This participant is in the network.")
            : new ParticipantRegistered(displayName, cityId, sector);
    }

    /// <summary>Why the caller may not use this inbox; null if it is theirs.</summary>
    public static Refusal? MayUse(ParticipantState state, Caller caller, string participantId) =>
        !state.IsRegistered ? Refusal.NotFound("participant")
        : caller.ParticipantId != participantId || caller.IsGuest ? Refusal.NotAllowed("What someone follows is theirs.")
        : null;

    /// <summary>Begins to erase a participant; <c>conflict</c> if it was begun.</summary>
    public static Decision<ParticipantEvent> Erase(ParticipantState state, bool allTexts) =>
        state.Erasure is not null ? Refusal.Conflict("This participant is being erased.")
        : !state.IsRegistered ? Refusal.NotFound("participant")
        : new ErasureBegun(allTexts);

    /// <summary>Follows a board from a version on; <c>conflict</c> if it is followed, <c>too-large</c> if too many are.</summary>
    public static Decision<ParticipantEvent> FollowBoard(ParticipantState state, string boardId, long from) =>
        state.FindBoard(boardId) is not null ? Refusal.Conflict("The board is followed.")
        : state.Boards.Count >= MostBoards ? Refusal.TooLarge("boardId", $"At most {MostBoards} boards can be followed.")
        : new BoardFollowed(boardId, from);

    /// <summary>Follows a board no more; <c>not-found</c> if it is not followed.</summary>
    public static Decision<ParticipantEvent> UnfollowBoard(ParticipantState state, string boardId) =>
        state.FindBoard(boardId) is null ? Refusal.NotFound("board among those that are followed") : new BoardUnfollowed(boardId);

    /// <summary>Why this version of a board cannot have been seen, as far as can be told without the board; null if it can.</summary>
    public static Refusal? MaySee(ParticipantState state, string boardId, long version) =>
        state.FindBoard(boardId) is null ? Refusal.NotFound("board among those that are followed")
        : version < 1 ? Refusal.Invalid("version", "A version that the board has.")
        : null;

    /// <summary>Notes how far a board was seen; <c>conflict</c> if it was seen as far.</summary>
    public static Decision<ParticipantEvent> SawBoard(ParticipantState state, string boardId, long version) =>
        MaySee(state, boardId, version) is { } not ? not
        : version <= state.FindBoard(boardId)!.Seen ? Refusal.Conflict("It was seen as far.")
        : new BoardSeen(boardId, version);

    /// <summary>Adds an item of a board; <c>conflict</c> while another one waits, or once its news was seen.</summary>
    public static Decision<ParticipantEvent> AddBoardItem(ParticipantState state, BoardItemAdded item) =>
        state.FindBoard(item.BoardId) is not { } board ? Refusal.NotFound("board among those that are followed")
        : board.IsWaiting(state.ReadUpTo) || item.BoardVersion <= Math.Max(board.Seen, board.Told) ? Refusal.Conflict("This news is in the inbox, or was seen.")
        : item;

    /// <summary>Notes how far the inbox was read; <c>conflict</c> if it was read as far, <c>invalid</c> past its end.</summary>
    public static Decision<ParticipantEvent> MarkRead(ParticipantState state, long position) =>
        position < 1 || position > (state.Feed.Recent is [.., var last] ? last.Position : 0) ? Refusal.Invalid("position", "The position of an item in the inbox.")
        : position <= state.ReadUpTo ? Refusal.Conflict("It was read as far.")
        : new InboxRead(position);
}

/// <summary>How a participant's events and state are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ErasureBegun))]
[JsonSerializable(typeof(ParticipantErased))]
[JsonSerializable(typeof(ParticipantRegistered))]
[JsonSerializable(typeof(ParticipantFollowed))]
[JsonSerializable(typeof(ParticipantUnfollowed))]
[JsonSerializable(typeof(InboxItemAdded))]
[JsonSerializable(typeof(ReportItemAdded))]
[JsonSerializable(typeof(AnswerItemAdded))]
[JsonSerializable(typeof(BoardFollowed))]
[JsonSerializable(typeof(BoardUnfollowed))]
[JsonSerializable(typeof(BoardSeen))]
[JsonSerializable(typeof(BoardItemAdded))]
[JsonSerializable(typeof(InboxRead))]
[JsonSerializable(typeof(ConsentGiven))]
[JsonSerializable(typeof(ConsentWithdrawn))]
[JsonSerializable(typeof(QuoteRemoved))]
[JsonSerializable(typeof(ParticipantState))]
internal sealed partial class ParticipantJson : JsonSerializerContext
{
    internal static ParticipantJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly ParticipantJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
