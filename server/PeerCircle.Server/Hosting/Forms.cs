using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace PeerCircle.Server.Hosting;

/// <summary>A form that could not be carried out and comes back to the person who filled it in.</summary>
/// <param name="Fields">What they had written.</param>
/// <param name="Problem">A sentence above the form, in their language, that says what to do next.</param>
public sealed record ReturnedForm(IFormCollection Fields, string Problem)
{
    /// <summary>What stood in a field, or nothing.</summary>
    public string this[string name] => Fields[name].ToString();
}

/// <summary>Form posts: each is guarded by a token, and no text is lost when the token has expired.</summary>
public static class Forms
{
    /// <summary>Maps a form post.</summary>
    /// <param name="handler">Carries it out and answers with <see cref="Page.Next"/>, or with <paramref name="again"/> when it cannot.</param>
    /// <param name="again">Renders the page the form stands on, with the text in it and a fresh token.</param>
    public static RouteHandlerBuilder MapForm(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, Func<HttpContext, ReturnedForm, Task<IResult>> again) =>
        routes.MapPost(pattern, handler)
            // The filter below does it, so that a stale page is answered with the text instead of a bare 400.
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .AddEndpointFilter((context, next) => GuardAsync(context, next, again));

    private static async ValueTask<object?> GuardAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, Func<HttpContext, ReturnedForm, Task<IResult>> again)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        if (await antiforgery.IsRequestValidAsync(http)) return await next(context);
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<SharedWords>>();
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        return await again(http, new ReturnedForm(fields, words["This page had been open for a while, so nothing was sent yet. Your text is still here: please send it once more."]));
    }
}
