using PeerCircle.Server.Hosting;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>Pages under the desk: for moderators and safeguarding leads, and nobody else.</summary>
public static class DeskOnly
{
    public static RouteGroupBuilder MapDeskGroup(this IEndpointRouteBuilder app) => app.MapGroup("/desk").RequireAuthorization().AddEndpointFilter(CheckAsync);

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Caller().Roles.HasDesk() ? await next(context) : Page.Show<NotThere>(status: StatusCodes.Status403Forbidden);
}
