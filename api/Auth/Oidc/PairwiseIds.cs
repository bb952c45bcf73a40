using System.Security.Cryptography;
using System.Text;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>
/// The participant that someone of a broker is: always the same one, and nothing by which the broker or anyone else could be asked who it is. The
/// subject itself is never stored and never logged. Only with the key can it be tried whether a subject is a participant.
/// </summary>
internal sealed class PairwiseIds(ISubjectKey key)
{
    private const int Bits = 160;

    /// <summary>The id of the participant.</summary>
    public async ValueTask<string> OfAsync(string issuer, string subject)
    {
        // The length first, or an issuer's end could pass for a subject's beginning.
        return await HashAsync($"{issuer.Length}:{issuer}{subject}");
    }

    /// <summary>
    /// Who someone is that comes back after they were erased. It is reckoned from who they were, so that nothing about them has to be kept; who does not
    /// have the key cannot tell that the two are one.
    /// </summary>
    public ValueTask<string> AfterAsync(string erasedId) => HashAsync($"after:{erasedId}");

    private async ValueTask<string> HashAsync(string who) =>
        "p" + Convert.ToHexStringLower(HMACSHA256.HashData(await key.GetAsync(), Encoding.UTF8.GetBytes(who)).AsSpan(0, Bits / 8));
}

/// <summary>
/// The key of <see cref="PairwiseIds"/>: made once, then the same for ever on all nodes. It is kept where the keys of sessions are, beside the
/// journals that name participants by it: a network that is restored from its backup still knows who is who, and there is nothing to configure or to
/// lose. Whoever reads that database could sign in as anyone already.
/// </summary>
internal interface ISubjectKey
{
    /// <summary>The key.</summary>
    ValueTask<byte[]> GetAsync();
}

/// <summary>In a file beside the keys of sessions, for one node.</summary>
internal sealed class FileSubjectKey(string path) : ISubjectKey
{
    private byte[]? _key;

    /// <inheritdoc/>
    public async ValueTask<byte[]> GetAsync() => _key ??= await ReadOrMakeAsync();

    private async Task<byte[]> ReadOrMakeAsync()
    {
        if (!File.Exists(path))
        {
            await MakeAsync();
        }

        return SubjectKeys.Check(await File.ReadAllBytesAsync(path));
    }

    private async Task MakeAsync()
    {
        // Whole or not at all: with half of it, everyone would be someone else.
        var whole = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(whole, options))
        {
            await file.WriteAsync(RandomNumberGenerator.GetBytes(SubjectKeys.Length));
        }

        try
        {
            File.Move(whole, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(whole);
        }
    }
}

/// <summary>What holds for every key.</summary>
internal static class SubjectKeys
{
    internal const int Length = 32;

    /// <summary>The key, if it is one.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal static byte[] Check(byte[] key) => key.Length == Length
        ? key
        : throw new InvalidOperationException("The key that participants are known by is damaged; restore it from the backup.");
}
