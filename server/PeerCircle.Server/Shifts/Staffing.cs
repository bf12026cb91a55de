using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Shifts;

/// <summary>Whether someone looks after the rooms, as the shifts say at one moment.</summary>
/// <param name="BeatAt">The latest sign of life of someone on shift; null when nobody is.</param>
/// <param name="LeftAt">When the latest ended shift ended; null when there never was one.</param>
/// <param name="Now">The moment.</param>
public sealed record Staffing(DateTimeOffset? BeatAt, DateTimeOffset? LeftAt, DateTimeOffset Now)
{
    /// <summary>Coming back asks for a fresher sign than going away does: nodes whose clocks differ by less never undo each other's work.</summary>
    private static readonly TimeSpan Fresh = Shift.Patience / 2;

    /// <summary>Reads it, in the transaction that will act on it.</summary>
    public static async Task<Staffing> ReadAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct) => new(
        await db.Shifts.Where(s => s.EndedAt == null).MaxAsync(s => (DateTimeOffset?)s.BeatAt, ct),
        await db.Shifts.Where(s => s.EndedAt != null).MaxAsync(s => s.EndedAt, ct),
        now);

    /// <summary>True when the rooms are to say that someone is on shift.</summary>
    /// <param name="before">What they say so far.</param>
    public bool IsStaffed(bool before) => BeatAt > Now - (before ? Shift.Patience : Fresh);

    /// <summary>True when nobody on shift gave a sign of life for ten minutes.</summary>
    public bool Deserted => !(BeatAt > Now - Shift.Patience) && !(LeftAt > Now - Shift.Patience);
}
