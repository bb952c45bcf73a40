using Stadmaken.Boards;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>The page about permissions says what the code does.</summary>
public sealed class PermissionTableTests
{
    [Fact]
    public void The_page_about_permissions_is_what_the_rules_in_the_code_say() => PermissionPage.Check("boards", PermissionDocument.Boards());

    [Fact]
    public void The_table_has_every_command_there_is() =>
        Assert.Equal(
            Stadmaken.Api.Live.Wire.BoardCommandReader.Types.Order(StringComparer.Ordinal),
            BoardScript.Steps.Select(step => step.Type).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_role_suffices_for_itself_and_none_for_a_greater_one()
    {
        Assert.All(BoardRoles.All, role => Assert.True(PermissionDocument.Suffices(role, role)));
        Assert.All(BoardRoles.All.Zip(BoardRoles.All.Skip(1)), pair => Assert.False(PermissionDocument.Suffices(pair.Second, pair.First)));
        Assert.False(PermissionDocument.Suffices(null, BoardRoles.Reader));
    }
}
