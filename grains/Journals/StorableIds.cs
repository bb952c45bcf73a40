namespace Stadmaken.Grains.Journals;

/// <summary>Which ids an entry can have: text that every database keeps as it is.</summary>
public static class StorableIds
{
    /// <summary>Of these, those that an entry can have. The others were never stored, and a database would fail on the question.</summary>
    public static string[] Of(IEnumerable<string> ids) => [.. ids.Where(CanBe)];

    // No zero and no half of a surrogate pair.
    private static bool CanBe(string id)
    {
        for (var i = 0; i < id.Length; i++)
        {
            if (id[i] == 0 || (char.IsSurrogate(id[i]) && (i + 1 == id.Length || !char.IsSurrogatePair(id[i], id[i + 1]))))
            {
                return false;
            }

            i += char.IsHighSurrogate(id[i]) ? 1 : 0;
        }

        return true;
    }
}
