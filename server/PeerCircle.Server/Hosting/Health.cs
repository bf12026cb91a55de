using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Hosting;

/// <summary>Whether the process lives (<c>/healthz</c>), and whether it can serve (<c>/readyz</c>: the database answers, and it is not on its way out).</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // Answered before anybody is asked who they are: that would need the database.
        // Without Redis chat goes on inside each node: that is worth a word, never a reason to be taken out of service.
        app.MapGet("/healthz", (RedisLink redis) => TypedResults.Text(redis.Away ? "alive, redis unreachable" : "alive")).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription().ShortCircuit();
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription().ShortCircuit();
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<PeerCircleDb> databases, Draining draining, CancellationToken ct)
    {
        if (draining.Leaving) return NotReady("leaving");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await using var db = await databases.CreateDbContextAsync(patience.Token);
            return await db.Database.CanConnectAsync(patience.Token)
                ? TypedResults.Text("ready")
                : NotReady("the database does not answer");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return NotReady("the database does not answer");
        }
    }

    private static ContentHttpResult NotReady(string why) => TypedResults.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
