using System.Security.Cryptography;

namespace Stadmaken.Api.Rest;

/// <summary>Ids that the network makes.</summary>
internal static class NewId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>One that nobody can guess: about 103 random bits after a letter that says what it is of.</summary>
    internal static string Of(char kind) => kind + RandomNumberGenerator.GetString(Alphabet, 20);
}
