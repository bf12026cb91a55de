using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>A person whose nickname and passphrase are fit to be stored.</summary>
/// <param name="Passphrase">The form that is hashed; null when they will choose their own with a recovery code.</param>
public sealed record Candidate(string Nickname, string? Passphrase, string Language, string Region, AgeBand AgeBand = AgeBand.Unknown);

/// <summary>A person who was just added, and their codes, shown this one time.</summary>
public sealed record Added(Member Member, IReadOnlyList<string> Codes);

/// <summary>Checks and adds members. Signing up and the first-run set-up both come through here.</summary>
public sealed class MemberRegister(UserManager<Member> users, PeerCircleDb db, Screener screener, TimeProvider time)
{
    /// <summary>Judges what was filled in: a candidate, or what is wrong by field.</summary>
    public (Candidate? Candidate, Dictionary<string, Unfit> Problems) Check(NewMember person)
    {
        var problems = new Dictionary<string, Unfit>(StringComparer.Ordinal);
        var nickname = CheckNickname(person.Nickname, person.Language, problems);
        var (passphrase, unfit) = Passphrase.Check(person.Password, nickname);
        if (unfit is { } problem) problems["password"] = problem;
        var (language, region) = (Tags.Language(person.Language), Tags.Region(person.Region));
        if (language is null) problems["language"] = Unfit.Language;
        if (region is null) problems["region"] = Unfit.Region;
        return problems.Count > 0 ? (null, problems) : (new Candidate(nickname, passphrase, language!, region!), problems);
    }

    /// <summary>A nickname that others will read: bounded, nobody's title, and screened like everything that is written for others.</summary>
    public string CheckNickname(string? written, string? language, Dictionary<string, Unfit> problems)
    {
        var (nickname, unfit) = Nickname.Check(written);
        if (unfit is null && screener.Check(nickname, Tags.Language(language), Place.Room).Verdict is not (Verdict.Allow or Verdict.Flag)) unfit = Unfit.NicknameScreened;
        if (unfit is { } problem) problems["nickname"] = problem;
        return nickname;
    }

    /// <summary>Adds the person with their codes, or answers null when the nickname, or one that looks like it, is taken.</summary>
    public async Task<Added?> AddAsync(Candidate candidate, Roles roles, int codes, CancellationToken ct)
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
        if (candidate.Passphrase is { } passphrase) member.PasswordHash = users.PasswordHasher.HashPassword(member, passphrase);
        return await StoreAsync(member, codes, ct) is { } issued ? new Added(member, issued) : null;
    }

    private async Task<IReadOnlyList<string>?> StoreAsync(Member member, int codes, CancellationToken ct)
    {
        // Joins the set-up's transaction where there is one.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        try
        {
            if (await LooksTakenAsync(member.Nickname, ct) || !(await users.CreateAsync(member)).Succeeded) return null;
        }
        catch (DbUpdateException)
        {
            // Two people chose it in the same moment; the unique index let one through.
            if (await IsTakenAsync(member)) return null;
            throw;
        }
        var issued = await RecoveryCodes.IssueAsync(db, member.Id, codes, ct);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return issued;
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
