namespace Stadmaken.Tests.StorageContract.Search.Labelled;

/// <summary>How well questions were answered.</summary>
/// <param name="RecallAt5">Of the practices that answer, the share among the first five, on average over the questions.</param>
/// <param name="ReciprocalRank">One divided by the place of the first that answers, on average over the questions (0 when it is not found).</param>
internal sealed record Figures(double RecallAt5, double ReciprocalRank)
{
    public static async Task<Figures> OfAsync(IReadOnlyList<LabelledQuestion> questions, Func<LabelledQuestion, Task<IReadOnlyList<string>>> answer)
    {
        var (recall, rank) = (0d, 0d);
        foreach (var question in questions)
        {
            var found = await answer(question);
            recall += (double)found.Take(5).Count(question.Practices.Contains) / question.Practices.Length;
            for (var i = 0; i < found.Count; i++)
            {
                if (question.Practices.Contains(found[i]))
                {
                    rank += 1d / (i + 1);
                    break;
                }
            }
        }

        return new Figures(recall / questions.Count, rank / questions.Count);
    }

    public override string ToString() => FormattableString.Invariant($"recall at 5 {RecallAt5:F3}, mean reciprocal rank {ReciprocalRank:F3}");
}
