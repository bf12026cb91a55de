using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Data;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Mentoring;

/// <summary>What a mentor wants to have said about themselves.</summary>
/// <param name="AwayUntil">The day they are back; null: there.</param>
public sealed record ProfileText(string About, string Languages, string Topics, string Hours, int Capacity, DateTimeOffset? AwayUntil);

/// <summary>A mentor writes their own profile. It is screened like everything that others read.</summary>
public sealed class EditProfile(IDbContextFactory<PeerCircleDb> databases, ScreenerInForce screener, GatherText cases)
{
    /// <summary>The caller's own profile, or null when they are no mentor.</summary>
    public async Task<ProfileText?> ReadAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Own(db, caller).AsNoTracking().SingleOrDefaultAsync(ct) is { } p
            ? new ProfileText(p.About, p.Languages, p.Topics, p.Hours, p.Capacity, p.AwayUntil)
            : null;
    }

    /// <summary>Keeps it, or says why not; with a card to show at once where the words sound like distress.</summary>
    public async Task<(ChangeOutcome Outcome, SupportKind? Support)> RunAsync(Caller caller, ProfileText text, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Own(db, caller).SingleOrDefaultAsync(ct) is not { } profile) return (new ChangeOutcome.NotFound(), null);
        if (IsTooLong(text)) return (new ChangeOutcome.Refused(Slug.TooLong), null);
        var screened = Check(caller, text);
        var slug = screened?.Refusal ?? (screened?.Hold is null ? null : screened.Support is null ? Slug.ProfileNotTaken : Slug.ProfileTooHeavy);
        if (screened?.Hit is { } hit && (slug is null || hit.Severity is Severity.Urgent))
            await cases.RunAsync(caller.MemberId, CaseKind.Profile, null, hit, screened.Text);
        if (slug is null) await KeepAsync(db, profile, text, ct);
        return (slug is null ? new ChangeOutcome.Done() : new ChangeOutcome.Refused(slug), screened?.Support);
    }

    private static async Task KeepAsync(PeerCircleDb db, MentorProfile profile, ProfileText text, CancellationToken ct)
    {
        (profile.About, profile.Hours) = (text.About.Trim(), text.Hours.Trim());
        (profile.Languages, profile.Topics) = (Listed(text.Languages), Listed(text.Topics));
        profile.Capacity = Math.Clamp(text.Capacity, 0, MentorProfile.CapacityMax);
        profile.AwayUntil = text.AwayUntil;
        await db.SaveChangesAsync(ct);
    }

    private static bool IsTooLong(ProfileText text) =>
        text.About.Length > MentorProfile.AboutUnits || text.Hours.Length > MentorProfile.HoursUnits
        || text.Languages.Length > MentorProfile.TopicsUnits || text.Topics.Length > MentorProfile.TopicsUnits;

    private Screened? Check(Caller caller, ProfileText text)
    {
        var all = string.Join('\n', text.About, text.Languages, text.Topics, text.Hours);
        return string.IsNullOrWhiteSpace(all) ? null : Screened.Check(screener.Now, all, null, caller.Language, Place.Mentor);
    }

    private static string Listed(string text) => string.Join(", ", MentorProfile.Parts(text));

    private static IQueryable<MentorProfile> Own(PeerCircleDb db, Caller caller) =>
        db.MentorProfiles.Where(p => p.MemberId == caller.MemberId && db.Users.Any(m => m.Id == p.MemberId && (m.Roles & Roles.Mentor) != Roles.Member));
}
