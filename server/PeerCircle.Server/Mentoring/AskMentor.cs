using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Data;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Mentoring;

/// <summary>What became of asking a mentor.</summary>
public abstract record AskOutcome
{
    /// <summary>A card to show at once: the opening line sounds like distress.</summary>
    public SupportKind? Support { get; init; }

    public sealed record Asked(Guid RequestId) : AskOutcome;

    /// <summary>Nothing was stored; the text goes back to its author.</summary>
    public sealed record Refused(string Slug) : AskOutcome;

    public sealed record NotFound : AskOutcome;
}

/// <summary>Asks a mentor for a conversation, with an opening line or without. One request per pair may be open.</summary>
public sealed class AskMentor(
    IDbContextFactory<PeerCircleDb> databases, MentorDirectory mentors, ScreenerInForce screener, GatherText cases, BodySeal seal, TimeProvider time)
{
    public async Task<AskOutcome> RunAsync(Caller caller, Guid mentorId, string? opening, CancellationToken ct)
    {
        if (mentorId == caller.MemberId || await mentors.FindAsync(mentorId, ct) is not { } mentor) return new AskOutcome.NotFound();
        // Screened before anything else is looked at: whatever becomes of the request, nobody in danger goes unseen.
        var screened = string.IsNullOrWhiteSpace(opening) ? null : Screened.Check(screener.Now, opening, null, caller.Language, Place.Mentor);
        if (screened?.Hit is { Severity: Severity.Urgent } crisis) await cases.RunAsync(caller.MemberId, CaseKind.Opening, mentorId, crisis, screened.Text);
        var outcome = Refusal(caller, mentor, screened) is { } slug ? new AskOutcome.Refused(slug) : await StoreAsync(caller, mentorId, screened?.Text, ct);
        if (outcome is AskOutcome.Asked && screened?.Hit is { Severity: not Severity.Urgent } hit)
            await cases.RunAsync(caller.MemberId, CaseKind.Opening, mentorId, hit, screened.Text);
        return outcome with { Support = screened?.Support };
    }

    private static string? Refusal(Caller caller, MentorView mentor, Screened? screened)
    {
        if (caller.AgeBand is AgeBand.Under18) return Slug.TooYoungForOneToOne;
        if (screened?.Refusal is { } slug) return slug;
        // A request can wait for days: what would be held can't be left in it.
        if (screened?.Hold is not null) return screened.Support is null ? Slug.OpeningNotTaken : Slug.OpeningTooHeavy;
        return mentor.Free ? null : mentor.AwayUntil is null ? Slug.MentorFull : Slug.MentorAway;
    }

    private async Task<AskOutcome> StoreAsync(Caller caller, Guid mentorId, string? opening, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var id = Guid.CreateVersion7();
        var request = new MentorRequest { Id = id, MemberId = caller.MemberId, MentorId = mentorId, AskedAt = time.GetUtcNow(), Opening = Sealed(id, caller, opening) };
        if (await db.Conversations.AnyAsync(c => c.MemberId == caller.MemberId && c.MentorId == mentorId && !c.Ended, ct))
            return new AskOutcome.Refused(Slug.ConversationOpen);
        if (await db.MentorRequests.AnyAsync(r => r.MemberId == caller.MemberId && r.MentorId == mentorId && r.State == RequestState.Open, ct))
            return new AskOutcome.Refused(Slug.RequestOpen);
        db.MentorRequests.Add(request);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error.InnerException is System.Data.Common.DbException { SqlState: "23505" } or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 })
        {
            // Two tabs asked at once; the index let one in.
            return new AskOutcome.Refused(Slug.RequestOpen);
        }
        return new AskOutcome.Asked(id);
    }

    private byte[]? Sealed(Guid request, Caller caller, string? opening) =>
        opening is null ? null : seal.Seal(new BodySeal.Owner((byte)'r', request, caller.MemberId), opening);
}
