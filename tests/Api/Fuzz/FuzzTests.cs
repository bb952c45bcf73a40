using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stadmaken.Tests.Api.Permissions;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.Fuzz;

/// <summary>
/// The real program in a process of its own, while strangers and participants send it what no client would, over REST and the hub at once. Lasts
/// <c>STADMAKEN_FUZZ_SECONDS</c>, 20 unless set.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output) : IAsyncLifetime, IPermissionProgram
{
    // What any participant may add to any practice (PERMISSIONS.md), and what it notes of that by itself (PR12); what they send reaches it now and then.
    private static readonly string[] MadeByAnyone = ["questionAsked", "questionNoted", "reactionPlaced", "reactionRemoved"];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-fuzz-");
    private ApiProcess? _program;

    /// <inheritdoc/>
    public Uri Address => _program!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _program = await ApiProcess.StartAsync(_data.FullName, new Dictionary<string, string> { ["Connections__PerAddress"] = "0" });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _program!.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Whatever_is_sent_nothing_breaks_hangs_grows_or_changes_that_may_not_seed_20261128()
    {
        const int Seed = 20261128;
        var owner = await this.SignInAsync("nijmegen");
        var stranger = await this.SignInAsync("roeselare");
        var (closed, practice) = await PrepareAsync(owner);
        var before = await ReadAsync(owner, closed, practice);
        var open = await OpenAsync(stranger, new { title = "Vrij", cityId = "roeselare" });
        var (_, description) = await this.AskAsync(HttpMethod.Get, "/v1/openapi.json", null);
        string[] ids = [closed, open, practice, owner.ParticipantId, stranger.ParticipantId, "nijmegen", "roeselare", "network", "me", "s1"];
        var hub = new Uri(Address, "/live");
        RestFuzzer[] asking = [new(Address, null, description, ids, Seed), new(Address, stranger.Token, description, ids, Seed + 1), new(Address, stranger.Token, description, ids, Seed + 2)];
        HubFuzzer[] sending = [.. Enumerable.Range(3, 3).Select(n => new HubFuzzer(hub, stranger.Token, [closed, open, "nobody"], Seed + n))];

        var seconds = int.Parse(Environment.GetEnvironmentVariable("STADMAKEN_FUZZ_SECONDS") ?? "20", CultureInfo.InvariantCulture);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var fuzz = Task.WhenAll([.. asking.Select(one => one.RunAsync(stop.Token)), .. sending.Select(one => one.RunAsync(stop.Token))]);
        var (edits, longest, memory) = await WorkAsync(owner, closed, fuzz);
        await fuzz;

        output.WriteLine(
            $"{asking.Sum(one => one.Tried)} requests and {sending.Sum(one => one.Tried)} messages in {seconds} s, {sending.Sum(one => one.Closed)} connections closed on; "
            + $"meanwhile {edits} edits of someone else, the slowest {longest.TotalMilliseconds:0} ms; memory {memory.Begin >> 20} MB after a third, {memory.End >> 20} MB at the end");
        Assert.Empty(asking.SelectMany(one => one.Wrong).Take(5));
        Assert.All(asking, one => Assert.True(one.Tried > 100 && one.Closed < one.Tried / 100, $"{one.Tried} asked, {one.Closed} without an answer"));
        Assert.All(sending, one => Assert.True(one.Tried > 100));
        Assert.False(_program!.HasExited);
        Assert.DoesNotMatch(Trouble(), _program.Output);
        Assert.True(memory.End < memory.Begin + (128 << 20), "It has grown by more than 128 MB since it was warm.");
        Assert.Equal(before, await ReadAsync(owner, closed, practice));
    }

    [Theory]
    [InlineData("fail: Stadmaken.Api.Rest.Faults[1]\n      A request failed.")]
    [InlineData("Unhandled exception. System.InvalidOperationException")]
    [InlineData("crit: Microsoft.AspNetCore.Server.Kestrel[0]")]
    public void Control_trouble_in_the_log_is_seen(string line) => Assert.Matches(Trouble(), "info: Stadmaken[0]\n      Ready.\n" + line);

    /// <summary>A board that only its opener may see, with its first cards, and a practice that only its steward changes.</summary>
    private async Task<(string BoardId, string PracticeId)> PrepareAsync(Session owner)
    {
        var boardId = await OpenAsync(owner, new { title = "Besloten", cityId = "nijmegen", visibility = "invited" });
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(Address, "/live")], Token = owner.Token });
        var board = await client.JoinAsync(boardId);
        Assert.All(await board.SubmitAsync([.. BoardScript.Prepared.Select(command => command.DeepClone().AsObject())]), outcome => Assert.NotNull(outcome.Version));
        var (status, practice) = await this.AskAsync(HttpMethod.Post, "/v1/cities/nijmegen/practices", owner.Token, new { title = "Buurttuin", kind = "area" });
        Assert.True(status == 201, practice.ToString());
        return (boardId, practice.GetProperty("practiceId").GetString()!);
    }

    private async Task<string> OpenAsync(Session who, object board)
    {
        var (status, opened) = await this.AskAsync(HttpMethod.Post, "/v1/boards", who.Token, board);
        Assert.True(status == 201, opened.ToString());
        return opened.GetProperty("boardId").GetString()!;
    }

    /// <summary>All that the stranger may not change, as everyone or its owner reads it; and who has changed the board.</summary>
    private async Task<string> ReadAsync(Session owner, string boardId, string practiceId)
    {
        var changedBy = (await EventsAsync(owner, $"/v1/boards/{boardId}")).Select(By).Distinct();
        var practice = (await EventsAsync(owner, $"/v1/practices/{practiceId}"))
            .Where(change => By(change) == owner.ParticipantId || !MadeByAnyone.Contains(change.GetProperty("type").GetString()));
        var (_, city) = await this.AskAsync(HttpMethod.Get, "/v1/cities/nijmegen/practices", owner.Token);

        // A reaction raises the version of its practice, and nothing else in the list.
        var listed = city.GetProperty("items").EnumerateArray().SelectMany(item => item.EnumerateObject()).Where(field => field.Name != "version");
        return $"{string.Join(' ', changedBy)} {string.Join(' ', practice)} {string.Join(' ', listed)}";
    }

    private async Task<List<JsonElement>> EventsAsync(Session owner, string path)
    {
        List<JsonElement> changes = [];
        for (int before = -1; before != changes.Count;)
        {
            before = changes.Count;
            var after = before == 0 ? 0 : changes[^1].GetProperty("version").GetInt64();
            var (_, page) = await this.AskAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{path}/events?after={after}&limit=1000"), owner.Token);
            changes.AddRange(page.GetProperty("items").EnumerateArray());
        }

        return changes;
    }

    private static string By(JsonElement change) => change.GetProperty("by").GetString()!;

    /// <summary>Someone else's work goes on meanwhile: one edit after another, each answered.</summary>
    private async Task<(int Edits, TimeSpan Longest, (long Begin, long End) Memory)> WorkAsync(Session owner, string boardId, Task until)
    {
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(Address, "/live")], Token = owner.Token, Reconnects = false });
        var begun = TimeProvider.System.GetTimestamp();
        var seconds = double.Parse(Environment.GetEnvironmentVariable("STADMAKEN_FUZZ_SECONDS") ?? "20", CultureInfo.InvariantCulture);
        var (edits, longest, atThird) = (0, TimeSpan.Zero, 0L);
        while (!until.IsCompleted)
        {
            var sent = TimeProvider.System.GetTimestamp();
            var answer = await client.CallAsync("Submit", boardId, LiveClient.Argument(new[] { LiveCommand.Of(edits % 2 == 0 ? "vote" : "unvote", new { cardId = "c0" }) })).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.True(answer!.Value[0].TryGetProperty("version", out _), answer.ToString());
            edits++;
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, TimeProvider.System.GetElapsedTime(sent).Ticks));
            if (atThird == 0 && TimeProvider.System.GetElapsedTime(begun).TotalSeconds > seconds / 3)
            {
                atThird = ResidentMemory();
            }
        }

        return (edits, longest, (atThird, ResidentMemory()));
    }

    private long ResidentMemory() =>
        long.Parse(File.ReadLines($"/proc/{_program!.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    [GeneratedRegex("(?m)^(fail|crit): |Unhandled exception")]
    private static partial Regex Trouble();
}
