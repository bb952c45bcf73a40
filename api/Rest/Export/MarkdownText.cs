using System.Text;

namespace Stadmaken.Api.Rest.Export;

/// <summary>
/// What people wrote, so that it comes out of Markdown as they wrote it: nothing of it becomes markup, a link or HTML. More is
/// escaped than CommonMark asks for, because there are many dialects: tables, mentions, emoji codes, formulas.
/// </summary>
public static class MarkdownText
{
    private const string Special = "\\`*_[]<>&#|~@$^{}!";

    /// <summary>A text on one line, such as a title or a cell of a table.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length + 8);
        Append(line, string.Join(' ', Words(text)));
        return line.ToString();
    }

    /// <summary>A text of more lines, inside a list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">What each line but the first begins with, so that it stays in its item of the list.</param>
    public static string Block(string text, string indent)
    {
        var block = new StringBuilder(text.Length + 16);
        var gap = string.Empty;
        foreach (var line in text.Split('\n').Select(line => string.Join(' ', Words(line))))
        {
            if (line.Length == 0)
            {
                // An empty line ends the paragraph; several are one.
                gap = gap.Length == 0 ? gap : $"\n\n{indent}";
                continue;
            }

            block.Append(gap);
            Append(block, line);
            gap = $"\\\n{indent}";
        }

        return block.ToString();
    }

    // Spaces at the start of a line would make it code, and those at its end a break.
    private static string[] Words(string line) => line.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder output, string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (IsMarkup(line, i))
            {
                output.Append('\\');
            }

            output.Append(line[i]);
        }
    }

    private static bool IsMarkup(string line, int i) => line[i] switch
    {
        // Addresses (http://…, mailto:…) and emoji codes become something only when it goes on right after it, definitions
        // only at the start.
        ':' => i == 0 || (i + 1 < line.Length && line[i + 1] != ' '),
        // A numbered list, or an address that begins with www.
        '.' or ')' => i > 0 && (StartsWithDigits(line, i) || EndsInWww(line, i)),
        '-' or '+' or '=' => i == 0,
        var c => Special.Contains(c, StringComparison.Ordinal),
    };

    private static bool StartsWithDigits(string line, int end) => line.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool EndsInWww(string line, int end) =>
        end >= 3 && line.AsSpan(end - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
