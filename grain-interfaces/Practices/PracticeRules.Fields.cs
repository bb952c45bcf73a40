using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Practices;

public static partial class PracticeRules
{
    private static class Fields
    {
        // Far enough for any practice, and near enough that days can be counted from them.
        private static readonly DateOnly Earliest = new(1900, 1, 1);
        private static readonly DateOnly Latest = new(2199, 12, 31);

        internal static Refusal? Id(string field, string? id) => Ids.Check(field, id);

        internal static Refusal? OptionalId(string field, string? id) => id is null ? null : Ids.Check(field, id);

        internal static Refusal? Title(string field, string? text, PracticeLimits limits) => Texts.CheckTitle(field, text, limits.TitleUnits);

        internal static Refusal? OptionalTitle(string field, string? text, PracticeLimits limits) => text is null ? null : Title(field, text, limits);

        internal static Refusal? Text(string field, string? text, PracticeLimits limits) => Texts.Check(field, text, limits.TextUnits);

        internal static Refusal? Needed(string field, string? text, PracticeLimits limits) => Texts.CheckVisible(field, text, limits.TextUnits);

        internal static Refusal? Said(string field, string? text, PracticeLimits limits) => Texts.CheckVisible(field, text, limits.TalkUnits);

        internal static Refusal? OptionalText(string field, string? text, PracticeLimits limits) => text is null ? null : Needed(field, text, limits);

        internal static Refusal? Choice(string field, string? choice, IReadOnlyList<string> all) =>
            choice is not null && all.Contains(choice) ? null : Refusal.Invalid(field, $"One of: {string.Join(", ", all)}.");

        internal static Refusal? Choices(string field, string[]? choices, IReadOnlyList<string> all) =>
            choices is not null && Array.TrueForAll(choices, all.Contains) && choices.Distinct(StringComparer.Ordinal).Count() == choices.Length
                ? null
                : Refusal.Invalid(field, $"Each at most once, from: {string.Join(", ", all)}.");

        internal static Refusal? Date(string field, DateOnly? date) =>
            date is null || (date >= Earliest && date <= Latest) ? null : Refusal.Invalid(field, $"From {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}.");

        internal static Refusal? Hours(string field, decimal? hours) =>
            hours is null || (hours >= 0 && hours <= MostHours && decimal.Round(hours.Value, 2) == hours)
                ? null
                : Refusal.Invalid(field, $"From 0 to {MostHours}, at most two decimals.");

        internal static IEnumerable<Refusal?> Responsibilities(string[] names, PracticeLimits limits) =>
            names.Length > limits.Responsibilities
                ? [Refusal.TooLarge("responsibilities", $"At most {limits.Responsibilities} responsibilities.")]
                : names.Select((name, i) => Texts.CheckTitle($"responsibilities[{i}]", name, limits.TitleUnits));
    }
}
