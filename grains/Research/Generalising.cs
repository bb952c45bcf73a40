namespace Stadmaken.Grains.Research;

/// <summary>
/// Makes sure that behind every combination of quasi-identifiers there are enough people (rule R4). Rows go down a ladder, each step of which tells less;
/// a row stays at the first where those that look like it are about enough people, and who reaches no such step is left out. Deterministic: the
/// order of the rows does not matter.
/// </summary>
public static class Generalising
{
    /// <summary>Generalises rows.</summary>
    /// <typeparam name="T">The rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="steps">How many steps the ladder has.</param>
    /// <param name="at">The quasi-identifiers of a row at a step, 0 being the finest.</param>
    /// <param name="people">Whom a row is about.</param>
    /// <param name="fewest">How many people are enough.</param>
    /// <returns>What is left, with its quasi-identifiers.</returns>
    public static List<Generalised<T>> Generalise<T>(IEnumerable<T> rows, int steps, Func<T, int, string[]> at, Func<T, IEnumerable<string>> people, int fewest)
    {
        var kept = new List<Generalised<T>>();
        var enough = new HashSet<string>(StringComparer.Ordinal);
        var left = rows.ToList();
        for (var step = 0; step < steps && left.Count > 0; step++)
        {
            var failed = new List<T>();
            foreach (var alike in left.Select(row => new Generalised<T>(row, at(row, step))).GroupBy(row => row.Combination, StringComparer.Ordinal))
            {
                // Those who look the same on an earlier step, where little was told of them from the start, are enough people already.
                if (enough.Contains(alike.Key) || HasAtLeast(alike.SelectMany(row => people(row.Row)), fewest))
                {
                    enough.Add(alike.Key);
                    kept.AddRange(alike);
                }
                else
                {
                    failed.AddRange(alike.Select(row => row.Row));
                }
            }

            left = failed;
        }

        return kept;
    }

    private static bool HasAtLeast(IEnumerable<string> people, int fewest)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return people.Any(person => seen.Add(person) && seen.Count >= fewest);
    }
}

/// <summary>A row with the quasi-identifiers that are told of it.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="Row">The row.</param>
/// <param name="Told">Its quasi-identifiers, in the order of their columns.</param>
public sealed record Generalised<T>(T Row, string[] Told)
{
    /// <summary>All of them in one.</summary>
    public string Combination { get; } = string.Join('\u001f', Told);
}
