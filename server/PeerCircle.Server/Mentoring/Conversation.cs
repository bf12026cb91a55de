using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;

namespace PeerCircle.Server.Mentoring;

/// <summary>
/// What makes a channel a conversation between a member and their mentor. Its id is the channel's id.
/// <para>
/// Nobody owes a reply, so a pause is each side's own: whoever paused is told of nothing new until they take it up again, and the
/// other side neither sees the pause nor is stopped by it. They may go on writing; it waits, as a letter does. To tell them
/// "paused" would be a message in itself, and to stop them would be one too.
/// </para>
/// <para>
/// An end is for both: from then on the channel is read-only and stays readable. Nobody is notified; whoever comes back finds it
/// said in place of the box to write in. It is not undone: asking again opens a new conversation, with both wanting it.
/// </para>
/// </summary>
public sealed class Conversation
{
    public Guid Id { get; init; }
    public Guid MemberId { get; init; }
    public Guid MentorId { get; init; }
    public bool MemberPaused { get; set; }
    public bool MentorPaused { get; set; }
    public bool Ended { get; set; }

    public Channel Channel { get; init; } = null!;

    /// <summary>How it stands for one of the two.</summary>
    public string StateFor(Guid reader) =>
        Ended ? ConversationStates.Ended
        : (reader == MemberId ? MemberPaused : MentorPaused) ? ConversationStates.Paused
        : ConversationStates.Active;
}

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("conversations");
        conversation.HasOne(c => c.Channel).WithOne().HasForeignKey<Conversation>(c => c.Id);
        conversation.HasIndex(c => c.MemberId);
        conversation.HasIndex(c => new { c.MentorId, c.Ended });
    }
}
