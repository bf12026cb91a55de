using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PeerCircle.Contracts;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>What flaggers and moderators do over JSON, in few words.</summary>
internal static class Desk
{
    public static readonly object Reason = new { rule = "kindness", facts = "You told someone to go away.", scope = "message" };

    public static async Task<FlagReceipt> FlagAsync(this Person flagger, Guid messageId, string reason = "abuse", string? note = null)
    {
        var answer = await flagger.Http.PostAsJsonAsync($"/api/messages/{messageId}/flags", new { reason, note });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<FlagReceipt>())!;
    }

    /// <summary>The open case about a message, or null when this person sees none.</summary>
    public static async Task<CaseView?> CaseAsync(this Person moderator, Guid messageId, string state = "open") =>
        (await moderator.Http.GetFromJsonAsync<List<CaseView>>($"/api/cases?state={state}"))!.SingleOrDefault(c => c.Subject.MessageId == messageId);

    public static Task<HttpResponseMessage> DecideAsync(
        this Person moderator, CaseView one, string action, object? reason = null, string? note = null, bool? alsoRemove = null) =>
        moderator.Http.PostAsJsonAsync($"/api/cases/{one.Id}/decisions", new { version = one.Version, action, reason = reason ?? Reason, note, alsoRemove });

    public static async Task<List<NoticeView>> NoticesAsync(this Person person) => (await person.Http.GetFromJsonAsync<List<NoticeView>>("/api/notices"))!;

    public static async Task<string> TypeAsync(this HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString()!.Replace("urn:peercircle:", "", StringComparison.Ordinal);
}
