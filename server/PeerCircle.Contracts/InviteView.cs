namespace PeerCircle.Contracts;

/// <summary>An invite as moderators and administrators see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Uses">People it was made for.</param>
/// <param name="UsesLeft">People it still lets in.</param>
/// <param name="ExpiresAt">When it ends by itself (UTC).</param>
/// <param name="MadeBy">The nickname of whoever made it.</param>
/// <param name="Code">The code, in the answer to making it and never again.</param>
public sealed record InviteView(Guid Id, int Uses, int UsesLeft, DateTimeOffset ExpiresAt, string MadeBy, string? Code = null);
