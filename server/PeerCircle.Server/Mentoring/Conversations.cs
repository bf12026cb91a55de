using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Mentoring;

/// <summary>A person's own conversations. Nothing tells when the other one last came or wrote.</summary>
public sealed class Conversations(IDbContextFactory<PeerCircleDb> databases)
{
    /// <summary>All of them: those that go on first, ended ones last.</summary>
    public async Task<IReadOnlyList<ConversationView>> ListAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await Rows(db, caller).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Conversation.Ended).ThenByDescending(r => r.Conversation.Id).Select(r => r.View(caller.MemberId))];
    }

    /// <summary>One of them, or null when it is not theirs.</summary>
    public async Task<ConversationView?> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await Rows(db, caller).SingleOrDefaultAsync(r => r.Conversation.Id == id, ct))?.View(caller.MemberId);
    }

    private static IQueryable<Row> Rows(PeerCircleDb db, Caller caller) =>
        from conversation in db.Conversations.AsNoTracking()
        where db.Channels.VisibleTo(caller).Any(c => c.Id == conversation.Id)
        join member in db.Users on conversation.MemberId == caller.MemberId ? conversation.MentorId : conversation.MemberId equals member.Id into others
        from other in others.DefaultIfEmpty()
        select new Row { Conversation = conversation, OtherId = other.Id, Nickname = other.UserName, Roles = other.Roles };

    private sealed class Row
    {
        public required Conversation Conversation { get; init; }
        public Guid? OtherId { get; init; }
        public string? Nickname { get; init; }
        public Roles? Roles { get; init; }

        public ConversationView View(Guid me) =>
            new(Conversation.Id, new AuthorView(OtherId ?? Guid.Empty, Nickname ?? "", (Roles ?? Members.Roles.Member).Shown()), Conversation.StateFor(me));
    }
}
