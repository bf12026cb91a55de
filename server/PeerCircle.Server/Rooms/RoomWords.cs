namespace PeerCircle.Server.Rooms;

/// <summary>Marks the words of rooms. The English sentence is the key.</summary>
public sealed class RoomWords;
