namespace Stadmaken.Grains.Journals;

/// <summary>What a stored entry says from now on (rule J9); its version, time, author, command id and type stay.</summary>
/// <param name="Version">Which entry; it is there.</param>
/// <param name="Data">Its fields as a UTF-8 JSON object.</param>
/// <param name="Withheld">What it said before, kept aside so that it can be put back; null for nothing.</param>
public sealed record EntryRewrite(long Version, byte[] Data, byte[]? Withheld = null);

/// <summary>What an entry said before it was hidden.</summary>
/// <param name="Version">Which entry.</param>
/// <param name="Data">Its fields then.</param>
public sealed record WithheldData(long Version, byte[] Data);
