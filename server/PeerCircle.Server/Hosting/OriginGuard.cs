using Microsoft.Extensions.Options;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Hosting;

/// <summary>
/// Threat: another site drives a signed-in person's browser. SignalR accepts any origin on negotiate and on the WebSocket, so unsafe
/// methods and the hub are refused here when they say that they come from elsewhere. A client that says nothing is not a browser.
/// </summary>
public sealed class OriginGuard(RequestDelegate next, IOptions<CircleOptions> options, Problems problems)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (IsGuarded(http.Request) && IsForeign(http.Request)) await problems.Answer(StatusCodes.Status403Forbidden, Slug.ForeignOrigin).ExecuteAsync(http);
        else await next(http);
    }

    private static bool IsGuarded(HttpRequest request) =>
        request.Path.StartsWithSegments("/hub", StringComparison.Ordinal)
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method));

    private bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] == "cross-site") return true;
        if (request.Headers.Origin is not [var origin, ..]) return false;
        var own = options.Value.PublicOrigin.TrimEnd('/');
        if (own.Length > 0 && string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)) return false;
        return own.Length > 0 || !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
