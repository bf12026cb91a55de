using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Data;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

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
    IDbContextFactory<PeerCircleDb> databases, MentorDirectory mentors, Screener screener, BodySeal seal, TimeProvider time)
{
    public async Task<AskOutcome> RunAsync(Caller caller, Guid mentorId, string? opening, CancellationToken ct)
    {
        if (caller.AgeBand is AgeBand.Under18) return new AskOutcome.Refused(Slug.TooYoungForOneToOne);
        if (mentorId == caller.MemberId || await mentors.FindAsync(mentorId, ct) is not { } mentor) return new AskOutcome.NotFound();
        var screened = string.IsNullOrWhiteSpace(opening) ? null : Screened.Check(screener, opening, null, caller.Language, Place.Mentor);
        // A request can wait for days and nobody is paged for it: what would be held can't be left in it.
        if (screened?.Refusal is { } slug) return new AskOutcome.Refused(slug) { Support = screened.Support };
        if (screened?.Hold is not null)
            return new AskOutcome.Refused(screened.Support is null ? Slug.OpeningNotTaken : Slug.OpeningTooHeavy) { Support = screened.Support };
        if (!mentor.Free) return new AskOutcome.Refused(mentor.AwayUntil is null ? Slug.MentorFull : Slug.MentorAway);
        return await StoreAsync(caller, mentorId, screened?.Text, ct) with { Support = screened?.Support };
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
