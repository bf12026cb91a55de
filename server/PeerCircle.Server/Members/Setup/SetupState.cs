using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>What the first run still lacks.</summary>
public enum SetupStep
{
    Administrator,
    Lead,
    Hours,
    Finished,
}

/// <summary>How far the first-run set-up has come: someone to run the place, someone for what is grave, and hours at which someone is there.</summary>
public sealed class SetupState(IDbContextFactory<PeerCircleDb> databases)
{
    private volatile bool finished;

    /// <summary>The next step.</summary>
    public async ValueTask<SetupStep> NextAsync(CancellationToken ct)
    {
        if (finished) return SetupStep.Finished;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Users.AnyAsync(m => (m.Roles & Roles.Administrator) != Roles.Member, ct)) return SetupStep.Administrator;
        if (!await db.Users.AnyAsync(m => (m.Roles & Roles.SafeguardingLead) != Roles.Member, ct)) return SetupStep.Lead;
        if (!await db.StaffedWindows.AnyAsync(ct)) return SetupStep.Hours;
        finished = true;
        return SetupStep.Finished;
    }

    public async ValueTask<bool> IsFinishedAsync(CancellationToken ct) => await NextAsync(ct) is SetupStep.Finished;
}
