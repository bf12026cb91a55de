namespace PeerCircle.Server.Moderation;

/// <summary>Marks the words of flags, the desk and letters. The English sentence is the key.</summary>
public sealed class ModerationWords;
