using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation;

/// <summary>Which cases a list shows.</summary>
public enum CaseFilter
{
    Open,
    Mine,
    Decided,
    Appealed,
}

/// <summary>Reads cases for the desk: the most severe first, and the oldest of those.</summary>
public sealed class CaseDesk(IDbContextFactory<PeerCircleDb> databases, ShiftBook shifts, CaseWords words, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>The cases this caller may see.</summary>
    public async Task<IReadOnlyList<CaseView>> ListAsync(Caller caller, CaseFilter filter, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (now, me) = (time.GetUtcNow(), caller.MemberId);
        var visible = db.Cases.AsNoTracking().VisibleTo(caller, await shifts.IsOnAsync(caller, ct));
        var wanted = filter switch
        {
            CaseFilter.Open => visible.Where(c => c.State == CaseState.Open),
            CaseFilter.Mine => visible.Where(c => c.State == CaseState.Open && c.ClaimedBy == me && c.ClaimUntil > now),
            CaseFilter.Decided => visible.Where(c => c.State == CaseState.Decided),
            // No decision can be appealed yet.
            _ => visible.Where(c => false),
        };
        var ordered = filter is CaseFilter.Decided
            ? wanted.OrderByDescending(c => c.DecidedAt)
            : wanted.OrderByDescending(c => c.Severity).ThenBy(c => c.OpenedAt);
        return [.. (await Naming(db, ordered.Take(Most)).ToListAsync(ct)).Select(row => View(row, caller.Language, now))];
    }

    /// <summary>One case; null when this caller may not see it.</summary>
    public async Task<CaseView?> FindAsync(Caller caller, Guid caseId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var visible = db.Cases.AsNoTracking().VisibleTo(caller, await shifts.IsOnAsync(caller, ct)).Where(c => c.Id == caseId);
        return await Naming(db, visible).SingleOrDefaultAsync(ct) is { } row ? View(row, caller.Language, time.GetUtcNow()) : null;
    }

    /// <summary>The channel of a case this caller may see; null when they may not.</summary>
    public async Task<Guid?> ChannelOfAsync(Caller caller, Guid caseId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Cases.VisibleTo(caller, await shifts.IsOnAsync(caller, ct))
            .Where(c => c.Id == caseId).Select(c => (Guid?)c.ChannelId).SingleOrDefaultAsync(ct);
    }

    /// <summary>What became of a change, with names and the case as it now is.</summary>
    internal async Task<CaseOutcome> ShowAsync(Caller caller, Guid caseId, CaseOutcome outcome)
    {
        if (outcome is CaseOutcome.HeldBy(var holder, var until)) return new CaseOutcome.Held(await PersonAsync(holder), until);
        if (outcome is not (CaseOutcome.Changed or CaseOutcome.Saved)) return outcome;
        if (await FindAsync(caller, caseId, CancellationToken.None) is not { } view) return new CaseOutcome.NotFound();
        return outcome is CaseOutcome.Saved(var id, var action) ? new CaseOutcome.Decided(new DecisionMade(id, action, view)) : new CaseOutcome.Done(view);
    }

    private async Task<PersonView> PersonAsync(Guid memberId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var name = await db.Users.Where(m => m.Id == memberId).Select(m => m.UserName).SingleOrDefaultAsync();
        return new PersonView(memberId, name ?? "");
    }

    private sealed class Named
    {
        public required Case Case { get; init; }
        public string? Place { get; init; }
        public string? Holder { get; init; }
    }

    private static IQueryable<Named> Naming(PeerCircleDb db, IQueryable<Case> cases) => cases.Select(c => new Named
    {
        Case = c,
        Place = db.Rooms.Where(r => r.Id == c.ChannelId).Select(r => r.Name).FirstOrDefault(),
        Holder = db.Users.Where(m => m.Id == c.ClaimedBy).Select(m => m.UserName).FirstOrDefault(),
    });

    private static CaseSubject Subject(Case one) => one.Kind switch
    {
        CaseKind.Opening => new CaseSubject("request", null, one.SubjectId),
        CaseKind.Profile => new CaseSubject("profile", null, one.SubjectId),
        CaseKind.Call => new CaseSubject("call", null, one.SubjectId),
        CaseKind.FlagNote => new CaseSubject("flag-note", null, one.SubjectId),
        _ => new CaseSubject("message", one.MessageId, one.SubjectId),
    };

    private string Place(Named row, string language) => row.Case switch
    {
        { Kind: CaseKind.Profile or CaseKind.FlagNote } one => words.TextPlace(one.Kind, language),
        { Kind: CaseKind.Call } => Case.Call,
        { OneToOne: true } => "one-to-one",
        _ => row.Place ?? "",
    };

    private CaseView View(Named row, string language, DateTimeOffset now)
    {
        var one = row.Case;
        var holder = one.State is CaseState.Open ? one.HolderAt(now) : null;
        return new CaseView(
            one.Id, one.Version, CaseWords.Wire(one.Severity), one.CategoryList, one.OpenedAt, Subject(one),
            Place(row, language), words.Summary(one, language), one.Flags, CaseWords.Wire(one.State), one.Waiting,
            holder is { } id ? new PersonView(id, row.Holder ?? "") : null, holder is null ? null : one.ClaimUntil);
    }
}
