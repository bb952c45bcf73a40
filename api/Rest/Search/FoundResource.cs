using Stadmaken.Search;

namespace Stadmaken.Api.Rest.Search;

/// <summary>Something that was found.</summary>
/// <param name="Type">What it is: <c>practice</c>, <c>update</c>, <c>lesson</c>, <c>agreement</c>, <c>board</c>, <c>card</c> or <c>gathering</c>.</param>
/// <param name="Title">Its title; of a card that of its board, of an agreement that of its practice.</param>
/// <param name="Excerpt">What it says, around the words that were looked for.</param>
/// <param name="LearningAreas">What it is about.</param>
/// <param name="Words">The words that were looked for and are answered by it, the weightiest first.</param>
/// <param name="At">When it was written, UTC; of a gathering when it starts.</param>
/// <param name="CityId">The city it belongs to, if any.</param>
/// <param name="PracticeId">The practice it belongs to, if any.</param>
/// <param name="UpdateId">The update that it is or is learned in, if it is.</param>
/// <param name="AgreementId">The agreement that it is, if it is one.</param>
/// <param name="BoardId">The board it is on, if it is on one.</param>
/// <param name="CardId">The card that it is, if it is one.</param>
/// <param name="GatheringId">The gathering that it is, if it is one.</param>
/// <param name="Kind">The kind of its practice, if it has one.</param>
/// <param name="Phase">The phase of its practice, if it has one.</param>
public sealed record FoundResource(
    string Type,
    string Title,
    string Excerpt,
    string[] LearningAreas,
    string[] Words,
    DateTimeOffset? At,
    string? CityId,
    string? PracticeId,
    string? UpdateId,
    string? AgreementId,
    string? BoardId,
    string? CardId,
    string? GatheringId,
    string? Kind,
    string? Phase)
{
    private const int LongestExcerpt = 280;
    private const int BeforeTheWord = 80;

    internal static FoundResource From(FoundItem item) => new(
        item.Type,
        item.Title,
        Around(item.Text, item.Words),
        item.LearningAreas,
        item.Words,
        item.At,
        item.CityId,
        item.PracticeId,
        Local(item, SearchTypes.Update, SearchTypes.Lesson),
        Local(item, SearchTypes.Agreement),
        item.BoardId,
        Local(item, SearchTypes.Card),
        item.GatheringId,
        item.Kind,
        item.Phase);

    // An item's id is its kind and its own id, apart by a colon.
    private static string? Local(FoundItem item, params ReadOnlySpan<string> types) =>
        types.Contains(item.Type) && item.ItemId.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && colon + 1 < item.ItemId.Length ? item.ItemId[(colon + 1)..] : null;

    private static string Around(string text, string[] words)
    {
        var whole = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (whole.Length <= LongestExcerpt)
        {
            return whole;
        }

        // Only the beginning of a word: it may stand there in another form.
        var found = words.Select(word => whole.IndexOf(word[..Math.Min(word.Length, 5)], StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var from = found <= BeforeTheWord ? 0 : whole.IndexOf(' ', found - BeforeTheWord) + 1;
        var to = Math.Min(whole.Length, from + LongestExcerpt);
        if (to < whole.Length && whole.LastIndexOf(' ', to, to - from) is var space && space > from)
        {
            to = space;
        }

        return (from > 0 ? "… " : string.Empty) + whole[from..to] + (to < whole.Length ? " …" : string.Empty);
    }
}
