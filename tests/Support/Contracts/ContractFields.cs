using System.Globalization;
using System.Reflection;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Support.Contracts;

/// <summary>
/// Every field of everything that crosses a wire, by the id that stands for it there, and the list of them that is kept. Orleans' own
/// <c>OrleansContracts.txt</c> has methods and the aliases of what they take and give, but not what is in those.
/// </summary>
public static class ContractFields
{
    /// <summary>Where the list is kept.</summary>
    public static string Path => System.IO.Path.Combine(Repository.Root, "grain-interfaces", "ContractFields.txt");

    /// <summary>The list as it is kept; only ever added to.</summary>
    public static string[] Kept => [.. File.ReadLines(Path).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>A line for each field: alias of its type, id, name, type.</summary>
    public static string[] Of(Assembly contracts) =>
    [
        .. contracts.GetTypes()
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(member => (Member: member, Id: member.GetCustomAttribute<IdAttribute>()))
                .Where(field => field.Id is not null)
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{AliasOf(type)} {field.Id!.Id} {field.Member.Name} {TypeOf(field.Member)}")))
            .Order(StringComparer.Ordinal),
    ];

    private static string AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? type.FullName!;

    private static string TypeOf(MemberInfo member) => (member switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        _ => throw new InvalidOperationException($"{member} has an id and is no field."),
    }).ToString();
}
