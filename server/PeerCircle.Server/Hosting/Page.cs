using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Server.Hosting.Pages;

namespace PeerCircle.Server.Hosting;

/// <summary>Answers with a page: a Razor component rendered on the server, complete without a script.</summary>
public static class Page
{
    /// <param name="parameters">An object whose properties are the component's parameters.</param>
    /// <param name="status">The status of the answer: 400 for a form that came back, 404 for a place that is not there.</param>
    public static RazorComponentResult<TPage> Show<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>The same for what was never there and for what the caller may not know of.</summary>
    public static IResult NotThere() => Show<NotThere>(status: StatusCodes.Status404NotFound);

    /// <summary>After a form was carried out: the browser fetches the next page, so that reloading repeats nothing.</summary>
    public static IResult Next(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
