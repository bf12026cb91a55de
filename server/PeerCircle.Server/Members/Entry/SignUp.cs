using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>What a person fills in to join.</summary>
public sealed record NewMember(string? Nickname, string? Password, int? BornYear, string? Language, string? Region, string? Invite = null);

/// <summary>Joins a person: nickname, passphrase, and of the year of birth only an age band.</summary>
public sealed class SignUp(
    MemberRegister register, Registration registration, SignUpThrottle throttle, Sessions sessions, IOptions<CircleOptions> circle, TimeProvider time)
{
    public async Task<SignUpOutcome> RunAsync(NewMember person, Visitor visitor, CancellationToken ct)
    {
        if (!await registration.IsOpenAsync(ct)) return new SignUpOutcome.Closed();
        var (candidate, problems) = register.Check(person);
        if (Age.BandOf(person.BornYear, time.GetUtcNow()) is not { } band) problems["bornYear"] = Unfit.BornYear;
        else if (candidate is not null)
        {
            if (Age.YoungestOf(person.BornYear!.Value, time.GetUtcNow()) < circle.Value.MinimumAge) return new SignUpOutcome.TooYoung(circle.Value.MinimumAge);
            return await JoinAsync(candidate with { AgeBand = band }, visitor, ct);
        }
        return new SignUpOutcome.Unfitting(problems);
    }

    private async Task<SignUpOutcome> JoinAsync(Candidate candidate, Visitor visitor, CancellationToken ct)
    {
        if (throttle.SecondsToWait(visitor) is { } wait) return new SignUpOutcome.Throttled(wait);
        if (await register.AddAsync(candidate, Roles.Member, RecoveryCodes.Count, ct) is not { } joined) return new SignUpOutcome.Taken();
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

    public sealed record TooYoung(int MinimumAge) : SignUpOutcome;

    public sealed record Throttled(int Seconds) : SignUpOutcome;

    /// <summary>Field → what is wrong with it.</summary>
    public sealed record Unfitting(IReadOnlyDictionary<string, Unfit> Problems) : SignUpOutcome;
}
