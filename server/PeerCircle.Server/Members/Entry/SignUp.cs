using Microsoft.Extensions.Options;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;

namespace PeerCircle.Server.Members;

/// <summary>What a person fills in to join.</summary>
public sealed record NewMember(string? Nickname, string? Password, int? BornYear, string? Language, string? Region, string? Invite = null);

/// <summary>Joins a person: nickname, passphrase, and of the year of birth only an age band.</summary>
public sealed class SignUp(
    MemberRegister register, Registration registration, SignUpThrottle throttle, PassphraseWork passphrases, Sessions sessions, PeerCircleDb db, IOptions<CircleOptions> circle,
    TimeProvider time)
{
    public async Task<SignUpOutcome> RunAsync(NewMember person, Visitor visitor, CancellationToken ct)
    {
        var door = await registration.DoorAsync(ct);
        if (door is Door.Closed) return new SignUpOutcome.Closed();
        passphrases.EnsureRoom();
        var (candidate, problems, support) = register.Check(person);
        if (Age.BandOf(person.BornYear, time.GetUtcNow()) is not { } band) problems["bornYear"] = Unfit.BornYear;
        else if (candidate is not null)
        {
            if (Age.YoungestOf(person.BornYear!.Value, time.GetUtcNow()) < circle.Value.MinimumAge) return new SignUpOutcome.TooYoung(circle.Value.MinimumAge);
            return await JoinAsync(candidate with { AgeBand = band }, door is Door.Invited ? person.Invite ?? "" : null, visitor, ct);
        }
        return new SignUpOutcome.Unfitting(problems) { Support = support };
    }

    // Throttled first: every code that is tried is counted.
    private async Task<SignUpOutcome> JoinAsync(Candidate candidate, string? invite, Visitor visitor, CancellationToken ct)
    {
        if (throttle.SecondsToWait(visitor) is { } wait) return new SignUpOutcome.Throttled(wait);
        if (invite is not null && await InviteCode.ProblemAsync(db, invite, time.GetUtcNow(), ct) is { } slug) return new SignUpOutcome.NotInvited(slug);
        var outcome = await register.AddAsync(candidate with { Invite = InviteCode.HashOf(invite) }, Roles.Member, RecoveryCodes.Count, ct);
        if (outcome is NotAdded(var used)) return used ? new SignUpOutcome.NotInvited(Slug.InviteUsedUp) : new SignUpOutcome.Taken();
        var joined = (Added)outcome;
        var session = await sessions.StartAsync(joined.Member.Id, visitor.Device, ct);
        return new SignUpOutcome.Joined(joined.Member, joined.Codes, session);
    }
}

/// <summary>What became of joining.</summary>
public abstract record SignUpOutcome
{
    /// <summary>Joined and signed in; the codes are shown this one time.</summary>
    public sealed record Joined(Member Member, IReadOnlyList<string> Codes, Session Session) : SignUpOutcome;

    /// <summary>Someone has this nickname, or one that looks like it.</summary>
    public sealed record Taken : SignUpOutcome;

    public sealed record Closed : SignUpOutcome;

    /// <summary>The circle is open to invited people, and this code lets nobody in; the slug says why.</summary>
    public sealed record NotInvited(string Slug) : SignUpOutcome;

    public sealed record TooYoung(int MinimumAge) : SignUpOutcome;

    public sealed record Throttled(int Seconds) : SignUpOutcome;

    /// <summary>Field → what is wrong with it.</summary>
    public sealed record Unfitting(IReadOnlyDictionary<string, Unfit> Problems) : SignUpOutcome
    {
        /// <summary>A card to show at once: the nickname sounds like distress.</summary>
        public SupportKind? Support { get; init; }
    }
}
