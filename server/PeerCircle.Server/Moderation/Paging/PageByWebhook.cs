using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>
/// Posts the note as JSON. <c>PeerCircle-Signature: t=seconds,v1=hex</c> is the HMAC-SHA-256, keyed with the secret, over the seconds, a
/// dot and the body: a receiver that checks it, and that the seconds are near, takes nobody else's word.
/// </summary>
internal sealed partial class PageByWebhook(HttpClient http, IOptions<PagingOptions> options, TimeProvider time, ILogger<PageByWebhook> log) : IPageWay
{
    public const string SignatureHeader = "PeerCircle-Signature";

    public PageWay Way => PageWay.Webhook;

    public async Task<string?> SendAsync(PageNote note, CancellationToken ct)
    {
        var (hook, body) = (options.Value.Webhook, note.Write());
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, Sign(hook.Secret, time.GetUtcNow(), body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"answered {(int)answer.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            LogUnreachable(error, note.Page);
            return error is OperationCanceledException ? "no answer in time" : "no connection";
        }
    }

    internal static string Sign(string secret, DateTimeOffset at, byte[] body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] said = [.. Encoding.UTF8.GetBytes(seconds + "."), .. body];
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), said);
        return $"t={seconds},v1={Convert.ToHexStringLower(signed)}";
    }

    [LoggerMessage(LogLevel.Warning, "The webhook could not be reached for call {Page}.")]
    private partial void LogUnreachable(Exception error, Guid page);
}
