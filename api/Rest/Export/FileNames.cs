using System.Text;

namespace Stadmaken.Api.Rest.Export;

/// <summary>Names of files that are safe on every system, made of what people called something.</summary>
public static class FileNames
{
    private const int Longest = 60;

    /// <summary>Letters and digits of the title with hyphens between them; <c>board</c> when it has none.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="extension">With its dot.</param>
    public static string From(string title, string extension)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                name.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            if (name.Length >= Longest)
            {
                break;
            }
        }

        var stem = name.ToString().Trim('-');
        // On Windows these are devices, whatever comes after the dot.
        var isDevice = stem is "con" or "prn" or "aux" or "nul" || (stem.Length == 4 && stem[..3] is "com" or "lpt");
        return (stem.Length == 0 ? "board" : isDevice ? "board-" + stem : stem) + extension;
    }
}
