using PeerCircle.Contracts;

namespace PeerCircle.Server.Messages.Parts;

/// <summary>What stands in the box to write in when a page is rendered.</summary>
/// <param name="Text">The text: a draft, or what came back.</param>
/// <param name="Problem">A sentence above the box, when something came back.</param>
/// <param name="ClientId">The name of this send; kept when it comes back, so that it cannot arrive twice.</param>
/// <param name="Note">The content note.</param>
/// <param name="Answered">The message it answers.</param>
/// <param name="Changed">The message that is being changed; null for a new one.</param>
public sealed record Writing(
    string Text = "", string? Problem = null, Guid? ClientId = null, string? Note = null, MessageView? Answered = null, Guid? Changed = null)
{
    /// <summary>The card that is shown with it: the one that came with the answer, or in the region and language that were chosen on it.</summary>
    public SupportCard? Card { get; init; }
}
