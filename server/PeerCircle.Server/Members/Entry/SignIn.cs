using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Signs a person in with nickname and passphrase. A wrong passphrase and an unknown nickname look the same and take the same time.</summary>
public sealed class SignIn(IDbContextFactory<PeerCircleDb> databases, Sessions sessions, SignInThrottle throttle, PassphraseWork passphrases, IPasswordHasher<Member> hasher)
{
    // What a passphrase is compared with when there is nobody: the same work as for somebody.
    private readonly string nobody = hasher.HashPassword(new Member(), Guid.CreateVersion7().ToString());

    /// <exception cref="PassphraseBusyException">Too many want to be hashed; nothing was counted as a try.</exception>
    public async Task<SignInOutcome> RunAsync(string? nickname, string? passphrase, Visitor visitor, CancellationToken ct)
    {
        passphrases.EnsureRoom();
        var skeleton = LookAlikes.Skeleton(nickname ?? "");
        await using var db = await databases.CreateDbContextAsync(ct);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.NormalizedUserName == skeleton, ct);
        if (throttle.Admit(Attempt.SignIn, skeleton, visitor, member?.Id) is { } wait) return new SignInOutcome.Throttled(wait);
        var check = await passphrases.RunAsync(() => hasher.VerifyHashedPassword(member ?? new Member(), member?.PasswordHash ?? nobody, Passphrase.Form(passphrase) ?? ""), ct);
        if (member?.PasswordHash is null || check is PasswordVerificationResult.Failed) return new SignInOutcome.WrongCredentials();
        throttle.Succeeded(Attempt.SignIn, skeleton, visitor, member.Id);
        if (check is PasswordVerificationResult.SuccessRehashNeeded)
        {
            var stronger = await passphrases.RunAsync(() => hasher.HashPassword(member, Passphrase.Form(passphrase)!), ct);
            await db.Users.Where(m => m.Id == member.Id && m.PasswordHash == member.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.PasswordHash, stronger), ct);
        }
        return new SignInOutcome.SignedIn(await sessions.StartAsync(member.Id, visitor.Device, ct));
    }
}

/// <summary>What became of signing in.</summary>
public abstract record SignInOutcome
{
    public sealed record SignedIn(Session Session) : SignInOutcome;

    /// <summary>No such pair of nickname and passphrase; it is not said which.</summary>
    public sealed record WrongCredentials : SignInOutcome;

    public sealed record Throttled(int Seconds) : SignInOutcome;
}
