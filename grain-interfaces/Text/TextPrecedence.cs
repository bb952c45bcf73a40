namespace Stadmaken.Text;

/// <summary>Which of two operations on the same text came first on the server; its text goes left at a place that both insert at (rule T3).</summary>
public enum TextPrecedence
{
    /// <summary>This one came first: what it inserts goes left.</summary>
    Earlier,

    /// <summary>The other came first: what this one inserts goes right.</summary>
    Later,
}
