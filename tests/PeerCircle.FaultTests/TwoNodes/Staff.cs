using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>What flaggers and moderators do on the wire, in few words.</summary>
internal static class Staff
{
    /// <summary>Flags a message and finds its case, as soon as the moderator's node has it.</summary>
    public static async Task<CaseView> FlaggedAsync(this WireMember moderator, WireMember flagger, Guid messageId)
    {
        await flagger.PostAsync<FlagReceipt>($"/api/messages/{messageId}/flags", new { reason = "abuse" });
        CaseView? found = null;
        await Eventually.TrueAsync("the case is on the desk", TimeSpan.FromSeconds(5), async () =>
            (found = (await moderator.GetAsync<List<CaseView>>("/api/cases?state=open")).Find(c => c.Subject.MessageId == messageId)) is not null);
        return found!;
    }

    public static Task DecideAsync(this WireMember moderator, CaseView one, string action, int? days = null)
    {
        var reason = new { rule = "kindness", facts = "You told someone to go away.", scope = action is "remove" ? "message" : "circle", days };
        return moderator.PostAsync<DecisionMade>($"/api/cases/{one.Id}/decisions", new { version = one.Version, action, reason });
    }
}
