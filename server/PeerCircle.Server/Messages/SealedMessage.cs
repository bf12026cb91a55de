namespace PeerCircle.Server.Messages;

/// <summary>The four texts of a one-to-one message, sealed together.</summary>
internal static class SealedMessage
{
    /// <summary>Seals the texts and leaves them standing: what is stored is up to whoever stores it.</summary>
    public static void Close(this BodySeal seal, Message message, bool keepTexts = false)
    {
        message.Sealed = seal.Seal(OwnerOf(message), message.Text, message.Html, message.Note, message.HeldEdit);
        if (!keepTexts) (message.Text, message.Html, message.Note, message.HeldEdit) = ("", "", null, null);
    }

    /// <summary>Puts the texts back.</summary>
    public static void Open(this BodySeal seal, Message message)
    {
        var texts = seal.Open(OwnerOf(message), message.Sealed!);
        (message.Text, message.Html, message.Note, message.HeldEdit) = (texts[0] ?? "", texts[1] ?? "", texts[2], texts[3]);
    }

    private static BodySeal.Owner OwnerOf(Message message) => new((byte)'m', message.ChannelId, message.Id);
}
