namespace Stadmaken.Text;

/// <summary>Where a caret goes when something is inserted exactly at its place.</summary>
public enum TextAffinity
{
    /// <summary>It stays left of the insert: someone else typed there.</summary>
    Before,

    /// <summary>It is pushed right: its owner typed.</summary>
    After,
}
