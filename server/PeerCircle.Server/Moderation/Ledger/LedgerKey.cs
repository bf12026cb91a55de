using System.Security.Cryptography;

namespace PeerCircle.Server.Moderation;

/// <summary>The key of the chain: 32 bytes in a file of the keys directory, made on first use, readable by the service alone.</summary>
public sealed class LedgerKey(string directory)
{
    public const string FileName = "ledger-key";
    private const int Bytes = 32;

    private readonly Lazy<byte[]> secret = new(() => Read(Path.Combine(directory, FileName)));

    /// <exception cref="InvalidDataException">The file is not one of ours; it is left as it is.</exception>
    public byte[] Secret => secret.Value;

    /// <summary>True when there is a key already.</summary>
    public bool Exists => File.Exists(Path.Combine(directory, FileName));

    private static byte[] Read(string path)
    {
        if (!File.Exists(path)) Create(path);
        var key = new byte[Bytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) && length == Bytes
            ? key
            : throw new InvalidDataException($"{path} does not hold the ledger's key. Put that file back from where keys are kept.");
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(unfinished, options)) writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node was first; its key is everyone's.
            File.Delete(unfinished);
        }
    }
}
