namespace PeerCircle.Server.Messages;

/// <summary>Marks the words around messages and the box to write in. The English sentence is the key.</summary>
public sealed class MessageWords;
