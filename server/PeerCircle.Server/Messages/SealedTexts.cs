namespace PeerCircle.Server.Messages;

/// <summary>Seals and opens the texts of a row together.</summary>
internal static class SealedTexts
{
    /// <summary>Seals the texts; they may be left standing: what is stored is up to whoever stores it.</summary>
    public static void Close(this BodySeal seal, IHoldsSealedTexts row, bool keepTexts = false)
    {
        string?[] texts = [.. row.Texts().Select(t => t.Text)];
        row.Sealed = seal.Seal(row.SealedFor(), texts);
        if (!keepTexts) row.PutTexts(new string?[texts.Length]);
    }

    /// <summary>Puts the texts back.</summary>
    public static void Open(this BodySeal seal, IHoldsSealedTexts row) => row.PutTexts(seal.Open(row.SealedFor(), row.Sealed!));
}
