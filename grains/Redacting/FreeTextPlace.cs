using System.Text.Json.Nodes;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Redacting;

/// <summary>Where in an event a text is.</summary>
/// <param name="Number">The how manieth text of the event it is, from 0.</param>
/// <param name="Mark">What is said of it.</param>
/// <param name="Operation">Whether it is what a text operation inserts, all of it in one.</param>
/// <param name="Around">The objects that it is in, the innermost first.</param>
public readonly record struct FreeTextPlace(int Number, FreeTextAttribute Mark, bool Operation, IReadOnlyList<JsonObject> Around)
{
    private static readonly string[] Authors = ["createdBy", "commentBy", "by"];

    /// <summary>Of what it is the text: the id that its mark asks for, from the innermost object that has one.</summary>
    public string? Of => Find(Mark.Of);

    /// <summary>Who wrote it, if the event says so; otherwise it is whose event it is.</summary>
    public string? Author
    {
        get
        {
            foreach (var inside in Around)
            {
                foreach (var name in Authors)
                {
                    if (inside[name] is JsonValue value && value.TryGetValue<string>(out var author))
                    {
                        return author;
                    }
                }
            }

            return null;
        }
    }

    /// <summary>A field of the innermost object that has one of this name.</summary>
    public string? Find(string field)
    {
        foreach (var inside in Around)
        {
            if (field.Length > 0 && inside[field] is JsonValue value && value.TryGetValue<string>(out var id))
            {
                return id;
            }
        }

        return null;
    }
}
