using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerCircle.Server;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.LoadLab.Targets;

/// <summary>Members with a session each, made as rows: hashing ten thousand passphrases would take half an hour.</summary>
internal static class LabPeople
{
    private const string Letters = "abcdefghkmprstuy";

    /// <summary>Prepares a database of the service's, with the sample circle and these members, and returns a cookie for each.</summary>
    /// <param name="settings">The settings the service will be started with.</param>
    /// <param name="count">How many members.</param>
    public static async Task<IReadOnlyList<string>> MakeAsync(IReadOnlyDictionary<string, string?> settings, int count)
    {
        string[] args = ["--demo", .. settings.Select(setting => $"--{setting.Key.Replace("__", ":")}={setting.Value}")];
        await using var app = CircleApp.Build(args, builder => builder.Logging.ClearProviders());
        await CircleApp.MigrateAsync(app);
        var now = TimeProvider.System.GetUtcNow();
        var people = Enumerable.Range(0, count).Select(number => Person(number, now)).ToList();
        var sessions = people.ConvertAll(person => new Session { MemberId = person.Id, StartedAt = now, ExpiresAt = now + Sessions.Life, Device = "load lab" });
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PeerCircleDb>>().CreateDbContextAsync();
        db.AddRange(people);
        db.AddRange(sessions);
        await db.SaveChangesAsync();
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        return sessions.ConvertAll(session => $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(Ticket(session))}");
    }

    private static AuthenticationTicket Ticket(Session session) =>
        new(Sessions.Principal(session), new AuthenticationProperties { IsPersistent = true, IssuedUtc = session.StartedAt, ExpiresUtc = session.ExpiresAt }, Sessions.Scheme);

    private static Member Person(int number, DateTimeOffset now)
    {
        var nickname = $"load {Letters[number / 4096]}{Letters[number / 256 % 16]}{Letters[number / 16 % 16]}{Letters[number % 16]}";
        var id = Guid.CreateVersion7();
        return new Member
        {
            Id = id,
            UserName = nickname,
            NormalizedUserName = nickname.ToUpperInvariant(),
            SecurityStamp = id.ToString("N"),
            AgeBand = AgeBand.From25To39,
            JoinedAt = now,
        };
    }
}
