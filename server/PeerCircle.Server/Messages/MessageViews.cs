using PeerCircle.Contracts;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>Turns a stored message into what a reader gets. The only place that does, so that no path can leak more.</summary>
public static class MessageViews
{
    private const int ExcerptUnits = 120;

    /// <summary>The message as its readers get it; a withdrawn or removed one carries nothing but its place.</summary>
    public static MessageView For(Message message, string nickname, Roles roles, QuoteView? quote)
    {
        var shown = message.State is MessageState.Visible or MessageState.Held;
        return new MessageView(
            message.Id,
            message.ChannelId,
            message.Position ?? 0,
            Math.Max(message.Version, message.ReactionVersion),
            new AuthorView(message.AuthorId, nickname, roles.Shown()),
            message.PostedAt ?? message.SentAt,
            Wire(message.State),
            shown ? message.Html : "",
            shown ? Counts(message) : default,
            shown ? message.EditedAt : null,
            message.ReplyToId,
            shown ? message.Note : null,
            message.Lang,
            shown ? quote : null);
    }

    /// <summary>The counts as they stand.</summary>
    public static ReactionCounts Counts(Message message) => new(message.Hear, message.Metoo, message.Thanks, message.Time);

    /// <summary>The answered message in short; null once others may not see it any more.</summary>
    public static QuoteView? Quote(Message? answered, string? nickname) =>
        answered is { State: MessageState.Visible } && nickname is not null
            ? new QuoteView(nickname, answered.Note is null ? Excerpt(answered.Text) : "")
            : null;

    /// <summary>The reaction kind of that name, or null.</summary>
    public static ReactionKind? ParseKind(string? kind) => kind switch
    {
        ReactionKinds.Hear => ReactionKind.Hear,
        ReactionKinds.Metoo => ReactionKind.Metoo,
        ReactionKinds.Thanks => ReactionKind.Thanks,
        ReactionKinds.Time => ReactionKind.Time,
        _ => null,
    };

    /// <summary>The name of a reaction kind on the wire.</summary>
    public static string Wire(this ReactionKind kind) => ReactionKinds.All[(int)kind];

    private static string Wire(MessageState state) => state switch
    {
        MessageState.Withdrawn => MessageStates.Withdrawn,
        MessageState.Removed => MessageStates.Removed,
        MessageState.Held => "held",
        MessageState.Returned => "returned",
        _ => MessageStates.Visible,
    };

    private static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length <= ExcerptUnits) return line;
        var end = char.IsHighSurrogate(line[ExcerptUnits - 1]) ? ExcerptUnits - 1 : ExcerptUnits;
        return line[..end] + "…";
    }
}
