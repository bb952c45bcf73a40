using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Stadmaken.Api.Rest;

/// <summary>The shapes of ids, checked here so that no grain is called into being for an address that cannot exist.</summary>
internal static partial class Ids
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>What is said of a city's id that has another shape.</summary>
    internal const string CityShape = "Must be lower-case words with hyphens, as in den-haag, of 1 to 64 characters.";

    /// <summary>A new id that nobody can guess: about 103 random bits after a letter that says what it is of.</summary>
    internal static string New(char kind) => kind + RandomNumberGenerator.GetString(Alphabet, 20);

    /// <summary>Whether this can be the id of a board or a participant.</summary>
    internal static bool IsId(string id) => Plain().IsMatch(id);

    /// <summary>Whether this can be the id of a city.</summary>
    internal static bool IsCityId(string id) => id.Length <= 64 && Words().IsMatch(id);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Words();
}
