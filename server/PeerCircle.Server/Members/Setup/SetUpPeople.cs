using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>The first two people of a circle: its administrator and its safeguarding lead.</summary>
public sealed class SetUpPeople(MemberRegister register, PeerCircleDb db, SetupState setup, Sessions sessions, SessionCache cache)
{
    /// <summary>Redeems the link and makes the administrator, or neither.</summary>
    public async Task<SetupOutcome> MakeAdministratorAsync(string? token, NewMember person, Visitor visitor, CancellationToken ct)
    {
        var (candidate, problems, _) = register.Check(person);
        if (candidate is null) return new SetupOutcome.Unfitting(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await SetupLinks.RedeemAsync(db, token, ct) || await setup.NextAsync(ct) is not SetupStep.Administrator) return new SetupOutcome.StaleLink();
        if (await register.AddAsync(candidate, Roles.Administrator, RecoveryCodes.Count, ct) is not Added added) return new SetupOutcome.Taken();
        await transaction.CommitAsync(ct);
        return new SetupOutcome.Made(added, await sessions.StartAsync(added.Member.Id, visitor.Device, ct));
    }

    /// <summary>The administrator is the safeguarding lead too.</summary>
    public async Task TakeLeadAsync(Caller administrator, CancellationToken ct)
    {
        await db.Users.Where(m => m.Id == administrator.MemberId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Roles, m => m.Roles | Roles.SafeguardingLead), ct);
        cache.ForgetMember(administrator.MemberId);
    }

    /// <summary>Makes an account for someone else, who chooses their own passphrase with one code: nobody else ever knows it.</summary>
    public async Task<SetupOutcome> AppointLeadAsync(string? nickname, string language, CancellationToken ct)
    {
        var problems = new Dictionary<string, Unfit>(StringComparer.Ordinal);
        var (name, _) = register.CheckNickname(nickname, language, problems);
        if (problems.Count > 0) return new SetupOutcome.Unfitting(problems);
        var added = await register.AddAsync(new Candidate(name, null, language, ""), Roles.SafeguardingLead, codes: 1, ct);
        return added is Added made ? new SetupOutcome.Made(made, null) : new SetupOutcome.Taken();
    }
}

/// <summary>What became of a step of the set-up.</summary>
public abstract record SetupOutcome
{
    /// <summary>The person is there; with a session when they are the one at the screen.</summary>
    public sealed record Made(Added Added, Session? Session) : SetupOutcome;

    public sealed record Taken : SetupOutcome;

    /// <summary>The link was used, or a later start replaced it.</summary>
    public sealed record StaleLink : SetupOutcome;

    public sealed record Unfitting(IReadOnlyDictionary<string, Unfit> Problems) : SetupOutcome;
}
