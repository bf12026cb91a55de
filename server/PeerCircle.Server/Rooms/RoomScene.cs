using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Rooms;

/// <summary>Everything a room's page shows.</summary>
/// <param name="Caller">The reader.</param>
/// <param name="Room">The room.</param>
/// <param name="Guidelines">Its guidelines as html.</param>
/// <param name="Rooms">All rooms, for the list beside it.</param>
/// <param name="Set">The page of history, in the shape in which everything travels.</param>
/// <param name="View">Which part of the history it is.</param>
/// <param name="Writing">What stands in the box.</param>
public sealed record RoomScene(
    Caller Caller, RoomView Room, string Guidelines, IReadOnlyList<RoomView> Rooms, ChangeSet Set, RoomPart View, Writing Writing)
{
    /// <summary>A card for someone whose words sounded heavy; shown by the page when no script does it.</summary>
    public SupportCard? Support { get; init; }

    /// <summary>When someone is meant to be on shift: now, or next; null when no hours are set.</summary>
    public StaffedTime? Staffed { get; init; }

    /// <summary>The room's address.</summary>
    public string Place => $"/rooms/{Room.Slug}";

    /// <summary>True when it ends in the present and is kept up to date by the script.</summary>
    public bool Live => View is RoomPart.Now;
}

/// <summary>A part of a room's history.</summary>
public abstract record RoomPart
{
    public sealed record Now : RoomPart;

    public sealed record Earlier : RoomPart;

    public sealed record Found(string Words) : RoomPart;
}

/// <summary>What the address of a room's page asks for. All as text: whatever can't be read is left out.</summary>
/// <param name="Before">The page before a position.</param>
/// <param name="On">The page that begins with a day (yyyy-MM-dd).</param>
/// <param name="Q">Words to find.</param>
/// <param name="Reply">The message to answer.</param>
/// <param name="Edit">The own message to change.</param>
/// <param name="Text">A line to begin with.</param>
/// <param name="Support">The kind of support card to show.</param>
public sealed record RoomQuery(string? Before, string? On, string? Q, string? Reply, string? Edit, string? Text, string? Support);
