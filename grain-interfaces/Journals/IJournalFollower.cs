namespace Stadmaken.Journals;

/// <summary>Someone who wants to hear of new entries of a journal as they are stored.</summary>
[Alias("stadmaken.journal-follower")]
public interface IJournalFollower : IGrainObserver
{
    /// <summary>
    /// Takes the next entries. The grain awaits this call before it makes the next one to
    /// the same follower: Orleans keeps no order between calls that nobody awaits (rule F2).
    /// </summary>
    [Alias("receive")]
    Task Receive(JournalBatch batch);
}
