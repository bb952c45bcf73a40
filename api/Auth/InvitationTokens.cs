using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Stadmaken.Checks;
using Stadmaken.Participants;

namespace Stadmaken.Api.Auth;

/// <summary>
/// What a link to a board carries, sealed so that nobody makes one up: which invitation of which board, and nothing of what it is worth. It is in the fragment
/// of the link, which browsers send nowhere, so that no log, proxy or referrer ever has it.
/// </summary>
public sealed class InvitationTokens(IDataProtectionProvider keys)
{
    // Sealed apart from sessions: the one can never pass for the other.
    private const string Purpose = "stadmaken.invitation.v1";

    private const int LongestToken = 2_000;

    private readonly IDataProtector _seal = keys.CreateProtector(Purpose);

    /// <summary>The token of an invitation.</summary>
    public string Mint(CallerInvitation invitation) =>
        WebEncoders.Base64UrlEncode(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new[] { invitation.BoardId, invitation.InvitationId })));

    /// <summary>The invitation of a token; null if it is not one of ours.</summary>
    public CallerInvitation? Read(string token)
    {
        if (token.Length > LongestToken)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(_seal.Unprotect(WebEncoders.Base64UrlDecode(token))) is [var boardId, var invitationId]
                && Ids.IsValid(boardId) && Ids.IsValid(invitationId)
                ? new CallerInvitation(invitationId, boardId)
                : null;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }
}
