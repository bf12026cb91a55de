using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Makes and redeems the one-time link of the first run.</summary>
public sealed class SetupLinks(IDbContextFactory<PeerCircleDb> databases)
{
    private const int Letters = 43;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Makes a new token; the one before is void.</summary>
    public async Task<string> MakeAsync(CancellationToken ct)
    {
        var token = RandomNumberGenerator.GetString(Alphabet, Letters);
        var (id, hash) = (SetupLink.OnlyId, HashOf(token));
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into setup_links (id, hash) values ({id}, {hash}) on conflict (id) do update set hash = excluded.hash", ct);
        return token;
    }

    /// <summary>True while the token may be redeemed.</summary>
    public async Task<bool> IsGoodAsync(string? token, CancellationToken ct)
    {
        var hash = HashOf(token ?? "");
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.SetupLinks.AnyAsync(l => l.Hash == hash, ct);
    }

    /// <summary>Uses the token up: true for exactly one caller.</summary>
    internal static async Task<bool> RedeemAsync(PeerCircleDb db, string? token, CancellationToken ct)
    {
        var hash = HashOf(token ?? "");
        return await db.SetupLinks.Where(l => l.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
