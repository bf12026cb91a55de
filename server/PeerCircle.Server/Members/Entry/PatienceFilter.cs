using System.Globalization;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>Gives a form back when too many passphrases wait to be hashed, with what was written in it.</summary>
internal sealed class PatienceFilter(Func<ReturnedForm, IResult> again) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (PassphraseBusyException)
        {
            var http = context.HttpContext;
            http.Response.Headers.RetryAfter = PassphraseWork.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            var problem = http.RequestServices.GetRequiredService<Problems>().Sentence(Slug.Busy);
            return again(new ReturnedForm(await http.Request.ReadFormAsync(http.RequestAborted), problem));
        }
    }
}
