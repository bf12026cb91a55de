namespace PeerCircle.Server.Mentoring;

/// <summary>Marks the words of mentoring. The English sentence is the key; <c>MentoringWords.ja.resx</c> holds the Japanese.</summary>
public sealed class MentoringWords;
