using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Gives a signed-in person ten new codes; the old ones are void.</summary>
public sealed class RenewCodes(IDbContextFactory<PeerCircleDb> databases)
{
    public async Task<IReadOnlyList<string>> RunAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var codes = await RecoveryCodes.IssueAsync(db, memberId, RecoveryCodes.Count, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return codes;
    }

    /// <summary>How many unused codes a member has.</summary>
    public async Task<int> LeftAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await RecoveryCodes.LeftAsync(db, memberId, ct);
    }
}
