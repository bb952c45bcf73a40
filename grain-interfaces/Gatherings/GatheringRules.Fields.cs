using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Gatherings;

public static partial class GatheringRules
{
    private static class Fields
    {
        // Far enough for any gathering, and near enough that days can be counted from them.
        private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        private static readonly DateTimeOffset Latest = new(2199, 12, 31, 0, 0, 0, TimeSpan.Zero);

        internal static Refusal? OptionalId(string field, string? id) => id is null ? null : Ids.Check(field, id);

        internal static Refusal? Title(string field, string? text, GatheringLimits limits) => Texts.CheckTitle(field, text, limits.TitleUnits);

        internal static Refusal? OptionalTitle(string field, string? text, GatheringLimits limits) => text is null ? null : Title(field, text, limits);

        internal static Refusal? Needed(string field, string? text, GatheringLimits limits) => Texts.CheckVisible(field, text, limits.TextUnits);

        internal static Refusal? Choice(string field, string? choice, IReadOnlyList<string> all) =>
            choice is not null && all.Contains(choice) ? null : Refusal.Invalid(field, $"One of: {string.Join(", ", all)}.");

        internal static Refusal? Choices(string field, string[]? choices, IReadOnlyList<string> all) =>
            choices is not null && Array.TrueForAll(choices, all.Contains) && choices.Distinct(StringComparer.Ordinal).Count() == choices.Length
                ? null
                : Refusal.Invalid(field, $"Each at most once, from: {string.Join(", ", all)}.");

        // Calendars know whole seconds only, and a time that changes on its way there would look like another.
        internal static Refusal? Moment(string field, DateTimeOffset moment) =>
            moment.Offset != TimeSpan.Zero || moment.Ticks % TimeSpan.TicksPerSecond != 0 ? Refusal.Invalid(field, "A whole second, UTC.")
            : moment < Earliest || moment > Latest ? Refusal.Invalid(field, $"From {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}.")
            : null;

        internal static Refusal? OptionalMoment(string field, DateTimeOffset? moment) => moment is { } known ? Moment(field, known) : null;

        internal static Refusal? Position(int? position) => position is < 1 ? Refusal.Invalid("position", "A place in the route, from 1.") : null;

        internal static Refusal? Degrees(string field, double? degrees, double? other, double most) =>
            degrees is null && other is not null ? Refusal.Invalid(field, "Latitude and longitude come together.")
            : degrees is { } value && !(Math.Abs(value) <= most) ? Refusal.Invalid(field, $"From -{most} to {most} degrees.")
            : null;

        // Only https: the address is shown as a link, and javascript: is an address too. Who is named in one before an @ is not its host.
        internal static Refusal? Address(string field, string? address) =>
            address is null ? null
            : Texts.CheckTitle(field, address, AddressUnits)
                ?? (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && !address.Contains(' ', StringComparison.Ordinal)
                    ? null
                    : Refusal.Invalid(field, "An address that begins with https://."));
    }
}
