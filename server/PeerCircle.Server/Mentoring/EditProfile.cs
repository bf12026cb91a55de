using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>What a mentor wants to have said about themselves.</summary>
/// <param name="AwayUntil">The day they are back; null: there.</param>
public sealed record ProfileText(string About, string Languages, string Topics, string Hours, int Capacity, DateTimeOffset? AwayUntil);

/// <summary>A mentor writes their own profile. It is screened like everything that others read.</summary>
public sealed class EditProfile(IDbContextFactory<PeerCircleDb> databases, Screener screener)
{
    /// <summary>The caller's own profile, or null when they are no mentor.</summary>
    public async Task<ProfileText?> ReadAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Own(db, caller).AsNoTracking().SingleOrDefaultAsync(ct) is { } p
            ? new ProfileText(p.About, p.Languages, p.Topics, p.Hours, p.Capacity, p.AwayUntil)
            : null;
    }

    public async Task<ChangeOutcome> RunAsync(Caller caller, ProfileText text, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Own(db, caller).SingleOrDefaultAsync(ct) is not { } profile) return new ChangeOutcome.NotFound();
        if (Problem(caller, text) is { } slug) return new ChangeOutcome.Refused(slug);
        (profile.About, profile.Hours) = (text.About.Trim(), text.Hours.Trim());
        (profile.Languages, profile.Topics) = (Listed(text.Languages), Listed(text.Topics));
        profile.Capacity = Math.Clamp(text.Capacity, 0, MentorProfile.CapacityMax);
        profile.AwayUntil = text.AwayUntil;
        await db.SaveChangesAsync(ct);
        return new ChangeOutcome.Done();
    }

    private string? Problem(Caller caller, ProfileText text)
    {
        if (text.About.Length > MentorProfile.AboutUnits || text.Hours.Length > MentorProfile.HoursUnits
            || text.Languages.Length > MentorProfile.TopicsUnits || text.Topics.Length > MentorProfile.TopicsUnits) return Slug.TooLong;
        var all = string.Join('\n', text.About, text.Languages, text.Topics, text.Hours);
        if (string.IsNullOrWhiteSpace(all)) return null;
        var screened = Screened.Check(screener, all, null, caller.Language, Place.Mentor);
        return screened.Refusal ?? (screened.Hold is null ? null : Slug.ProfileNotTaken);
    }

    private static string Listed(string text) => string.Join(", ", MentorProfile.Parts(text));

    private static IQueryable<MentorProfile> Own(PeerCircleDb db, Caller caller) =>
        db.MentorProfiles.Where(p => p.MemberId == caller.MemberId && db.Users.Any(m => m.Id == p.MemberId && (m.Roles & Roles.Mentor) != Roles.Member));
}
