using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Lets a term look at what was lately said in rooms, and changes nothing. One-to-one conversations are not read, and it is not told
/// who wrote what: the term is being tried, nobody else.
/// </summary>
public sealed class DryRun(
    IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, LedgerWriter ledger, TuningBell bell, ScreenerInForce inForce, TimeProvider time)
{
    /// <summary>Most messages that are looked at, the latest first.</summary>
    public const int Messages = 2_000;

    /// <summary>Most hits that are shown.</summary>
    public const int Shown = 20;

    // Two seconds in all; the rest is for the database.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Runs, and notes that this revision was tried; null when there is no such term, or not for this caller.</summary>
    public async Task<DryRunResult?> RunAsync(Caller staff, Guid termId, CancellationToken ct)
    {
        if (!staff.Roles.HasDesk()) return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.OwnTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == termId, ct) is not { } term) return null;
        var result = Look(term, await RecentAsync(db, ct));
        await writer.CommitAsync(new Tried(staff, term, result.Hits, ledger, bell));
        return result;
    }

    // Joined with rooms: a conversation has none.
    private static Task<List<Said>> RecentAsync(PeerCircleDb db, CancellationToken ct) =>
        db.Messages.AsNoTracking().Where(m => m.State == Server.Messages.MessageState.Visible)
            .Join(db.Rooms, m => m.ChannelId, r => r.Id, (m, r) => new { Message = m, Room = r })
            .OrderByDescending(x => x.Message.Id).Take(Messages)
            .Select(x => new Said(x.Room.Name, x.Room.Language, x.Message.Text, x.Message.Note, x.Message.SentAt))
            .ToListAsync(ct);

    private DryRunResult Look(OwnTerm term, List<Said> messages)
    {
        var (began, probe, live) = (time.GetTimestamp(), new TermProbe(term.ToTerm()), inForce.Now);
        var with = live.With([term.ToTerm()]);
        var (looked, hits, changed, shown) = (0, 0, 0, new List<DryHit>());
        foreach (var said in messages)
        {
            if (time.GetElapsedTime(began) > Patience) break;
            looked++;
            if (probe.Matched(said.Whole, said.Language) is not { } matched) continue;
            hits++;
            var (before, after) = (live.Check(said.Whole, said.Language, Place.Room), with.Check(said.Whole, said.Language, Place.Room));
            changed += before.Visibility != after.Visibility || before.Verdict != after.Verdict ? 1 : 0;
            if (shown.Count < Shown) shown.Add(new DryHit(said.Room, said.Language, said.SentAt, said.Text, matched, before.Verdict, after.Verdict, after.Visibility));
        }
        return new DryRunResult(term.Revision, looked, hits, changed, shown);
    }

    private sealed record Said(string Room, string Language, string Text, string? Note, DateTimeOffset SentAt)
    {
        // As it was screened when it was posted.
        public string Whole => Note is null ? Text : $"{Note}\n{Text}";
    }

    private sealed class Tried(Caller staff, OwnTerm tried, int hits, LedgerWriter ledger, TuningBell bell) : TuningWrite(staff, ledger, bell)
    {
        protected override bool IsQuiet => true;

        protected override async Task<(TuningOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct)
        {
            // Not when it was changed while it ran.
            var noted = await db.OwnTerms.Where(t => t.Id == tried.Id && t.Revision == tried.Revision)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.SeenRevision, tried.Revision), ct);
            return noted == 0 ? (new TuningOutcome.NotFound(), null)
                : (new TuningOutcome.Done(tried.Id), new SettingsAct("term-try", ("term", tried.Id.ToString()), ("hits", hits.ToString(CultureInfo.InvariantCulture))));
        }
    }
}

/// <summary>What a term would have caught.</summary>
/// <param name="Revision">The revision that was tried.</param>
/// <param name="Looked">Messages that were looked at.</param>
/// <param name="Hits">Messages it stands in.</param>
/// <param name="Changed">Of those, how many would have come to something else than they do now.</param>
/// <param name="Shown">The latest of them.</param>
public sealed record DryRunResult(int Revision, int Looked, int Hits, int Changed, IReadOnlyList<DryHit> Shown);

/// <summary>A message a term stands in.</summary>
/// <param name="Room">The room's name.</param>
/// <param name="Language">The room's language.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Text">What was written.</param>
/// <param name="Matched">The words the term covers.</param>
/// <param name="Before">What it comes to now.</param>
/// <param name="After">What it would come to.</param>
/// <param name="Visibility">What others would see of it.</param>
public sealed record DryHit(string Room, string Language, DateTimeOffset At, string Text, string Matched, Verdict Before, Verdict After, Visibility Visibility);
