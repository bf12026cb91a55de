using System.Globalization;
using System.Security.Cryptography;

namespace PeerCircle.Server.Messages;

/// <summary>One key for the bodies of one-to-one messages.</summary>
/// <param name="Id">Stands in front of what was sealed with it.</param>
/// <param name="Secret">32 bytes.</param>
public sealed record BodyKey(uint Id, byte[] Secret);

/// <summary>
/// The keys for one-to-one bodies, in a file of the keys directory and never in the database: one line per key,
/// <c>v1 id secret</c>. The last line seals, all lines open; a key is rotated by adding a line, which every node finds by itself.
/// The first line also names sends, so it must stay.
/// </summary>
public sealed class BodyKeys
{
    public const string FileName = "conversation-keys";
    private const string Format = "v1";
    private const int SecretBytes = 32;

    private readonly string path;
    private readonly Lock gate = new();
    private volatile List<BodyKey> keys;

    /// <summary>Reads the file, or makes it with a first key.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ours; it is left as it is.</exception>
    public BodyKeys(string directory)
    {
        path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) Create();
        keys = Read();
    }

    /// <summary>The key that seals.</summary>
    public BodyKey Current => keys[^1];

    /// <summary>The key that was there from the start.</summary>
    public BodyKey First => keys[0];

    /// <summary>The key of that id.</summary>
    /// <exception cref="CryptographicException">It is not in the file.</exception>
    public BodyKey Find(uint id)
    {
        if (keys.Find(k => k.Id == id) is { } known) return known;
        lock (gate) keys = Read();
        return keys.Find(k => k.Id == id)
            ?? throw new CryptographicException($"Conversations were sealed with key {id:x8}, which is not in {path}. Put that file back from where keys are kept.");
    }

    /// <summary>A line for the file, with a fresh key.</summary>
    public static string NewLine()
    {
        // Never a small number: a file made anew must not pass for the lost one.
        var id = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        return $"{Format} {id:x8} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}";
    }

    private void Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(unfinished, options)) writer.WriteLine(NewLine());
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

    private List<BodyKey> Read()
    {
        var read = File.ReadLines(path).Where(line => line.Length > 0).Select(Parse).ToList();
        return read.Count > 0 ? read : throw new InvalidDataException($"{path} holds no key.");
    }

    private BodyKey Parse(string line)
    {
        var secret = new byte[SecretBytes];
        return line.Split(' ') is [Format, var id, var text]
            && uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && Convert.TryFromBase64String(text, secret, out var length) && length == SecretBytes
                ? new BodyKey(number, secret)
                : throw new InvalidDataException($"{path} has a line that is not \"{Format} id secret\".");
    }
}
