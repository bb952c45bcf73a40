namespace Stadmaken.Api.Rest;

/// <summary>The languages of what this program itself has to say to people.</summary>
internal static class Languages
{
    internal const string Dutch = "nl";

    internal const string English = "en";

    internal static readonly string[] All = [Dutch, English];
}
