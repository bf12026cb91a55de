namespace PeerCircle.Server.Moderation.Paging;

/// <summary>A way to reach staff who have no page open.</summary>
internal interface IPageWay
{
    PageWay Way { get; }

    /// <summary>Sends it once.</summary>
    /// <returns>What kept it from arriving, in few words without anything private; null when it arrived.</returns>
    Task<string?> SendAsync(PageNote note, CancellationToken ct);
}
