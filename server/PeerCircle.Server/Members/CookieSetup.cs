using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>The session cookie: it names a session row and holds nothing else.</summary>
public static class CookieSetup
{
    public static void AddSessionCookie(this WebApplicationBuilder builder)
    {
        var secure = builder.Configuration[$"{CircleOptions.Section}:{nameof(CircleOptions.PublicOrigin)}"]
            ?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true;
        builder.Services.AddAuthentication(Sessions.Scheme).AddCookie(Sessions.Scheme, cookie =>
        {
            cookie.Cookie.Name = secure ? "__Host-peercircle" : "peercircle";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            cookie.Cookie.MaxAge = Sessions.Life;
            cookie.ExpireTimeSpan = Sessions.Life;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToLogin = ChallengeAsync;
            cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context.HttpContext, StatusCodes.Status403Forbidden, Slug.Forbidden);
        });
        // Closed unless opened: an endpoint that forgot to say who may use it is for the signed-in only.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var found = Guid.TryParse(context.Principal?.FindFirst(Sessions.Claim)?.Value, out var id)
            ? await http.RequestServices.GetRequiredService<SessionCache>().FindAsync(id, http.RequestAborted)
            : null;
        var shutOut = found is { Suspended: true } && http.GetEndpoint()?.Metadata.GetMetadata<OpenToSuspended>() is null;
        if (found is null or { Locked: true } || shutOut) context.RejectPrincipal();
        if (found is not null) http.Items[typeof(Caller)] = found;
    }

    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.IsSuspended()) return SuspendedAsync(http);
        if (IsForPrograms(http)) return AnswerAsync(http, StatusCodes.Status401Unauthorized, Slug.SignedOut);
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : PathString.Empty.Value;
        http.Response.Redirect("/sign-in" + QueryString.Create("next", back ?? ""));
        return Task.CompletedTask;
    }

    private static Task SuspendedAsync(HttpContext http)
    {
        if (IsForPrograms(http)) return AnswerAsync(http, StatusCodes.Status403Forbidden, Slug.Suspended);
        http.Response.Redirect("/notices");
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext http, int status, string slug) =>
        http.RequestServices.GetRequiredService<Problems>().Answer(status, slug).ExecuteAsync(http);

    /// <summary>True for JSON calls and the hub, which are answered with problem details instead of pages.</summary>
    public static bool IsForPrograms(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/hub", StringComparison.Ordinal);
}

/// <summary>Who is calling, for endpoints.</summary>
public static class CallerOfRequest
{
    /// <summary>The caller, or null for a visitor. A locked session is a visitor.</summary>
    public static Caller? FindCaller(this HttpContext http) =>
        http.Items[typeof(Caller)] is Caller { Locked: false } caller && http.User.Identity is { IsAuthenticated: true } ? caller : null;

    /// <summary>True when the browser's session belongs to someone who is banned.</summary>
    public static bool IsSuspended(this HttpContext http) => http.Items[typeof(Caller)] is Caller { Locked: false, Suspended: true };

    /// <summary>True when the browser's session was locked by quick exit.</summary>
    public static bool IsLocked(this HttpContext http) => http.Items[typeof(Caller)] is Caller { Locked: true };

    /// <summary>The caller, behind an endpoint that only the signed-in reach.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.FindCaller() ?? throw new InvalidOperationException("This endpoint was reached without a session; it lacks RequireAuthorization.");
}

/// <summary>Marks what a banned person still reaches: the reasons, and what they can do about them.</summary>
public sealed class OpenToSuspended;
