namespace Stadmaken.Silo.Hosting;

/// <summary>Where the embedded way to run keeps its data. Section <see cref="Section"/> of the configuration.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>The section; <c>Storage__DataDirectory</c> in the environment.</summary>
    public const string Section = "Storage";

    /// <summary>A directory for this process alone; made when it is not there. Relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "./data";
}
