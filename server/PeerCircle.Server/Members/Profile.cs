using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>What a person can change about themselves.</summary>
public sealed class Profile(IDbContextFactory<PeerCircleDb> databases, SessionCache sessions)
{
    /// <summary>Sets the language the interface speaks and the region whose helplines come first; null leaves as it is.</summary>
    /// <returns>What is wrong by field; empty when it was done.</returns>
    public async Task<IReadOnlyDictionary<string, Unfit>> ChangeAsync(Guid memberId, string? language, string? region, CancellationToken ct)
    {
        var problems = new Dictionary<string, Unfit>(StringComparer.Ordinal);
        var (tag, place) = (language is null ? null : Tags.Language(language), region is null ? null : Tags.Region(region));
        if (language is not null && tag is null) problems["language"] = Unfit.Language;
        if (region is not null && place is null) problems["region"] = Unfit.Region;
        if (problems.Count > 0 || (tag is null && place is null)) return problems;
        await using var db = await databases.CreateDbContextAsync(ct);
        var member = await db.Users.SingleAsync(m => m.Id == memberId, ct);
        (member.Language, member.Region) = (tag ?? member.Language, place ?? member.Region);
        await db.SaveChangesAsync(ct);
        sessions.ForgetMember(memberId);
        return problems;
    }
}
