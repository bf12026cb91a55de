using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>The code of an invite: made, read as people type it, used up.</summary>
internal static class InviteCode
{
    private const int Letters = 12;
    private const int Group = 4;

    // Without 0, O, 1 and I, which handwriting confuses. 32 letters: 12 of them are 60 bits.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new code as it is shown.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(Group).Select(letters => new string(letters)));

    /// <summary>What is kept of a code as a person typed it: case, width, spaces and hyphens don't matter. Null for what can't be one.</summary>
    public static byte[]? HashOf(string? typed)
    {
        if (typed is null || typed.Length > 64 || !WellFormed.Is(typed)) return null;
        var plain = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return plain.Length == Letters ? SHA256.HashData(Encoding.UTF8.GetBytes(plain)) : null;
    }

    /// <summary>Why a code lets nobody in right now, as a slug; null when it does.</summary>
    public static async Task<string?> ProblemAsync(PeerCircleDb db, string? typed, DateTimeOffset now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return Slug.InviteNeeded;
        var hash = HashOf(typed);
        return hash is null ? Slug.InviteUnknown : await db.Invites.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, ct) switch
        {
            null => Slug.InviteUnknown,
            var invite when invite.ExpiresAt <= now => Slug.InviteExpired,
            { UsesLeft: <= 0 } => Slug.InviteUsedUp,
            _ => null,
        };
    }

    /// <summary>Uses a code once: true for no more callers than it was made for. Call it in the transaction that adds the person.</summary>
    public static async Task<bool> RedeemAsync(PeerCircleDb db, byte[] hash, DateTimeOffset now, CancellationToken ct) =>
        await db.Invites.Where(i => i.Hash == hash && i.UsesLeft > 0 && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsesLeft, i => i.UsesLeft - 1), ct) == 1;
}
