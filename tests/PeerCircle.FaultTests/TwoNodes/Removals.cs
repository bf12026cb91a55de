using PeerCircle.FaultTests.Support;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>A moderator who takes messages out, and remembers those of which the answer said that it is done.</summary>
internal sealed class Removals(WireMember moderator, WireMember flagger)
{
    public HashSet<Guid> Ids { get; } = [];

    public async Task RemoveAsync(Guid messageId)
    {
        if (messageId == Guid.Empty) return;
        try
        {
            await moderator.DecideAsync(await moderator.FlaggedAsync(flagger, messageId), "remove");
            Ids.Add(messageId);
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException or TimeoutException)
        {
            // The node is away, or its author was quicker to take it back: then it is not for this test.
        }
    }
}
