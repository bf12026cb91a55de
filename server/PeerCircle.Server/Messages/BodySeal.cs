using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PeerCircle.Server.Messages;

/// <summary>
/// Keeps the words of one-to-one messages and drafts unreadable in the database, its backups and its replicas: AES-256-GCM,
/// bound to the row it stands in, so that rows can't be swapped. Laid out as format, key id, nonce, tag, text; the text is
/// padded, so that its length says little. What it does not keep out: someone who holds the keys directory as well.
/// </summary>
public sealed class BodySeal(BodyKeys keys)
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + sizeof(uint) + NonceBytes + TagBytes;
    private const int PadTo = 64;

    private readonly byte[] nameKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.First.Secret, 32, info: "peercircle send name"u8.ToArray());

    /// <summary>What a sealed text belongs to.</summary>
    /// <param name="Kind">A letter for the kind of row.</param>
    /// <param name="Place">The channel, or the request.</param>
    /// <param name="Row">The message, or the member whose draft it is.</param>
    public readonly record struct Owner(byte Kind, Guid Place, Guid Row)
    {
        internal byte[] Bytes() => [Kind, .. Place.ToByteArray(bigEndian: true), .. Row.ToByteArray(bigEndian: true)];
    }

    /// <summary>Seals texts; null stays null.</summary>
    public byte[] Seal(Owner owner, params ReadOnlySpan<string?> texts)
    {
        var key = keys.Current;
        var plain = Pack(texts);
        var box = new byte[HeadBytes + plain.Length];
        box[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(box.AsSpan(1), key.Id);
        RandomNumberGenerator.Fill(Nonce(box));
        // One per call: its state is not made to be shared between threads.
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Encrypt(Nonce(box), plain, box.AsSpan(HeadBytes), Tag(box), owner.Bytes());
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same owner.</summary>
    /// <exception cref="CryptographicException">It was changed, moved from another row, or its key is missing.</exception>
    public string?[] Open(Owner owner, byte[] box)
    {
        if (box.Length < HeadBytes || box[0] != Format) throw new CryptographicException("What is stored is not a sealed text.");
        var key = keys.Find(BinaryPrimitives.ReadUInt32BigEndian(box.AsSpan(1)));
        var plain = new byte[box.Length - HeadBytes];
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Decrypt(Nonce(box), box.AsSpan(HeadBytes), Tag(box), plain, owner.Bytes());
        return Unpack(plain);
    }

    /// <summary>Tells a repeated send from a clash, and nobody without the key what was sent: a bare hash of "yes" can be guessed.</summary>
    public byte[] NameOfSend(NewMessage sent, Guid author)
    {
        byte[] send = [.. new Owner((byte)'s', sent.ChannelId, author).Bytes(), .. sent.ClientId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(sent.Text)];
        return HMACSHA256.HashData(nameKey, send);
    }

    private static Span<byte> Nonce(byte[] box) => box.AsSpan(1 + sizeof(uint), NonceBytes);

    private static Span<byte> Tag(byte[] box) => box.AsSpan(1 + sizeof(uint) + NonceBytes, TagBytes);

    private static byte[] Pack(ReadOnlySpan<string?> texts)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write((byte)texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text is not null);
            if (text is not null) writer.Write(text);
        }
        bytes.SetLength((bytes.Length + PadTo - 1) / PadTo * PadTo);
        return bytes.ToArray();
    }

    private static string?[] Unpack(byte[] plain)
    {
        using var reader = new BinaryReader(new MemoryStream(plain), Encoding.UTF8);
        var texts = new string?[reader.ReadByte()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadBoolean() ? reader.ReadString() : null;
        return texts;
    }
}
