using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;
using static Stadmaken.Tests.Support.Text.Texting;

namespace Stadmaken.Tests.Unit.Text;

/// <summary>What is written to <c>tests/Vectors/text</c>, where both languages are held against it.</summary>
internal static class TextVectors
{
    private const string Cafe = "Cafe\u0301 🌙 👩‍🌾\r\nplein";

    private static readonly string[] Texts = ["", "a", "plein", Cafe, "🌙🌞🌙", "🇳🇱🇧🇪", "e\u0301e\u0301", "één\r\ntwee\r\n", "👩‍🌾👨‍👩‍👧‍👦", "𐌙🌙"];

    /// <summary>Every file: its name, what it is about, and its cases.</summary>
    internal static IReadOnlyList<(string File, string Name, Func<IEnumerable<string>> Cases)> All { get; } =
    [
        ("apply", "T1, T6: the text after an operation, or no result where it does not fit", () => Applied().Select(Line)),
        ("compose", "T2: one operation for two", () => Composed().Select(Line)),
        ("transform", "T3: two operations on one text, each after the other, and where both lead", () => Transformed().Select(Line)),
        ("invert", "T5: what undoes an operation", () => Inverted().Select(Line)),
        ("replace", "the shortest replacement of one stretch", () => Replaced().Select(Line)),
        ("positions", "where a caret goes: before is with somebody else's insert at its place, after with its owner's", () => Positions().Select(Line)),
        ("canonical", "T8: operations as they may be written, and in canonical form", () => Canonical().Select(Line)),
        ("malformed", "what is no operation", Malformed),
    ];

    private static IEnumerable<JsonObject> Applied()
    {
        (string Text, string Operation)[] odd =
        [
            ("", "[]"), ("", """[{"insert":"🌙"}]"""), ("abc", """[{"delete":3}]"""), ("abc", """[{"delete":4}]"""), ("abc", """[{"retain":4},{"insert":"x"}]"""),
            ("abc", """[{"retain":2147483647},{"delete":2147483647}]"""), ("🌙", """[{"retain":1},{"insert":"x"}]"""), ("🌙", """[{"delete":1}]"""),
            ("a🌙", """[{"retain":1},{"delete":1}]"""), ("👩‍🌾", """[{"retain":2},{"delete":1}]"""), ("e\u0301", """[{"retain":1},{"insert":"x"}]"""),
            ("a\r\nb", """[{"retain":2},{"insert":"x"}]"""), ("𐌙🌙", """[{"retain":3},{"delete":1}]"""),
        ];
        return odd.Select(one => (one.Text, Operation: Read(one.Operation)))
            .Concat(Pairs(1).Select(pair => (pair.Text, Operation: pair.A)))
            .Select(one => TextOperation.TryApply(one.Operation, one.Text, out var result, out _)
                ? new JsonObject { ["text"] = one.Text, ["operation"] = Json(one.Operation), ["result"] = result }
                : new JsonObject { ["text"] = one.Text, ["operation"] = Json(one.Operation) });
    }

    private static IEnumerable<JsonObject> Composed() =>
        Pairs(2).Select((pair, index) => (pair.A, B: TextTrials.Operation(new Random(index), pair.A.Apply(pair.Text))))
            .Append((Delete(1, 1), Insert(1, "x")))
            .Append((Insert(2, "🌙🌞"), Delete(2, 2)))
            .Append((Insert(2, "ab🌙"), new TextOperationBuilder().Retain(1).Delete(2).Insert("é").Retain(1).Delete(2).Build()))
            .Select(((TextOperation A, TextOperation B) two) => new JsonObject { ["first"] = Json(two.A), ["second"] = Json(two.B), ["composed"] = Json(two.A.Compose(two.B)) });

    private static IEnumerable<JsonObject> Transformed() =>
        Pairs(3)
            .Append(("plein", Insert(2, "x"), Insert(2, "y")))
            .Append(("plein", Delete(1, 3), Insert(2, "y")))
            .Append(("plein", Insert(1, "x"), TextOperation.Replace("plein", "park")))
            .Append((Cafe, TextOperation.Replace(Cafe, "thee"), TextOperation.Replace(Cafe, "🌙")))
            .Select(((string Text, TextOperation A, TextOperation B) pair) =>
            {
                var laterAfter = pair.B.Transform(pair.A, TextPrecedence.Later);
                return new JsonObject
                {
                    ["text"] = pair.Text,
                    ["earlier"] = Json(pair.A),
                    ["later"] = Json(pair.B),
                    ["earlierAfter"] = Json(pair.A.Transform(pair.B, TextPrecedence.Earlier)),
                    ["laterAfter"] = Json(laterAfter),
                    ["result"] = laterAfter.Apply(pair.A.Apply(pair.Text)),
                };
            });

