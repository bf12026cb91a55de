using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening;
using PeerCircle.Server.Data;
using PeerCircle.Server.Library;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Members;

/// <summary>A person whose nickname and passphrase are fit to be stored.</summary>
/// <param name="Passphrase">The form that is hashed; null when they will choose their own with a recovery code.</param>
/// <param name="Invite">The hash of the code they came with; it is used up as they are added.</param>
public sealed record Candidate(string Nickname, string? Passphrase, string Language, string Region, AgeBand AgeBand = AgeBand.Unknown, byte[]? Invite = null);

/// <summary>What became of adding a person.</summary>
public abstract record AddOutcome;

/// <summary>A person who was just added, and their codes, shown this one time.</summary>
public sealed record Added(Member Member, IReadOnlyList<string> Codes) : AddOutcome;

/// <summary>The nickname, or one that looks like it, is taken; or the invite was used up in this very moment.</summary>
public sealed record NotAdded(bool InviteUsedUp) : AddOutcome;

/// <summary>Checks and adds members. Signing up and the first-run set-up both come through here.</summary>
public sealed class MemberRegister(UserManager<Member> users, PeerCircleDb db, ScreenerInForce screener, PassphraseWork passphrases, TimeProvider time)
{
    /// <summary>Judges what was filled in: a candidate, or what is wrong by field.</summary>
    public (Candidate? Candidate, Dictionary<string, Unfit> Problems, SupportKind? Support) Check(NewMember person)
    {
        var problems = new Dictionary<string, Unfit>(StringComparer.Ordinal);
        var (nickname, support) = CheckNickname(person.Nickname, person.Language, problems);
        var (passphrase, unfit) = Passphrase.Check(person.Password, nickname);
        if (unfit is { } problem) problems["password"] = problem;
        var (language, region) = (Tags.Language(person.Language), Tags.Region(person.Region));
        if (language is null) problems["language"] = Unfit.Language;
        if (region is null) problems["region"] = Unfit.Region;
        return (problems.Count > 0 ? null : new Candidate(nickname, passphrase, language!, region!), problems, support);
    }

    /// <summary>A nickname that others will read: bounded, nobody's title, and screened like everything that is written for others.</summary>
    /// <returns>The nickname, and a card to show at once where it sounds like distress. There is nobody yet for whom a case could be opened.</returns>
    public (string Nickname, SupportKind? Support) CheckNickname(string? written, string? language, Dictionary<string, Unfit> problems)
    {
        var (nickname, unfit) = Nickname.Check(written);
        var found = unfit is null ? screener.Now.Check(nickname, Tags.Language(language), Place.Room) : ScreeningResult.Clean;
        if (found.Verdict is not (Verdict.Allow or Verdict.Flag)) unfit = Unfit.NicknameScreened;
        if (unfit is { } problem) problems["nickname"] = problem;
        return (nickname, Screened.SupportOf(found.Concern));
    }

    /// <summary>Adds the person with their codes.</summary>
    /// <exception cref="PassphraseBusyException">Too many want to be hashed; nothing was stored.</exception>
    public async Task<AddOutcome> AddAsync(Candidate candidate, Roles roles, int codes, CancellationToken ct)
    {
        var member = new Member
        {
            Id = Guid.CreateVersion7(),
            UserName = candidate.Nickname,
            Language = candidate.Language,
            Region = candidate.Region,
            AgeBand = candidate.AgeBand,
            Roles = roles,
            JoinedAt = time.GetUtcNow(),
        };
        // Before the transaction: hashing takes long, and nobody else could write meanwhile.
        if (candidate.Passphrase is { } passphrase) member.PasswordHash = await passphrases.RunAsync(() => users.PasswordHasher.HashPassword(member, passphrase), ct);
        return await StoreAsync(member, codes, candidate.Invite, ct);
    }

    private async Task<AddOutcome> StoreAsync(Member member, int codes, byte[]? invite, CancellationToken ct)
    {
        // Joins the set-up's transaction where there is one.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        // With the person or not at all: a code is not used up by a nickname that was taken.
        if (invite is not null && !await InviteCode.RedeemAsync(db, invite, time.GetUtcNow(), ct)) return new NotAdded(InviteUsedUp: true);
        try
        {
            if (await LooksTakenAsync(member.Nickname, ct) || !(await users.CreateAsync(member)).Succeeded) return new NotAdded(InviteUsedUp: false);
        }
        catch (DbUpdateException)
        {
            // Two people chose it in the same moment; the unique index let one through.
            if (await IsTakenAsync(member)) return new NotAdded(InviteUsedUp: false);
            throw;
        }
        var issued = await RecoveryCodes.IssueAsync(db, member.Id, codes, ct);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new Added(member, issued);
    }

    private Task<bool> LooksTakenAsync(string nickname, CancellationToken ct)
    {
        var seen = LookAlikes.Seen(nickname);
        return db.Users.AnyAsync(m => m.NormalizedUserName == seen, ct);
    }

    private async Task<bool> IsTakenAsync(Member member)
    {
        db.ChangeTracker.Clear();
        if (db.Database.CurrentTransaction is { } failed) await failed.RollbackAsync();
        return await users.FindByNameAsync(member.Nickname) is not null;
    }
}
