namespace Stadmaken.Boards;

/// <summary>A link to be made.</summary>
/// <param name="InvitationId">Its id, new.</param>
/// <param name="Role">What guests are on the board, one of <see cref="BoardRoles.Defaults"/>.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="Name">What to call it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.new-invitation")]
public sealed record NewInvitation(
    [property: Id(0)] string InvitationId,
    [property: Id(1)] string Role,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] string? Name = null);

/// <summary>A link as who leads the board sees it.</summary>
/// <param name="InvitationId">Its id.</param>
/// <param name="Role">What guests are on the board.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="Name">What it is called.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="RevokedAt">When it was revoked, if it was.</param>
/// <param name="Uses">How many came by it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-invitation")]
public sealed record BoardInvitation(
    [property: Id(0)] string InvitationId,
    [property: Id(1)] string Role,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] string? Name,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] DateTimeOffset? RevokedAt,
    [property: Id(7)] int Uses);

/// <summary>What somebody who came by a link gets.</summary>
/// <param name="Role">What they are on the board now.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="InvitedBy">Who made the link.</param>
/// <param name="CityId">The city of the board, if any.</param>
/// <param name="Title">The title of the board.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.redeemed-invitation")]
public sealed record RedeemedInvitation(
    [property: Id(0)] string Role,
    [property: Id(1)] DateTimeOffset ExpiresAt,
    [property: Id(2)] string InvitedBy,
    [property: Id(3)] string? CityId,
    [property: Id(4)] string Title);

/// <summary>Where something on a board belongs, and what the caller may do there.</summary>
/// <param name="Access">What they may do.</param>
/// <param name="CityId">The city of the board, if any.</param>
/// <param name="AuthorId">Who wrote it, or opened the board.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.found-content")]
public sealed record FoundContent(
    [property: Id(0)] BoardAccess Access,
    [property: Id(1)] string? CityId,
    [property: Id(2)] string AuthorId);
