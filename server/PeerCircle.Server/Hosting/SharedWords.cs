namespace PeerCircle.Server.Hosting;

/// <summary>Marks the words that every page shares. The English sentence is the key; <c>SharedWords.ja.resx</c> holds the Japanese.</summary>
public sealed class SharedWords;
