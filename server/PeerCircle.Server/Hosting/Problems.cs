using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Hosting;

/// <summary>An expected "no", with its stable slug and a sentence a person can act on, in the reader's language.</summary>
public sealed class Problems(IStringLocalizer<ProblemWords> words)
{
    /// <summary>The sentence for a slug.</summary>
    public string Sentence(string slug) => words[slug];

    /// <summary>As the hub answers it.</summary>
    public ProblemView View(string slug, int? retryAfterSeconds = null) => new(Slug.Urn(slug), Sentence(slug), retryAfterSeconds);

    /// <summary>As JSON calls are answered, by RFC 9457.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="slug">The problem's stable name.</param>
    /// <param name="errors">Field → sentences, for input that can be mended.</param>
    public ProblemHttpResult Answer(int status, string slug, IReadOnlyDictionary<string, string[]>? errors = null) =>
        TypedResults.Problem(Details(status, slug, errors));

    /// <summary>The problem as an object.</summary>
    public ProblemDetails Details(int status, string slug, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var details = new ProblemDetails { Status = status, Type = Slug.Urn(slug), Title = Sentence(slug) };
        if (errors is not null) details.Extensions["errors"] = errors;
        return details;
    }

    /// <summary>The same with a support card, when what could not be taken sounds like distress.</summary>
    public ProblemHttpResult WithCard(int status, string slug, SupportCard? card)
    {
        var details = Details(status, slug);
        if (card is not null) details.Extensions["support"] = card;
        return TypedResults.Problem(details);
    }

    public ProblemHttpResult NotFound() => Answer(StatusCodes.Status404NotFound, Slug.NotFound);

    public ProblemHttpResult MalformedId() => Answer(StatusCodes.Status400BadRequest, Slug.MalformedId);

    /// <summary>Too much at once; nothing was stored.</summary>
    public ProblemHttpResult Busy(HttpContext http, int retryAfterSeconds = 2)
    {
        http.Response.Headers.RetryAfter = retryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Answer(StatusCodes.Status503ServiceUnavailable, Slug.Busy);
    }
}

/// <summary>Marks the sentences of problems, by slug: <c>ProblemWords.resx</c> and <c>ProblemWords.ja.resx</c>.</summary>
public sealed class ProblemWords;
