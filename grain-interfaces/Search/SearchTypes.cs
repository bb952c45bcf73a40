namespace Stadmaken.Search;

/// <summary>What can be found.</summary>
public static class SearchTypes
{
    /// <summary>A practice: its title, pitch, task, and how it ended.</summary>
    public const string Practice = "practice";

    /// <summary>An update of a practice: what happened, and what stood in the way.</summary>
    public const string Update = "update";

    /// <summary>What a practice learned: in an update, or when it ended.</summary>
    public const string Lesson = "lesson";

    /// <summary>An agreement of a practice.</summary>
    public const string Agreement = "agreement";

    /// <summary>A board, by its title and zones.</summary>
    public const string Board = "board";

    /// <summary>A card, with its comments.</summary>
    public const string Card = "card";

    /// <summary>A gathering, with the questions left with its host.</summary>
    public const string Gathering = "gathering";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Practice, Update, Lesson, Agreement, Board, Card, Gathering];
}
