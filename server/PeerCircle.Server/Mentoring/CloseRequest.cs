using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>A mentor passes, or a member takes their request back. No reason is asked for, and none is kept.</summary>
public sealed class CloseRequest(IDbContextFactory<PeerCircleDb> databases)
{
    public Task<ChangeOutcome> PassAsync(Caller mentor, Guid requestId, CancellationToken ct) =>
        CloseAsync(requestId, r => r.MentorId == mentor.MemberId, RequestState.Passed, ct);

    public Task<ChangeOutcome> TakeBackAsync(Caller member, Guid requestId, CancellationToken ct) =>
        CloseAsync(requestId, r => r.MemberId == member.MemberId, RequestState.TakenBack, ct);

    private async Task<ChangeOutcome> CloseAsync(
        Guid requestId, System.Linq.Expressions.Expression<Func<MentorRequest, bool>> own, RequestState state, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var requests = db.MentorRequests.Where(own).Where(r => r.Id == requestId);
        if (await requests.Where(r => r.State == RequestState.Open).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state), ct) > 0)
            return new ChangeOutcome.Done();
        return await requests.Select(r => (RequestState?)r.State).SingleOrDefaultAsync(ct) switch
        {
            null => new ChangeOutcome.NotFound(),
            { } known when known == state => new ChangeOutcome.Done(),
            _ => new ChangeOutcome.Refused(Contracts.Slug.RequestAnswered),
        };
    }
}
