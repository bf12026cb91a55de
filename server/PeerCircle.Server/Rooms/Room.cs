using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Server.Channels;

namespace PeerCircle.Server.Rooms;

/// <summary>What makes a channel a room: a name, a language, guidelines. Its id is the channel's id.</summary>
public sealed class Room
{
    public Guid Id { get; init; }

    /// <summary>Its place in the address bar: lower case, digits and hyphens.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>One soft line about it.</summary>
    public string About { get; set; } = "";

    /// <summary>BCP 47 tag of the language spoken in it.</summary>
    public required string Language { get; set; }

    /// <summary>Markdown, shown in the drawer.</summary>
    public string Guidelines { get; set; } = "";

    /// <summary>Most people who may be in it at once; 0 is no bound.</summary>
    public int Capacity { get; set; }

    /// <summary>Days after which messages are purged; 0 keeps them.</summary>
    public int RetentionDays { get; set; }

    /// <summary>True: without a moderator on shift, the room moves to "held" by itself.</summary>
    public bool AutomaticCover { get; set; } = true;

    /// <summary>Its place in the list, ascending.</summary>
    public int Order { get; set; }

    public Channel Channel { get; init; } = null!;
}

/// <summary>A weekly window in which someone is on shift. Minutes are counted from Monday 00:00 UTC.</summary>
public sealed class StaffedWindow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The room it is for; null for every room.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>0 to 10,079.</summary>
    public int FromMinute { get; set; }

    /// <summary>After <see cref="FromMinute"/>; may pass the end of the week by up to a day.</summary>
    public int ToMinute { get; set; }
}

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>, IEntityTypeConfiguration<StaffedWindow>
{
    public void Configure(EntityTypeBuilder<Room> room)
    {
        room.ToTable("rooms");
        room.HasOne(r => r.Channel).WithOne().HasForeignKey<Room>(r => r.Id);
        room.HasIndex(r => r.Slug).IsUnique();
        room.Property(r => r.Slug).HasMaxLength(64);
        room.Property(r => r.Name).HasMaxLength(80);
        room.Property(r => r.About).HasMaxLength(200);
        room.Property(r => r.Language).HasMaxLength(12);
    }

    public void Configure(EntityTypeBuilder<StaffedWindow> window) => window.ToTable("staffed_windows");
}
