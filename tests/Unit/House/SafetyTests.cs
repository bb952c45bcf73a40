using System.Diagnostics;
using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.House;

/// <summary>What must not be in the tree.</summary>
public partial class SafetyTests
{
    [Fact]
    public void No_secret_is_in_the_tree()
    {
        var found = Tracked()
            .Where(file => new FileInfo(file).Length < 4 * 1024 * 1024)
            .SelectMany(file => SecretsIn(File.ReadAllText(file)).Select(secret => $"{Path.GetRelativePath(Repository.Root, file)}: {secret}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY" + "-----")]
    [InlineData("-----BEGIN PRIVATE KEY" + "-----")]
    [InlineData("Host=db;Username=stadmaken;Pass" + "word=Zomer2026!")]
    [InlineData("OIDC_CLIENT_" + "SECRET=9f86d081884c7d659a2feaa0c55ad015")]
    [InlineData("\"client_" + "secret\": \"9f86d081884c7d659a2feaa0c55ad015\"")]
    [InlineData("ghp" + "_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("AKIA" + "IOSFODNN7EXAMPLE")]
    public void Control_a_secret_would_be_found(string text) => Assert.NotEmpty(SecretsIn(text));

    [Theory]
    [InlineData("Password=${POSTGRES_PASSWORD}")]
    [InlineData("OIDC_CLIENT_SECRET=$(cat /run/secrets/oidc)")]
    [InlineData("OIDC_CLIENT_SECRET: {{ .Values.oidc.secretName }}")]
    public void What_says_where_a_secret_comes_from_is_none(string text) => Assert.Empty(SecretsIn(text));

    [Fact]
    public void SQL_is_put_together_from_parameters_only()
    {
        var sources = new[] { "silo", "api", "grains" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .ToArray();

        Assert.True(sources.Length > 100);
        Assert.All(sources, file => Assert.Empty(PutTogether().Matches(File.ReadAllText(file)).Select(match => match.Value)));
    }

    [Theory]
    [InlineData("$\"SELECT * FROM journal WHERE id = '{id}'\"")]
    [InlineData("\"DELETE FROM journal WHERE id = '\" + id")]
    [InlineData("$\"\"\"\nUPDATE journal\nSET data = {data}\n\"\"\"")]
    public void Control_SQL_with_a_value_in_it_would_be_found(string source) => Assert.Matches(PutTogether(), source);

    private static IEnumerable<string> SecretsIn(string text) => Secret().Matches(text).Select(match => match.Value);

    private static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.True(git.ExitCode == 0 && files.Length > 100, "The files of the tree could not be listed.");
        return files.Select(file => Path.Combine(Repository.Root, file)).Where(File.Exists);
    }

    // Keys; and a password or secret of at least eight characters that is written out rather than referred to.
    [GeneratedRegex("""-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{12,}|(?i)(?<![a-z])(password|client_?secret)"?\s*[=:]\s*"?(?=[^\s"';]*[0-9!])[A-Za-z0-9!@#%^&*+/=_-]{8,}""")]
    private static partial Regex Secret();

    [GeneratedRegex("""\$@?"{1,3}[^"]*\b(SELECT|INSERT|UPDATE|DELETE|DROP)\b[^"]*\{[^"]*"|"[^"\n]*\b(SELECT|INSERT|UPDATE|DELETE|DROP)\b[^"\n]*"\s*\+\s*(?!")""")]
    private static partial Regex PutTogether();
}
