using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Hosting;

/// <summary>Whether the process lives (<c>/healthz</c>), and whether it can serve (<c>/readyz</c>: the database answers).</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // Without Redis chat goes on inside each node: that is worth a word, never a reason to be taken out of service.
        app.MapGet("/healthz", (RedisLink redis) => TypedResults.Text(redis.Away ? "alive, redis unreachable" : "alive")).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<PeerCircleDb> databases, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await using var db = await databases.CreateDbContextAsync(patience.Token);
            return await db.Database.CanConnectAsync(patience.Token)
                ? TypedResults.Text("ready")
                : TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
