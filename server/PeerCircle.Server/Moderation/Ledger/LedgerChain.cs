using System.Security.Cryptography;
using System.Text;

namespace PeerCircle.Server.Moderation;

/// <summary>How a row is bound to the one before: HMAC-SHA-256 over that row's hash and every field of this one.</summary>
public static class LedgerChain
{
    /// <summary>The hash that stands before the first row.</summary>
    public static readonly byte[] Start = new byte[32];

    /// <summary>The hash a row must have.</summary>
    public static byte[] HashOf(byte[] key, byte[] before, LedgerEntry entry)
    {
        using var bytes = new MemoryStream();
        // A writer of lengths and texts: no two different rows give the same bytes.
        using (var fields = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            fields.Write(before);
            fields.Write(entry.Seq);
            fields.Write(entry.At.UtcTicks);
            fields.Write(entry.ActorId.ToByteArray(bigEndian: true));
            fields.Write(entry.Act);
            Write(fields, entry.CaseId);
            Write(fields, entry.SubjectId);
            fields.Write(entry.Details);
        }
        return HMACSHA256.HashData(key, bytes.ToArray());
    }

    private static void Write(BinaryWriter fields, Guid? id)
    {
        fields.Write(id is not null);
        if (id is { } known) fields.Write(known.ToByteArray(bigEndian: true));
    }
}
