using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Hosting;

/// <summary>
/// Turns what went wrong before or inside an endpoint into a clear answer, a problem for programs and a page for people: no bare status, no
/// stack trace, and what was written comes back.
/// </summary>
public sealed partial class Failures(RequestDelegate next, Problems problems, ILogger<Failures> log)
{
    private const int BusySeconds = 2;

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (IsBare(http)) await problems.Answer(http.Response.StatusCode, SlugOf(http.Response.StatusCode)).ExecuteAsync(http);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            await problems.Answer(error.StatusCode, SlugOf(error.StatusCode)).ExecuteAsync(http);
        }
        catch (Exception error) when ((error is LogBusyException || Outage.Concerns(error)) && !http.Response.HasStarted)
        {
            LogUnavailable(error);
            await AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, Slug.Busy, BusySeconds);
        }
        catch (PassphraseBusyException) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, Slug.Busy, PassphraseWork.RetryAfterSeconds);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailed(error, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "no endpoint");
            await AnswerAsync(http, StatusCodes.Status500InternalServerError, Slug.InternalError);
        }
    }

    private async Task AnswerAsync(HttpContext http, int status, string slug, int? retryAfterSeconds = null)
    {
        if (retryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
        if (CookieSetup.IsForPrograms(http))
        {
            await problems.Answer(status, slug).ExecuteAsync(http);
            return;
        }
        var page = new { Sentence = problems.Sentence(slug), Address = $"{http.Request.Path}{http.Request.QueryString}", Kept = await KeptFields.OfAsync(http.Request) };
        await Page.Show<Sorry>(page, status).ExecuteAsync(http);
    }

    private static bool IsBare(HttpContext http) =>
        http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && CookieSetup.IsForPrograms(http);

    private static string SlugOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Slug.SignedOut,
        StatusCodes.Status403Forbidden => Slug.Forbidden,
        StatusCodes.Status404NotFound => Slug.NotFound,
        StatusCodes.Status413PayloadTooLarge => Slug.TooLarge,
        _ => Slug.Malformed,
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed.")]
    private partial void LogFailed(Exception error, string method, string endpoint);

    [LoggerMessage(LogLevel.Warning, "The database could not be reached.")]
    private partial void LogUnavailable(Exception error);
}
