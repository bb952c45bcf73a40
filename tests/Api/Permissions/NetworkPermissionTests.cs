using System.Text.Json;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>
/// Everyone asks every operation of the API's description, and gets what the page says. The page is written by this test, and read by people
/// before it is committed: where a rule changes, a line of it does.
/// </summary>
public abstract class NetworkPermissionTests(IPermissionProgram program, ITestOutputHelper output)
{
    [Fact]
    public async Task Everyone_may_ask_over_REST_what_the_table_says_and_nothing_else()
    {
        var people = new Dictionary<NetworkActor, Session>();
        foreach (var actor in NetworkActor.All.Where(actor => actor.CityId is not null))
        {
            people[actor] = await program.SignInAsync(actor.CityId!, actor.Roles);
        }

        var operations = await ReadAsync();
        var table = new List<(string Request, bool[] May)>();
        var neither = new List<string>();
        var scene = await Scene.SetAsync(program, people);
        foreach (var request in NetworkScript.Of(operations.Keys))
        {
            var (method, path) = operations[request.Operation];
            var may = new List<bool>();
            foreach (var actor in NetworkActor.All)
            {
                // What nobody was allowed to change is as it was.
                if (may.Count == 0 || (may[^1] && method != HttpMethod.Get))
                {
                    scene = method == HttpMethod.Get && request.First is null ? scene : await Scene.SetAsync(program, people);
                    await (request.First?.Invoke(scene) ?? Task.CompletedTask);
                }

                var session = actor.CityId is not null && request.AsNewcomer ? await program.SignInAsync(actor.CityId, actor.Roles) : people.GetValueOrDefault(actor);
                var (status, answer) = await program.AskAsync(method, scene.At(path + request.Query), session?.Token, request.Body?.Invoke(scene));
                var allowed = status is >= 200 and < 300 || status == request.EmptyIs;
                if (!allowed && status is not (401 or 403) && !(request.Hides && status == 404) || (status == 401 && actor.CityId is not null))
                {
                    neither.Add($"{request.Name} by {actor.Name}: {status} {answer}");
                }

                may.Add(allowed);
            }

            table.Add((request.Name, [.. may]));
        }

        Assert.True(neither.Count == 0, string.Join('\n', neither));
        output.WriteLine($"{table.Sum(row => row.May.Count(may => may))} allowed, {table.Sum(row => row.May.Count(may => !may))} denied");
        PermissionPage.Check("network", PermissionDocument.Network(table));
    }

    private async Task<Dictionary<string, (HttpMethod Method, string Path)>> ReadAsync()
    {
        var (_, description) = await program.AskAsync(HttpMethod.Get, "/v1/openapi.json", null);
        return description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(method => method.Value.ValueKind == JsonValueKind.Object).Select(method => (Path: path.Name, Method: method)))
            .OrderBy(operation => operation.Method.Name != "get").ThenBy(operation => operation.Path, StringComparer.Ordinal).ThenBy(operation => operation.Method.Name, StringComparer.Ordinal)
            .ToDictionary(operation => operation.Method.Value.GetProperty("operationId").GetString()!, operation => (HttpMethod.Parse(operation.Method.Name), operation.Path));
    }
}

/// <inheritdoc/>
public sealed class EmbeddedNetworkPermissionTests(EmbeddedPermissionProgram program, ITestOutputHelper output)
    : NetworkPermissionTests(program, output), IClassFixture<EmbeddedPermissionProgram>;

/// <inheritdoc/>
public sealed class ClusterNetworkPermissionTests(ClusterPermissionProgram program, ITestOutputHelper output)
    : NetworkPermissionTests(program, output), IClassFixture<ClusterPermissionProgram>;
