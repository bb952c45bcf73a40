using Stadmaken.Participants;

namespace Stadmaken.Practices;

/// <summary>A practice's ecosystem by the five sectors, with the seats that are empty.</summary>
/// <param name="Sectors">All five, in their order.</param>
/// <param name="EmptySectors">Those without a stakeholder.</param>
/// <param name="Responsibilities">Everything that somebody must answer for or does, and who does.</param>
/// <param name="Unheld">Those of them that nobody answers for.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.ecosystem-map")]
public sealed record EcosystemMap(
    [property: Id(0)] SectorSeats[] Sectors,
    [property: Id(1)] string[] EmptySectors,
    [property: Id(2)] ResponsibilitySeat[] Responsibilities,
    [property: Id(3)] string[] Unheld)
{
    /// <summary>
    /// Draws the map. A responsibility is held by the stakeholders who say so and by the one who is responsible in an
    /// agreement in force that arranges it; one that is only needed, or only proposed to be arranged, is an empty seat.
    /// Spelled with other capitals it is the same one.
    /// </summary>
    /// <param name="needed">What the practice says somebody must answer for.</param>
    /// <param name="stakeholders">Who is there.</param>
    /// <param name="agreements">All agreements; those that have ceased count for nothing.</param>
    public static EcosystemMap Of(IEnumerable<string> needed, IReadOnlyCollection<Stakeholder> stakeholders, IEnumerable<Agreement> agreements)
    {
        SectorSeats[] sectors =
        [
            .. Participants.Sectors.All.Select(sector => new SectorSeats(
                sector,
                [.. stakeholders.Where(stakeholder => stakeholder.Sector == sector).Select(stakeholder => stakeholder.StakeholderId)])),
        ];

        var seats = new Seats();
        foreach (var responsibility in needed)
        {
            seats.Need(responsibility);
        }

        foreach (var stakeholder in stakeholders)
        {
            foreach (var responsibility in stakeholder.Responsibilities)
            {
                seats.Hold(responsibility, stakeholder.StakeholderId);
            }
        }

        foreach (var agreement in agreements)
        {
            if (agreement is { Terms.Responsibility: { } responsibility, Status: AgreementStatuses.InForce })
            {
                seats.Hold(responsibility, agreement.Terms.ResponsibleId);
            }
            else if (agreement is { Terms.Responsibility: { } proposed, Status: AgreementStatuses.Proposed })
            {
                seats.Need(proposed);
            }
        }

        var all = seats.ToArray();
        return new EcosystemMap(
            sectors,
            [.. sectors.Where(seat => seat.StakeholderIds.Length == 0).Select(seat => seat.Sector)],
            all,
            [.. all.Where(seat => seat.HeldBy.Length == 0).Select(seat => seat.Responsibility)]);
    }

    // In the order they are first named, each spelled as it is then.
    private sealed class Seats
    {
        private readonly Dictionary<string, List<string>> _holders = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<string> _order = [];

        public List<string> Need(string responsibility)
        {
            var name = responsibility.Trim();
            if (!_holders.TryGetValue(name, out var holders))
            {
                _holders.Add(name, holders = []);
                _order.Add(name);
            }

            return holders;
        }

        public void Hold(string responsibility, string stakeholderId)
        {
            var holders = Need(responsibility);
            if (!holders.Contains(stakeholderId))
            {
                holders.Add(stakeholderId);
            }
        }

        public ResponsibilitySeat[] ToArray() => [.. _order.Select(name => new ResponsibilitySeat(name, [.. _holders[name]]))];
    }
}

/// <summary>Who is there of one sector.</summary>
/// <param name="Sector">One of <see cref="Sectors.All"/>.</param>
/// <param name="StakeholderIds">Its stakeholders, in the order they were added.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.sector-seats")]
public sealed record SectorSeats(
    [property: Id(0)] string Sector,
    [property: Id(1)] string[] StakeholderIds);

/// <summary>Something that somebody must answer for.</summary>
/// <param name="Responsibility">What, in a few words.</param>
/// <param name="HeldBy">The stakeholders who do; nobody if empty.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.responsibility-seat")]
public sealed record ResponsibilitySeat(
    [property: Id(0)] string Responsibility,
    [property: Id(1)] string[] HeldBy);
