using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Api.Rest;

/// <content>Following is tried with the whole program: it is all about what is behind the edge.</content>
internal sealed partial class CityDouble
{
    public Task<bool> Nudge(string practiceId, long version) => throw new NotSupportedException();

    public Task CatchUp() => throw new NotSupportedException();

    public Task<Refusal?> FollowPractice(Caller caller, string practiceId) => throw new NotSupportedException();

    public Task<Refusal?> UnfollowPractice(Caller caller, string practiceId) => throw new NotSupportedException();

    public Task<Answer<FollowedPractice[]>> Follows() => throw new NotSupportedException();

    public Task<Answer<FeedPage>> Feed(long after, int limit) => throw new NotSupportedException();

    public Task<Answer<FeedPage>> Newest(int limit) => throw new NotSupportedException();
}

/// <content>The same for inboxes.</content>
internal sealed partial class ParticipantDouble
{
    public Task<bool> Nudge(string practiceId, long version) => throw new NotSupportedException();

    public Task CatchUp() => throw new NotSupportedException();

    public Task<Refusal?> FollowPractice(Caller caller, string practiceId) => throw new NotSupportedException();

    public Task<Refusal?> UnfollowPractice(Caller caller, string practiceId) => throw new NotSupportedException();

    public Task<Refusal?> FollowBoard(Caller caller, string boardId) => throw new NotSupportedException();

    public Task<Refusal?> UnfollowBoard(Caller caller, string boardId) => throw new NotSupportedException();

    public Task<Refusal?> SawBoard(Caller caller, string boardId, long version) => throw new NotSupportedException();

    public Task<Answer<FollowedBoard[]>> FollowedBoards(Caller caller) => throw new NotSupportedException();

    public Task<bool> NudgeBoard(string boardId, long version) => throw new NotSupportedException();

    public Task<Refusal?> NoteReport(string reportId, string part, DateTimeOffset at) => throw new NotSupportedException();

    public Task<Refusal?> Involve(string practiceId, long from) => throw new NotSupportedException();

    public Task<Answer<FollowedPractice[]>> Follows(Caller caller) => throw new NotSupportedException();

    public Task<Answer<InboxPage>> Inbox(Caller caller, long after, int limit) => throw new NotSupportedException();

    public Task<Answer<InboxPage>> Newest(Caller caller, int limit) => throw new NotSupportedException();

    public Task<Refusal?> MarkRead(Caller caller, long position) => throw new NotSupportedException();
}

/// <content>The same for what holds for all.</content>
internal sealed partial class NetworkDouble
{
    public Task<NetworkDescription> Describe() => throw new NotSupportedException();

    public Task<Refusal?> SetFormulationDate(Caller caller, DateOnly date) => throw new NotSupportedException();
}

/// <summary>Nobody follows anything.</summary>
internal sealed class FollowersDouble : JournalDouble, IFollowersGrain
{
    public Task<long> Register(string feedId) => throw new NotSupportedException();

    public Task Deregister(string feedId) => throw new NotSupportedException();

    public Task Nudge(long version) => throw new NotSupportedException();

    public Task<FollowersPage> List(string? after, int limit) => Task.FromResult(new FollowersPage([], false, 0));

    public Task<TellingProgress> Progress() => throw new NotSupportedException();
}
