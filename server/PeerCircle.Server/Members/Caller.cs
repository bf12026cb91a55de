namespace PeerCircle.Server.Members;

/// <summary>Who is calling, as their session row and member row say right now (at most a second old).</summary>
/// <param name="MemberId">The member.</param>
/// <param name="SessionId">The session the call came with.</param>
/// <param name="Nickname">The nickname as written.</param>
/// <param name="Roles">What they are trusted with.</param>
/// <param name="AgeBand">All that is kept of their age.</param>
/// <param name="Language">The language they read.</param>
/// <param name="Region">Their region for helplines; may be empty.</param>
/// <param name="Locked">True after quick exit: nothing but signing in again is allowed.</param>
/// <param name="Suspended">True while banned: nothing but <see cref="OpenToSuspended"/> is reached.</param>
public sealed record Caller(
    Guid MemberId,
    Guid SessionId,
    string Nickname,
    Roles Roles,
    AgeBand AgeBand,
    string Language,
    string Region,
    bool Locked,
    bool Suspended = false);
