using System.Reflection;

namespace Stadmaken.Tests.StorageContract.Controls;

/// <summary>A contract that no broken store fails would prove nothing: each flaw is caught by the case that names its rule.</summary>
public class ContractControlTests
{
    [Fact]
    public async Task Contract_finds_nothing_in_a_sound_store() => Assert.Empty(await FailuresAsync(Flaw.None));

    [Theory]
    [InlineData(Flaw.AcknowledgesBeforeWriting, nameof(JournalStoreContract.J1_Acknowledged_append_is_seen_at_once_by_another_store))]
    [InlineData(Flaw.AcknowledgesBeforeWriting, nameof(JournalStoreContract.J1_Store_keeps_what_it_acknowledged_when_it_is_closed_and_opened))]
    [InlineData(Flaw.ChecksByReading, nameof(JournalStoreContract.J2_Of_many_stores_that_append_the_same_version_one_wins))]
    [InlineData(Flaw.AcceptsGaps, nameof(JournalStoreContract.J2_Append_that_would_leave_a_gap_is_a_conflict_and_stores_nothing))]
    [InlineData(Flaw.ForgetsCommands, nameof(JournalStoreContract.J3_Append_of_known_commands_tells_where_they_are_and_stores_nothing))]
    [InlineData(Flaw.KnowsCommandsOfOthers, nameof(JournalStoreContract.J3_Command_id_used_in_another_journal_is_no_repeat))]
    [InlineData(Flaw.ForgetsCommands, nameof(JournalStoreContract.J3_Commands_are_found_by_their_ids_in_their_own_journal_only))]
    [InlineData(Flaw.KnowsCommandsOfOthers, nameof(JournalStoreContract.J3_Commands_are_found_by_their_ids_in_their_own_journal_only))]
    [InlineData(Flaw.TellsCommandsBeforeConflict, nameof(JournalStoreContract.J3_Conflict_comes_before_known_commands))]
    [InlineData(Flaw.WritesHalf, nameof(JournalStoreContract.J4_Append_that_cannot_be_stored_leaves_those_beside_it_unharmed))]
    [InlineData(Flaw.RoundsTimes, nameof(JournalStoreContract.Times_come_back_in_utc_to_the_microsecond))]
    [InlineData(Flaw.NormalisesText, nameof(JournalStoreContract.Text_comes_back_byte_for_byte))]
    [InlineData(Flaw.RedactsHalf, nameof(JournalStoreContract.J9_Redaction_rewrites_entries_and_keeps_their_place))]
    [InlineData(Flaw.RedactsWithoutSaying, nameof(JournalStoreContract.J9_Redaction_that_is_refused_rewrites_nothing))]
    [InlineData(Flaw.IgnoresCancellation, nameof(JournalStoreContract.Cancelled_append_that_has_not_begun_stores_nothing))]
    public async Task Contract_catches_a_store_with(Flaw flaw, string caughtBy) => Assert.Contains(caughtBy, await FailuresAsync(flaw));

    /// <summary>Runs every case of the contract against a store with a flaw, each on a new one, and names those that failed.</summary>
    private static async Task<IReadOnlyCollection<string>> FailuresAsync(Flaw flaw)
    {
        var failures = new HashSet<string>(StringComparer.Ordinal);
        var cases = typeof(JournalStoreContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).ToList();
        Assert.True(cases.Count > 15, "The cases of the contract were not found.");
        foreach (var method in cases)
        {
            var arguments = method.GetParameters().Length == 0
                ? [[]]
                : JournalStoreContract.Texts.Select(row => new object?[] { row.Data });
            foreach (var argument in arguments)
            {
                var contract = new Contract(flaw);
                await contract.InitializeAsync();
                try
                {
                    await (Task)method.Invoke(contract, argument)!;
                }
                catch (Exception failure) when (failure is Xunit.Sdk.IAssertionException or Xunit.Sdk.XunitException)
                {
                    failures.Add(method.Name);
                }

                await contract.DisposeAsync();
            }
        }

        return failures;
    }

    private sealed class Contract : JournalStoreContract
    {
        private readonly Flaw _flaw;

        public Contract(Flaw flaw) => _flaw = flaw;

        protected override Task<IJournalHost> CreateHostAsync() => Task.FromResult<IJournalHost>(new BrokenHost(_flaw));
    }
}
