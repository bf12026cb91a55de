using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>What became of taking a request.</summary>
public abstract record AcceptOutcome
{
    public sealed record Taken(Guid ChannelId) : AcceptOutcome;

    public sealed record Refused(string Slug) : AcceptOutcome;

    public sealed record NotFound : AcceptOutcome;
}

/// <summary>
/// A mentor takes a request: the conversation opens, with the opening line as its first message. The mentor's profile row is the
/// lock, so that two requests taken at once can't pass the load limit together.
/// </summary>
public sealed class AcceptRequest(IDbContextFactory<PeerCircleDb> databases, BodySeal seal, TimeProvider time)
{
    public async Task<AcceptOutcome> RunAsync(Caller mentor, Guid requestId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var profiles = db.MentorProfiles.Where(p => p.MemberId == mentor.MemberId && db.Users.Any(m => m.Id == p.MemberId && (m.Roles & Roles.Mentor) != Roles.Member));
        var locked = await profiles.ExecuteUpdateAsync(set => set.SetProperty(p => p.Capacity, p => p.Capacity), ct);
        var request = await db.MentorRequests.SingleOrDefaultAsync(r => r.Id == requestId && r.MentorId == mentor.MemberId, ct);
        if (locked == 0 || request is null) return new AcceptOutcome.NotFound();
        if (await ProblemAsync(db, request, ct) is { } slug) return new AcceptOutcome.Refused(slug);
        var channel = Open(db, request);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new AcceptOutcome.Taken(channel);
    }

    private static async Task<string?> ProblemAsync(PeerCircleDb db, MentorRequest request, CancellationToken ct)
    {
        if (request.State is not RequestState.Open) return Slug.RequestAnswered;
        var asker = await db.Users.AsNoTracking().Where(m => m.Id == request.MemberId).Select(m => (AgeBand?)m.AgeBand).SingleOrDefaultAsync(ct);
        if (asker is null or AgeBand.Under18) return Slug.RequestAnswered;
        var capacity = await db.MentorProfiles.Where(p => p.MemberId == request.MentorId).Select(p => p.Capacity).SingleAsync(ct);
        return await db.Conversations.CountAsync(c => c.MentorId == request.MentorId && !c.Ended, ct) < capacity ? null : Slug.MentorFull;
    }

    private Guid Open(PeerCircleDb db, MentorRequest request)
    {
        var channel = new Channel
        {
            Kind = ChannelKind.Conversation,
            Epoch = Channel.NewEpoch(),
            FirstMemberId = request.MemberId,
            SecondMemberId = request.MentorId,
        };
        db.Conversations.Add(new Conversation { Id = channel.Id, MemberId = request.MemberId, MentorId = request.MentorId, Channel = channel });
        (request.State, request.ChannelId) = (RequestState.Accepted, channel.Id);
        if (request.Opening is { } box) db.Messages.Add(First(request, channel, seal.Open(request.Owner, box)[0]!));
        return channel.Id;
    }

    // Nobody can be looking yet and no one else can hold the channel's lock: it does not exist before this commit.
    private Message First(MentorRequest request, Channel channel, string text)
    {
        var message = new Message
        {
            ChannelId = channel.Id,
            AuthorId = request.MemberId,
            ClientId = request.Id,
            TextHash = SHA256.HashData(request.Opening!),
            Text = text,
            Html = MessageRenderer.ToHtml(text),
            Lang = Language.Of(text, "en"),
            State = MessageState.Visible,
            Position = 1,
            Version = channel.Version = 1,
            SentAt = request.AskedAt,
            PostedAt = time.GetUtcNow(),
        };
        seal.Close(message, keepTexts: true);
        return message;
    }
}
