using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Shifts;

/// <summary>The time a moderator looks after the rooms. Kept in the database: it must hold without Redis.</summary>
public sealed class Shift
{
    /// <summary>Without a sign of life for this long, nobody counts on a shift any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>After this long without one, a new sign of life does not bring it back: they have to go on shift anew.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromHours(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid MemberId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The latest sign of life: a live connection or a request.</summary>
    public DateTimeOffset BeatAt { get; set; }

    /// <summary>When they said they were done; null while they have not.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.ToTable("shifts");
        shift.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        // Two browsers of one moderator can't open two shifts.
        shift.HasIndex(s => s.MemberId).IsUnique().HasFilter("ended_at is null");
        shift.HasIndex(s => s.BeatAt);
    }
}
