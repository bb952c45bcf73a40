using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Redacting;

/// <summary>The fields of a stored type by their names in JSON: which of them people write, and what is inside the others.</summary>
public sealed class FreeTexts
{
    private static readonly ConcurrentDictionary<Type, FreeTexts> Known = new();

    private readonly Dictionary<string, Field> _fields;

    private FreeTexts(Type type)
    {
        Derived = type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
            .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType, StringComparer.Ordinal);
        Discriminator = type.GetCustomAttribute<JsonPolymorphicAttribute>()?.TypeDiscriminatorPropertyName;
        _fields = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod is not null && property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always)
            .ToDictionary(NameOf, property => new Field(property, property.GetCustomAttribute<FreeTextAttribute>(), Inside(property.PropertyType)), StringComparer.Ordinal);
    }

    /// <summary>The field that says which of <see cref="Derived"/> an object is, if there are any.</summary>
    public string? Discriminator { get; }

    /// <summary>What an object may be, by what that field says.</summary>
    public IReadOnlyDictionary<string, Type> Derived { get; }

    /// <summary>Every field.</summary>
    public IEnumerable<Field> Fields => _fields.Values;

    /// <summary>The fields of a type.</summary>
    public static FreeTexts Of(Type type) => Known.GetOrAdd(type, static unknown => new FreeTexts(unknown));

    /// <summary>The field of this name; null if the type has none.</summary>
    public Field? Find(string name) => _fields.GetValueOrDefault(name);

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    // What a value of this type holds that may hold texts: the elements of a list, or itself.
    private static Type Inside(Type type) =>
        type.IsArray ? Inside(type.GetElementType()!)
        : Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>A field.</summary>
    /// <param name="Property">The property it is of.</param>
    /// <param name="Mark">Its mark, if people write it.</param>
    /// <param name="Inside">The type of its value, or of the elements of a list.</param>
    public sealed record Field(PropertyInfo Property, FreeTextAttribute? Mark, Type Inside)
    {
        /// <summary>Whether it is an object of ours, with fields of its own.</summary>
        public bool IsObject => Inside.Namespace?.StartsWith("Stadmaken", StringComparison.Ordinal) == true && !Inside.IsEnum && !Inside.IsDefined(typeof(JsonConverterAttribute));
    }
}
