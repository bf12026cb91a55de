using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Shifts;

/// <summary>Going on and off shift.</summary>
public static class ShiftEndpoints
{
    /// <summary>The caller's own shift.</summary>
    /// <param name="OnShift">True while they are on shift.</param>
    /// <param name="Since">When it began.</param>
    /// <param name="Others">How many others are on shift.</param>
    public sealed record ShiftView(bool OnShift, DateTimeOffset? Since, int Others);

    public static void MapShifts(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/shift").WithTags("Shifts").RequireAuthorization().AddEndpointFilter(OnlyModeratorsAsync);
        api.MapGet("", async (HttpContext http, ShiftBook shifts, CancellationToken ct) => TypedResults.Ok(await ViewAsync(shifts, http.Caller(), ct))).Produces<ShiftView>();
        api.MapPost("", GoOnAsync).Produces<ShiftView>();
        api.MapDelete("", GoOffAsync).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>Every request of a moderator is a sign of life.</summary>
    public static IApplicationBuilder UseShifts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.FindCaller() is { } caller) http.RequestServices.GetRequiredService<ShiftWatch>().Note(caller);
        return next(http);
    });

    private static async Task<IResult> GoOnAsync(HttpContext http, ShiftBook shifts, ShiftWatch watch, CancellationToken ct)
    {
        await shifts.GoOnAsync(http.Caller(), ct);
        await watch.KeepRoomsAsync(ct);
        return TypedResults.Ok(await ViewAsync(shifts, http.Caller(), ct));
    }

    private static async Task<IResult> GoOffAsync(HttpContext http, ShiftBook shifts, ShiftWatch watch, CancellationToken ct)
    {
        await shifts.GoOffAsync(http.Caller(), ct);
        await watch.KeepRoomsAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<ShiftView> ViewAsync(ShiftBook shifts, Caller caller, CancellationToken ct)
    {
        var (own, everyone) = (await shifts.FindAsync(caller, ct), await shifts.WhoAsync(ct));
        return new ShiftView(own is not null, own?.StartedAt, everyone.Count(id => id != caller.MemberId));
    }

    private static ValueTask<object?> OnlyModeratorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ShiftBook.MayGoOn(context.HttpContext.Caller())
            ? next(context)
            : ValueTask.FromResult<object?>(context.HttpContext.RequestServices.GetRequiredService<Problems>().Answer(StatusCodes.Status403Forbidden, Slug.Forbidden));
}
