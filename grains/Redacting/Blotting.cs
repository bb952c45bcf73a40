using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Text;

namespace Stadmaken.Grains.Redacting;

/// <summary>
/// Puts other texts in the place of those that people wrote in a stored event, of the same length (rule J9). Works on the stored JSON: everything
/// else in it stays as it is, to the byte where the writer's own form is kept.
/// </summary>
public static class Blotting
{
    /// <summary>What stands for a UTF-16 unit that was redacted.</summary>
    public const char Blot = '█';

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text of which nothing can be read: as long, with its white space.</summary>
    public static string BlotAll(string text) => string.Create(text.Length, text, static (blotted, original) =>
    {
        for (var i = 0; i < original.Length; i++)
        {
            blotted[i] = char.IsWhiteSpace(original[i]) ? original[i] : Blot;
        }
    });

    /// <summary>A text of which these units cannot be read. Half a surrogate pair takes its other half with it.</summary>
    public static string BlotSome(string text, Func<int, bool> isMarked) => string.Create(text.Length, (text, isMarked), static (blotted, from) =>
    {
        for (var i = 0; i < from.text.Length; i++)
        {
            var unit = from.text[i];
            var marked = from.isMarked(i)
                || (char.IsHighSurrogate(unit) && i + 1 < from.text.Length && char.IsLowSurrogate(from.text[i + 1]) && from.isMarked(i + 1))
                || (char.IsLowSurrogate(unit) && i > 0 && char.IsHighSurrogate(from.text[i - 1]) && from.isMarked(i - 1));
            blotted[i] = marked && !char.IsWhiteSpace(unit) ? Blot : unit;
        }
    });

    /// <summary>Lets a visitor put other texts in the place of those of an event.</summary>
    /// <param name="type">The type of the event.</param>
    /// <param name="data">Its fields, as they are stored.</param>
    /// <param name="visit">Gets each text with its place, and answers one of the same length; what a text operation inserts comes as one.</param>
    /// <returns>The fields with those texts; null if none is another.</returns>
    /// <exception cref="BlottingException">There is a field that this program does not know: it may hold a text, so nothing can be said to be redacted.</exception>
    public static byte[]? Rewrite(Type type, ReadOnlySpan<byte> data, Func<FreeTextPlace, string, string> visit)
    {
        var root = JsonNode.Parse(data) as JsonObject ?? throw new BlottingException($"A stored {type.Name} is no object.");
        var walk = new Walk(visit);
        walk.Through(root, type, []);
        return walk.Changed ? Encoding.UTF8.GetBytes(root.ToJsonString(Readable)) : null;
    }

    private sealed class Walk(Func<FreeTextPlace, string, string> visit)
    {
        private int _number;

        public bool Changed { get; private set; }

        public void Through(JsonObject inside, Type type, IReadOnlyList<JsonObject> around)
        {
            var texts = FreeTexts.Of(type);
            if (texts.Discriminator is { } discriminator)
            {
                var said = (string?)inside[discriminator];
                texts = FreeTexts.Of(said is not null && texts.Derived.TryGetValue(said, out var derived)
                    ? derived
                    : throw new BlottingException($"This program does not know a {type.Name} '{said}'."));
            }

            JsonObject[] scopes = [inside, .. around];
            foreach (var name in inside.Select(field => field.Key).ToArray())
            {
                if (texts.Find(name) is { } field)
                {
                    Field(inside, name, field, scopes);
                }
                else if (name != FreeTexts.Of(type).Discriminator)
                {
                    throw new BlottingException($"This program does not know the field '{name}' of a {type.Name}.");
                }
            }
        }

        private void Field(JsonObject inside, string name, FreeTexts.Field field, JsonObject[] scopes)
        {
            switch (inside[name])
            {
                case JsonArray operation when field.Inside == typeof(TextOperation):
                    if (field.Mark is not null)
                    {
                        Operation(operation, new FreeTextPlace(_number++, field.Mark, true, scopes));
                    }

                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        var (index, element) = (i, list[i]);
                        Value(element, field, scopes, text => list[index] = text);
                    }

                    break;
                case var value:
                    Value(value, field, scopes, text => inside[name] = text);
                    break;
            }
        }

        private void Value(JsonNode? value, FreeTexts.Field field, JsonObject[] scopes, Action<string> put)
        {
            if (value is JsonObject inner && field.IsObject)
            {
                Through(inner, field.Inside, scopes);
            }
            else if (field.Mark is { } mark && value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
            {
                var other = Visit(new FreeTextPlace(_number++, mark, false, scopes), text);
                if (other != text)
                {
                    put(other);
                }
            }
        }

        private void Operation(JsonArray operation, FreeTextPlace place)
        {
            var inserts = operation.OfType<JsonObject>().Where(component => component["insert"] is not null).ToArray();
            var text = string.Concat(inserts.Select(component => (string)component["insert"]!));
            if (text.Length == 0)
            {
                return;
            }

            var other = Visit(place, text);
            if (other == text)
            {
                return;
            }

            var start = 0;
            foreach (var component in inserts)
            {
                var length = ((string)component["insert"]!).Length;
                component["insert"] = other.Substring(start, length);
                start += length;
            }
        }

        private string Visit(FreeTextPlace place, string text)
        {
            var other = visit(place, text);
            if (other.Length != text.Length)
            {
                throw new BlottingException("A redacted text has another length.");
            }

            Changed |= other != text;
            return other;
        }
    }
}

/// <summary>An event cannot be redacted by this program: a newer version wrote it.</summary>
public sealed class BlottingException(string message) : Exception(message);
