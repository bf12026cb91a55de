using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Lets a person back in with a recovery code: a new passphrase, and everyone who was signed in is out.</summary>
public sealed class RecoverAccount(
    IDbContextFactory<PeerCircleDb> databases, Sessions sessions, SignInThrottle throttle, PassphraseWork passphrases, IPasswordHasher<Member> hasher)
{
    public async Task<RecoveryOutcome> RunAsync(string? nickname, string? code, string? newPassphrase, Visitor visitor, CancellationToken ct)
    {
        var (passphrase, problem) = Passphrase.Check(newPassphrase, nickname ?? "");
        if (problem is { } unfit) return new RecoveryOutcome.Unfitting(unfit);
        passphrases.EnsureRoom();
        var skeleton = LookAlikes.Skeleton(nickname ?? "");
        if (throttle.Admit(Attempt.Recovery, skeleton, visitor) is { } wait) return new RecoveryOutcome.Throttled(wait);

        await using var db = await databases.CreateDbContextAsync(ct);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.NormalizedUserName == skeleton, ct);
        // Hashed before anyone is known to exist, and for nobody too: the answer's time gives no nickname away.
        var hash = await passphrases.RunAsync(() => hasher.HashPassword(member ?? new Member(), passphrase), ct);
        var left = await ChangeAsync(db, member?.Id ?? Guid.Empty, code ?? "", hash, ct);
        if (member is null || left is null) return new RecoveryOutcome.WrongCredentials();
        throttle.Succeeded(Attempt.Recovery, skeleton, visitor);
        throttle.Succeeded(Attempt.SignIn, skeleton, visitor);
        sessions.ForgetAll(member.Id);
        var session = await sessions.StartAsync(member.Id, visitor.Device, ct);
        return new RecoveryOutcome.Recovered(session, left.Value);
    }

    // One transaction: a code that was spent has changed the passphrase and ended the sessions, or none of it happened.
    private async Task<int?> ChangeAsync(PeerCircleDb db, Guid memberId, string code, string hash, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await RecoveryCodes.SpendAsync(db, memberId, code, ct)) return null;
        await db.Users.Where(m => m.Id == memberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.PasswordHash, hash), ct);
        await sessions.EndAllAsync(db, memberId, except: null, "recovered", ct);
        await db.SaveChangesAsync(ct);
        var left = await RecoveryCodes.LeftAsync(db, memberId, ct);
        await transaction.CommitAsync(ct);
        return left;
    }
}

/// <summary>What became of a recovery.</summary>
public abstract record RecoveryOutcome
{
    /// <summary>Signed in anew; this many codes are left.</summary>
    public sealed record Recovered(Session Session, int CodesLeft) : RecoveryOutcome;

    /// <summary>No such pair of nickname and code; it is not said which.</summary>
    public sealed record WrongCredentials : RecoveryOutcome;

    public sealed record Throttled(int Seconds) : RecoveryOutcome;

    public sealed record Unfitting(Unfit Problem) : RecoveryOutcome;
}
