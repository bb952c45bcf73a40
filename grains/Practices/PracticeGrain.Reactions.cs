using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <content>Reactions (rule PR13): who sees which, and what a hidden one says.</content>
public sealed partial class PracticeGrain
{
    /// <inheritdoc/>
    public async Task<Answer<PracticeReaction[]>> Reactions(Caller caller, long after, int limit)
    {
        await Journal.RefreshAsync();
        if (!State.HasBegun)
        {
            return Refusal.NotFound("practice");
        }

        var canWrite = PracticeAccessRules.For(State, caller).CanWrite;
        return await ReadHiddenAsync(Page(State.Reactions.Where(reaction => MaySee(reaction, caller, canWrite)), reaction => reaction.Version, after, limit));
    }

    /// <inheritdoc/>
    public async Task<Answer<PracticeReaction>> FindReaction(Caller caller, string reactionId)
    {
        await Journal.RefreshAsync();
        return State.FindReaction(reactionId) is { } reaction && MaySee(reaction, caller, PracticeAccessRules.For(State, caller).CanWrite)
            ? (await ReadHiddenAsync([reaction]))[0]
            : Refusal.NotFound("reaction", "reactionId");
    }

    private static bool MaySee(PracticeReaction reaction, Caller caller, bool canWrite) =>
        !reaction.IsRemoved && (reaction.HiddenBecause is null || canWrite || (caller.ParticipantId.Length > 0 && caller.ParticipantId == reaction.By));

    // Who may see a hidden one is to judge it, so it is told as it was written.
    private async Task<PracticeReaction[]> ReadHiddenAsync(PracticeReaction[] reactions)
    {
        if (!Array.Exists(reactions, reaction => reaction.HiddenBecause is not null))
        {
            return reactions;
        }

        var texts = (await ReadWithheldAsync()).ToDictionary(
            kept => kept.Version, kept => (Model.Events.Decode("reactionPlaced", kept.Data) as ReactionPlaced)?.Text);
        return Array.ConvertAll(reactions, reaction =>
            reaction.HiddenBecause is not null && texts.GetValueOrDefault(reaction.Version) is { } text ? reaction with { Text = text } : reaction);
    }
}
