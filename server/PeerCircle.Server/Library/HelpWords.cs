namespace PeerCircle.Server.Library;

/// <summary>Marks the words of the help page. The English sentence is the key.</summary>
public sealed class HelpWords;
