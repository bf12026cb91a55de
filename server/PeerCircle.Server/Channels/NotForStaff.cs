using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Channels;

/// <summary>Keeps staff out of conversations that are not theirs, on every call below a channel's address.</summary>
internal static class NotForStaff
{
    /// <param name="routes">Routes with the channel's id in them.</param>
    /// <param name="name">The name of that id in the route.</param>
    /// <param name="answer">What staff are shown; null: a problem.</param>
    public static TBuilder CloseToStaff<TBuilder>(this TBuilder routes, string name, Func<IResult>? answer = null)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var channels = http.RequestServices.GetRequiredService<ChannelCache>();
            if (!await channels.IsClosedToStaffAsync(http.Caller(), http.GetRouteValue(name) as string, http.RequestAborted)) return await next(context);
            return answer?.Invoke() ?? http.RequestServices.GetRequiredService<Problems>().Answer(StatusCodes.Status403Forbidden, Slug.Forbidden);
        });
}
