using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Members;

/// <summary>One signed-in browser. The cookie names this row, and nothing is allowed without it.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MemberId { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Set by quick exit: pages lead to the neutral page until the person signs in again.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>The kind of browser in plain words ("Firefox on Android"), so that its owner can tell it from others.</summary>
    public string Device { get; init; } = "";
}

/// <summary>
/// Word to every node that something must lose its connections at once. Read by number, not by time: clocks of nodes differ.
/// </summary>
public sealed class Revocation
{
    public long Id { get; init; }
    public Guid? SessionId { get; init; }
    public Guid? MemberId { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Revocation>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.HasIndex(s => s.MemberId);
        session.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        session.Property(s => s.Device).HasMaxLength(80);
    }

    public void Configure(EntityTypeBuilder<Revocation> revocation)
    {
        revocation.ToTable("revocations");
        revocation.Property(r => r.Reason).HasMaxLength(40);
    }
}
