namespace PeerCircle.Contracts;

/// <summary>A room as the list shows it.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Slug">Its place in the address bar.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">One soft line about it.</param>
/// <param name="Language">BCP 47 tag of the language spoken in it.</param>
/// <param name="Mode">One of <see cref="ChannelModes"/>.</param>
/// <param name="Staffed">True when a moderator is on shift for it.</param>
/// <param name="Presence">One of <see cref="PresenceBuckets"/>.</param>
/// <param name="SlowSeconds">Seconds one author waits between two messages; 0 is no wait.</param>
public sealed record RoomView(
    Guid Id, string Slug, string Name, string About, string Language, string Mode, bool Staffed, string Presence, int SlowSeconds);
