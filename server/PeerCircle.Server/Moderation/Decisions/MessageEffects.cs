using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>What a moderator can do to a message. Each answers false when the message is not in a state for it.</summary>
internal static class MessageEffects
{
    /// <summary>Lets a waiting text be seen. It takes its place in the order now, not when it was sent.</summary>
    public static bool Approve(this Message message, DateTimeOffset now)
    {
        if (message.State is MessageState.Held)
        {
            (message.State, message.PostedAt, message.EditedAt) = (MessageState.Visible, now, null);
            return true;
        }
        if (message is not { State: MessageState.Visible, HeldEdit: { } text }) return false;
        (message.Text, message.Html, message.HeldEdit, message.EditedAt) = (text, MessageRenderer.ToHtml(text), null, now);
        return true;
    }

    /// <summary>Gives a waiting text back to its author: nobody else ever sees it.</summary>
    public static bool Return(this Message message)
    {
        if (message.State is MessageState.Held) message.State = MessageState.Returned;
        else if (message is { State: MessageState.Visible, HeldEdit: not null }) message.HeldEdit = null;
        else return false;
        return true;
    }

    /// <summary>Takes a visible message away from every reader. Its text stays in the row as evidence, and on no other path.</summary>
    public static bool Remove(this Message message)
    {
        if (message.State is not MessageState.Visible) return false;
        (message.State, message.Html, message.HeldEdit) = (MessageState.Removed, "", null);
        return true;
    }
}