    private static IEnumerable<JsonObject> Inverted() =>
        Pairs(4).Select(pair => new JsonObject { ["text"] = pair.Text, ["operation"] = Json(pair.A), ["inverse"] = Json(pair.A.Invert(pair.Text)) });

    private static IEnumerable<JsonObject> Replaced() =>
        Texts.SelectMany(before => Texts.Select(after => (before, after)))
            .Concat([("aa", "aaa"), ("aaa", "aa"), ("abab", "ab"), ("🌙a🌙", "🌙🌙"), ("\U0001F319x", "\U0001F31Ex"), ("x\U0001F319", "x\U00010319"), ("🌙🌙🌙", "🌙🌙")])
            .Select(((string Before, string After) two) => new JsonObject { ["before"] = two.Before, ["after"] = two.After, ["operation"] = Json(TextOperation.Replace(two.Before, two.After)) });

    private static IEnumerable<JsonObject> Positions() =>
        Pairs(5).Take(20).SelectMany(pair => Enumerable.Range(0, Math.Min(pair.Text.Length, 12) + 1).Select(position => new JsonObject
        {
            ["operation"] = Json(pair.A),
            ["position"] = position,
            ["before"] = pair.A.TransformPosition(position, TextAffinity.Before),
            ["after"] = pair.A.TransformPosition(position, TextAffinity.After),
        }));

    private static IEnumerable<JsonObject> Canonical()
    {
        string[] written =
        [
            "[]", """[{"retain":5}]""", """[{"insert":"a"},{"insert":"🌙"}]""", """[{"delete":1},{"insert":"a"},{"delete":2},{"insert":"b"},{"retain":1}]""",
            """[{"retain":1},{"retain":2},{"delete":1}]""", """[{"retain":2147483647},{"retain":1},{"delete":1}]""", """[{"delete":2147483647},{"delete":2147483647}]""",
            """[{"insert":"\ud83c\udf19"}]""", """[{"delete":2},{"retain":3},{"insert":"e\u0301"},{"retain":2},{"retain":2}]""",
        ];
        return written.Select(one => new JsonObject { ["written"] = JsonNode.Parse(one), ["canonical"] = Json(Read(one)) });
    }

    // Kept as it is written: half a character cannot be written by a writer.
    private static IEnumerable<string> Malformed()
    {
        string[] written =
        [
            "{}", "\"abc\"", "3", "[3]", "[\"x\"]", "[null]", "[[]]", "[{}]", """[{"retain":0}]""", """[{"retain":-1}]""", """[{"retain":1.5}]""", """[{"retain":2147483648}]""",
            """[{"retain":"3"}]""", """[{"retain":null}]""", """[{"delete":0}]""", """[{"delete":true}]""", """[{"delete":1e99}]""", """[{"insert":""}]""", """[{"insert":3}]""",
            """[{"insert":null}]""", """[{"insert":["x"]}]""", """[{"retain":1,"insert":"x"}]""", """[{"insert":"x","by":"me"}]""", """[{"Retain":1}]""", """[{"keep":1}]""",
            """[{"insert":"a\ud83c"}]""", """[{"insert":"\udf19"}]""", """[{"insert":"\udf19\ud83c"}]""", """[{"retain":1},{"insert":"x"},{"delete":-1}]""",
        ];
        return written.Select(one => $"{{\"written\":{one}}}");
    }

    private static IEnumerable<(string Text, TextOperation A, TextOperation B)> Pairs(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 60; run++)
        {
            var text = run < Texts.Length ? Texts[run] : TextTrials.Text(random, 8);
            yield return (text, TextTrials.Operation(random, text), TextTrials.Operation(random, text));
        }
    }

    // Marks and joiners are written as escapes: in a difference nobody would see them.
    private static string Line(JsonObject one) => one.ToJsonString();

    private static JsonNode Json(TextOperation operation) => JsonSerializer.SerializeToNode(operation)!;
}
