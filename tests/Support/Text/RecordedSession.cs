using System.IO.Compression;
using System.Text.Json;
using Stadmaken.Tests.Support.Processes;
using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>
/// A recording of two people who typed in one document at the same time: friendsforever, from the public editing traces
/// by Joseph Gentle (CC BY 4.0). It lies beside the repository and is not part of it.
/// </summary>
/// <param name="Edits">What each of the two did, in order.</param>
/// <param name="EndContent">What every replica must end with.</param>
public sealed record RecordedSession(RecordedEdit[][] Edits, string EndContent)
{
    /// <summary>Where it is looked for.</summary>
    public static string File { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "traces", "friendsforever.json.gz"));

    /// <summary>The recording; null when the file is not there.</summary>
    /// <exception cref="InvalidDataException">It is not the recording that this reads.</exception>
    public static RecordedSession? Load()
    {
        if (!System.IO.File.Exists(File))
        {
            return null;
        }

        using var unpacked = new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(unpacked);
        var edits = new List<RecordedEdit>[] { [], [] };
        var known = new List<int[]>();
        foreach (var transaction in document.RootElement.GetProperty("txns").EnumerateArray())
        {
            // What its author had: everything that any of its parents had, and the parents themselves.
            var had = new int[2];
            foreach (var parent in transaction.GetProperty("parents").EnumerateArray())
            {
                var theirs = known[parent.GetInt32()];
                had = [Math.Max(had[0], theirs[0]), Math.Max(had[1], theirs[1])];
            }

            var author = transaction.GetProperty("agent").GetInt32();
            if (had[author] != edits[author].Count)
            {
                throw new InvalidDataException("Somebody in the recording had not seen what they had done themselves.");
            }

            edits[author].Add(new(Operation(transaction.GetProperty("patches")), had[1 - author]));
            had[author]++;
            known.Add(had);
        }

        return new([[.. edits[0]], [.. edits[1]]], document.RootElement.GetProperty("endContent").GetString()!);
    }

    private static TextOperation Operation(JsonElement patches)
    {
        var operation = TextOperation.Nothing;
        foreach (var patch in patches.EnumerateArray())
        {
            var text = patch[2].GetString()!;
            if (!System.Text.Ascii.IsValid(text))
            {
                // Its positions count code points; those are UTF-16 units only as long as everything is in the basic plane.
                throw new InvalidDataException("The recording is not plain ASCII.");
            }

            operation = operation.Compose(new TextOperationBuilder().Retain(patch[0].GetInt32()).Delete(patch[1].GetInt32()).Insert(text).Build());
        }

        return operation;
    }
}

/// <summary>One edit of a recording.</summary>
/// <param name="Operation">On the text as its author saw it.</param>
/// <param name="SeenOfOther">How many edits of the other person that text had.</param>
public sealed record RecordedEdit(TextOperation Operation, int SeenOfOther);
