using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Voting;

/// <summary>People who vote in a round as fast as they are answered, on a program that is killed meanwhile.</summary>
internal sealed class KilledRound : IAsyncDisposable
{
    public const int Voters = 6;
    public const int VotesEach = 60;
    private const int Cards = 20;
    private const int InFlight = 4;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-chaos-");
    private readonly string _address = $"http://127.0.0.1:{FreePorts.Next()}";
    private readonly string? _program;
    private readonly HttpClient _http;
    private readonly List<(LiveClient Client, LiveClientBoard Board, string Token)> _voters = [];
    private readonly Progress _acknowledged = new();
    private LiveClient? _facilitator;
    private LiveClientBoard? _lead;
    private string _boardId = string.Empty;
    private string _token = string.Empty;
    private int _underWay;
    private bool _hasLeft;
    private ApiProcess? _process;

    private KilledRound(string? program)
    {
        _program = program;
        _http = new HttpClient { BaseAddress = new Uri(_address) };
    }

    public int Acknowledged => _acknowledged.Count;

    public int InFlightAtKill { get; private set; }

    public static async Task<KilledRound> StartAsync(string? program = null)
    {
        var round = new KilledRound(program);
        await round.StartProgramAsync();
        round._token = await BusyBoard.SignInAsync(round._http);
        using var opened = (await round.SendAsync(HttpMethod.Post, "/v1/boards", round._token, new { title = "Stemmen" })).EnsureSuccessStatusCode();
        round._boardId = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("boardId").GetString()!;
        (round._facilitator, round._lead) = await round.JoinAsync(round._token);
        await round._lead.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "z", title = "Ideeën" }));
        await round._lead.SubmitAsync([.. Enumerable.Range(0, Cards).Select(i => LiveCommand.Of("addCard", new { cardId = $"k{i}", zoneId = "z", text = $"Idee {i}" }))]);
        await round._lead.SubmitAsync(LiveCommand.Of("startVoting", new { votesPerPerson = VotesEach, votesPerCard = VotesEach / Cards }));
        for (var i = 0; i < Voters; i++)
        {
            var token = await BusyBoard.SignInAsync(round._http);
            var (client, board) = await round.JoinAsync(token);
            round._voters.Add((client, board, token));
        }

        return round;
    }

    /// <summary>Everyone gives all their votes; half-way the program is killed and started again.</summary>
    public async Task VoteWithAKillInTheMiddleAsync()
    {
        var half = _acknowledged.MoreAsync(Voters * VotesEach / 2);
        var voting = Task.WhenAll(_voters.SelectMany(voter => Enumerable.Range(0, InFlight).Select(lane => VoteAsync(voter.Board, lane))));
        await half;
        await KillAndStartAgainAsync();
        await voting.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Votes until the program is killed, and starts it again; what is then unanswered is not sent again.</summary>
    public async Task VoteUntilKilledAsync()
    {
        var half = _acknowledged.MoreAsync(Voters * VotesEach / 2);
        var voting = _voters.SelectMany(voter => Enumerable.Range(0, InFlight).Select(lane => VoteAsync(voter.Board, lane))).ToArray();
        await half;
        await _process!.KillAsync();
        await _process.DisposeAsync();
        await LeaveAsync();

        await Task.WhenAll(voting).WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await StartProgramAsync();
    }

    public async Task KillAndStartAgainAsync()
    {
        var ending = _process!.KillAsync();
        InFlightAtKill = Volatile.Read(ref _underWay);
        await ending;
        await _process!.DisposeAsync();
        await StartProgramAsync();
    }

    /// <summary>How many of the voters are refused one vote more than they have.</summary>
    public async Task<int> RefusedBeyondAllowanceAsync()
    {
        var refused = 0;
        foreach (var (_, board, _) in _voters)
        {
            var outcome = (await board.SubmitAsync(LiveCommand.Of("vote", new { cardId = "k0", inRound = true })))[0];
            refused += outcome.Code == "conflict" ? 1 : 0;
        }

        return refused;
    }

    public async Task<RoundResult> CloseAsync()
    {
        await _lead!.SubmitAsync(LiveCommand.Of("closeVoting", new { }));
        return await ResultAsync();
    }

    /// <summary>The codes that everyone who tries to change a closed round is answered.</summary>
    public async Task<string?[]> TryToChangeTheResultAsync()
    {
        var vote = await _voters[0].Board.SubmitAsync(LiveCommand.Of("vote", new { cardId = "k0", inRound = true }), LiveCommand.Of("unvote", new { cardId = "k0", inRound = true }));
        var again = await _lead!.SubmitAsync(LiveCommand.Of("closeVoting", new { }));
        return [.. vote.Concat(again).Select(outcome => outcome.Code)];
    }

    public async Task<RoundResult> ResultAsync()
    {
        var result = (await SnapshotAsync(_token)).GetProperty("votingResults")[0];
        return new RoundResult(
            result.GetProperty("results").EnumerateArray().Sum(card => card.GetProperty("votes").GetInt32()),
            result.GetProperty("voters").GetInt32(),
            result.GetRawText());
    }

    /// <summary>The votes that everyone finds of their own, together.</summary>
    public async Task<int> MyVotesAsync()
    {
        var votes = 0;
        foreach (var (_, _, token) in _voters)
        {
            votes += (await SnapshotAsync(token)).TryGetProperty("mine", out var mine) ? mine.GetProperty("votes").GetArrayLength() : 0;
        }

        return votes;
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task LeaveAsync()
    {
        if (!_hasLeft)
        {
            _hasLeft = true;
            foreach (var client in _voters.Select(voter => voter.Client).Append(_facilitator!))
            {
                await client.DisposeAsync();
            }
        }
    }

    private async Task VoteAsync(LiveClientBoard board, int lane)
    {
        for (var n = lane; n < VotesEach; n += InFlight)
        {
            Interlocked.Increment(ref _underWay);
            var outcome = (await board.SubmitAsync(LiveCommand.Of("vote", new { cardId = $"k{n % Cards}", inRound = true })))[0];
            Interlocked.Decrement(ref _underWay);
            if (outcome.Version is null)
            {
                throw new InvalidOperationException($"A vote within the allowance was refused: {outcome.Code}");
            }

            _acknowledged.Advance();
        }
    }

    private async Task StartProgramAsync() =>
        _process = await ApiProcess.StartAsync(_data.FullName, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = _address, ["Logging__LogLevel__Default"] = "Warning", ["Logging__LogLevel__Stadmaken"] = "Information" }, _program);

    private async Task<(LiveClient Client, LiveClientBoard Board)> JoinAsync(string token)
    {
        var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(_http.BaseAddress!, "/live")], Token = token });
        return (client, await client.JoinAsync(_boardId));
    }

    private async Task<JsonElement> SnapshotAsync(string token)
    {
        using var response = (await SendAsync(HttpMethod.Get, $"/v1/boards/{_boardId}", token)).EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }
}

/// <summary>The result of a round.</summary>
/// <param name="Votes">All votes together.</param>
/// <param name="Voters">How many voted.</param>
/// <param name="Raw">As it came.</param>
internal sealed record RoundResult(int Votes, int Voters, string Raw);
