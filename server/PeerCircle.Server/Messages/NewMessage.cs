namespace PeerCircle.Server.Messages;

/// <summary>A text on its way into a channel.</summary>
/// <param name="ChannelId">Where it shall stand.</param>
/// <param name="ClientId">The client's name for this send.</param>
/// <param name="Text">Markdown as written.</param>
/// <param name="ReplyTo">The message it answers.</param>
/// <param name="Note">A content note to fold it behind.</param>
public sealed record NewMessage(Guid ChannelId, Guid ClientId, string Text, Guid? ReplyTo = null, string? Note = null);
