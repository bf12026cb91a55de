using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>One-time codes that open an account whose passphrase is forgotten. Shown once, kept as hashes.</summary>
public static class RecoveryCodes
{
    /// <summary>How many a person gets.</summary>
    public const int Count = 10;

    private const int Letters = 15;
    private const int Group = 5;

    // Without 0, O, 1 and I, which handwriting confuses. 32 letters: 15 of them are 75 bits.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Makes new codes for a member; codes they had before are void. Saved with the context's next save.</summary>
    /// <returns>The codes as they are shown, this one time.</returns>
    public static async Task<IReadOnlyList<string>> IssueAsync(PeerCircleDb db, Guid memberId, int count, CancellationToken ct)
    {
        await db.RecoveryCodes.Where(c => c.MemberId == memberId).ExecuteDeleteAsync(ct);
        var codes = Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Letters)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { MemberId = memberId, Hash = HashOf(memberId, code) }));
        return [.. codes.Select(Grouped)];
    }

    /// <summary>Uses up a code: true for exactly one of any number of callers, because the row can be deleted only once.</summary>
    /// <param name="typed">As a person typed it: case, width, spaces and hyphens don't matter.</param>
    public static async Task<bool> SpendAsync(PeerCircleDb db, Guid memberId, string typed, CancellationToken ct)
    {
        if (Plain(typed) is not { } code) return false;
        var hash = HashOf(memberId, code);
        return await db.RecoveryCodes.Where(c => c.MemberId == memberId && c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    /// <summary>How many unused codes a member has.</summary>
    public static Task<int> LeftAsync(PeerCircleDb db, Guid memberId, CancellationToken ct) =>
        db.RecoveryCodes.CountAsync(c => c.MemberId == memberId, ct);

    private static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(letters => new string(letters)));

    private static string? Plain(string typed)
    {
        if (typed.Length > 64 || !WellFormed.Is(typed)) return null;
        var plain = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return plain.Length == Letters ? plain : null;
    }

    private static byte[] HashOf(Guid memberId, string code) => SHA256.HashData([.. memberId.ToByteArray(), .. Encoding.UTF8.GetBytes(code)]);
}
