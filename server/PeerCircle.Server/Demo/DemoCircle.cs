using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Rooms;

namespace PeerCircle.Server.Demo;

/// <summary>The sample circle: seven people, five rooms, a few days of talk. All of it is stored, or nothing.</summary>
public sealed partial class DemoCircle(
    IDbContextFactory<PeerCircleDb> databases, IPasswordHasher<Member> hasher, BodySeal seal, TimeProvider time, ILogger<DemoCircle> log)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Stores the sample circle unless it is there already.</summary>
    /// <exception cref="StartRefusedException">The database belongs to a real circle.</exception>
    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await IsThereAsync(db, ct)) return;
        // Threat: seven accounts whose passphrase everyone knows, in a circle of real people.
        if (await db.Users.AnyAsync(ct))
            throw new StartRefusedException("--demo: this database already holds a circle of its own. Choose an empty directory with PeerCircle__DataDirectory.");
        var now = time.GetUtcNow();
        db.Users.AddRange(DemoPeople.Rows(hasher.HashPassword(new Member(), DemoPeople.Passphrase), now.AddDays(-30)));
        db.StaffedWindows.AddRange(Enumerable.Range(0, 7).Select(day => Evening(day)));
        foreach (var (told, order) in DemoRoom.ReadAll().Select((room, i) => (room, i))) Furnish(db, told, order, now);
        new DemoPair(seal).Add(db, DemoPeople.Ids["mika"], DemoPeople.Ids["haru"], now);
        DemoCases.Open(db, now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Warns the operator who serves the sample circle as if it were a real one.</summary>
    public async Task WarnAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await IsThereAsync(db, ct)) LogKnownPassphrases();
    }

    private static Task<bool> IsThereAsync(PeerCircleDb db, CancellationToken ct)
    {
        var ids = DemoPeople.Ids.Values.ToList();
        return db.Users.AnyAsync(m => ids.Contains(m.Id), ct);
    }

    private static void Furnish(PeerCircleDb db, DemoRoom told, int order, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var history = new DemoHistory(id, told, now);
        var channel = new Channel
        {
            Id = id,
            Kind = ChannelKind.Room,
            Epoch = Channel.NewEpoch(),
            Mode = told.ChannelMode,
            SlowSeconds = told.SlowSeconds,
            Version = history.Version,
        };
        db.Rooms.Add(new Room
        {
            Id = id,
            Slug = told.Slug,
            Name = told.Name,
            About = told.About,
            Language = told.Language,
            Guidelines = told.Guidelines,
            AutomaticCover = told.AutomaticCover,
            Order = order,
            Channel = channel,
        });
        db.Messages.AddRange(history.Messages);
        db.Reactions.AddRange(history.Reactions);
    }

    // 19:00 to 01:00 in Tokyo.
    private static StaffedWindow Evening(int day) => new() { FromMinute = (day * MinutesOfDay) + (10 * 60), ToMinute = (day * MinutesOfDay) + (16 * 60) };

    [LoggerMessage(LogLevel.Warning, "This database holds the sample circle, whose passphrases everyone can know. Serve it with --demo, or choose another PeerCircle:DataDirectory.")]
    private partial void LogKnownPassphrases();
}
