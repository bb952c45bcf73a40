using System.Runtime.CompilerServices;
using System.Text.Json;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Search;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Tests.StorageContract.Search.Labelled;

/// <summary>The labelled set beside this file; README.md there says how it was made.</summary>
internal sealed class LabelledSet
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<LabelledPractice> Practices { get; } = Read<LabelledPractice>("practices.json");

    public IReadOnlyList<LabelledQuestion> Questions { get; } = Read<LabelledQuestion>("questions.json");

    public LabelledPractice Practice(string practiceId) => Practices.Single(practice => practice.PracticeId == practiceId);

    /// <summary>What can be found of a practice, made by the code that makes it of real ones.</summary>
    public static SearchedJournal Document(LabelledPractice practice) => PracticeDocuments.Of(
        JournalIds.Practice(practice.PracticeId),
        PracticeState.Empty with
        {
            CityId = practice.CityId,
            Version = 1,
            Phase = practice.Phase,
            StartedAt = At,
            Facts = new PracticeFacts(practice.Title, practice.Kind, practice.Pitch, practice.Task, practice.Themes, practice.LearningAreas),
            Updates =
            [
                .. practice.Updates.Select((update, index) => new PracticeUpdate(
                    $"u{index}", index, update.Title, update.Text, "someone", At, update.LearningArea, update.Obstacle, update.Approach, update.Lesson)),
            ],
            Agreements =
            [
                .. practice.Agreements.Select((agreement, index) => new Agreement(
                    $"a{index}", index, new AgreementTerms($"{agreement.Title}. {agreement.Text}", [], string.Empty, string.Empty, default), string.Empty, "someone", At, [], default, [])),
            ],
        });

    private static List<T> Read<T>(string name, [CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, name)), Web)!;
}

internal sealed record LabelledPractice(
    string CityId, string PracticeId, string Title, string Kind, string[] Themes, string[] LearningAreas, string Phase, string Pitch, string Task, LabelledUpdate[] Updates, LabelledAgreement[] Agreements)
{
    /// <summary>All its words.</summary>
    public string AllText => string.Join('\n', [Title, Pitch, Task, .. Updates.SelectMany(update => (string?[])[update.Title, update.Text, update.Obstacle, update.Approach, update.Lesson]), .. Agreements.Select(a => a.Title + "\n" + a.Text)]);
}

internal sealed record LabelledUpdate(string Title, string Text, string? LearningArea = null, string? Obstacle = null, string? Approach = null, string? Lesson = null);

internal sealed record LabelledAgreement(string Title, string Text);

internal sealed record LabelledQuestion(string Id, string Question, string Half, string Kind, string[] Practices, string? FromPracticeId = null);
