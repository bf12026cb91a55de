using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>A person's requests: those they made, and those made to them that still wait.</summary>
public sealed class RequestList(IDbContextFactory<PeerCircleDb> databases, BodySeal seal)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<RequestView>> ReadAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var me = caller.MemberId;
        // What a mentor passed on is gone from their list: nothing there to feel bad about later.
        var rows = await (
            from request in db.MentorRequests.AsNoTracking()
            where (request.MemberId == me && request.State != RequestState.TakenBack) || (request.MentorId == me && request.State == RequestState.Open)
            join member in db.Users on request.MemberId == me ? request.MentorId : request.MemberId equals member.Id
            orderby request.AskedAt descending, request.Id descending
            select new { request, member.Id, member.UserName, member.Roles }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(r => View(me, r.request, new AuthorView(r.Id, r.UserName!, r.Roles.Shown())))];
    }

    private RequestView View(Guid me, MentorRequest request, AuthorView with) => new(
        request.Id,
        request.MemberId == me ? "member" : "mentor",
        with,
        request.State.Wire(),
        request.AskedAt,
        request.Opening is { } box ? seal.Open(request.Owner, box)[0] : null,
        request.ChannelId);
}
