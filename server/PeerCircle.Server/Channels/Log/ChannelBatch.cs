using System.Data.Common;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Channels.Log;

/// <summary>
/// One transaction of the writer: the channels it has locked, the rows it will append, the changes it will tell.
/// Lock order for everything versioned: see <see cref="Locks"/>.
/// </summary>
public sealed class ChannelBatch : IAsyncDisposable
{
    private readonly ILogStore store;
    private readonly BodySeal seal;
    private readonly DbTransaction transaction;
    private readonly DbConnection connection;
    private readonly Dictionary<Guid, Channel> channels;
    private readonly Dictionary<SendKey, KnownSend> sends;
    private readonly HashSet<Channel> touched = [];
    private readonly List<Message> appended = [];
    private readonly List<ChannelChange> changes = [];
    private readonly List<Bar> bars;
    private readonly List<Guid> cases = [];
    private readonly List<Func<CancellationToken, Task>> atTheEnd = [];
    private readonly List<Func<Task>> afterCommit = [];

    private ChannelBatch(
        ILogStore store, BodySeal seal, DbTransaction transaction, List<Channel> locked, List<KnownSend> known, List<Bar> bars, DateTimeOffset now)
    {
        this.bars = bars;
        Now = now;
        this.store = store;
        this.seal = seal;
        this.transaction = transaction;
        connection = transaction.Connection!;
        channels = locked.ToDictionary(c => c.Id);
        sends = known.ToDictionary(s => s.Key);
    }

    /// <summary>What readers will be told once the commit is durable, in order.</summary>
    public IReadOnlyList<ChannelChange> Changes => changes;

    /// <summary>When the batch was begun.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The cases that were changed, for the desk.</summary>
    public IReadOnlyCollection<Guid> Cases => cases;

    internal static async Task<ChannelBatch> BeginAsync(
        ILogStore store, BodySeal seal, IReadOnlyList<ChannelWrite> writes, DateTimeOffset now, CancellationToken ct)
    {
        var begun = await store.BeginAsync(ct);
        var open = begun.Connection!;
        try
        {
            var locked = await store.LockAsync(begun, [.. writes.Select(w => w.ChannelId).Distinct().Order()], ct);
            if (writes.Select(w => w.Locks).Where(l => l != default).Distinct().ToList() is { Count: > 0 } more) await store.LockRestAsync(begun, more, ct);
            var keys = writes.Select(w => w.Send).OfType<SendKey>().Distinct().ToList();
            var known = keys.Count == 0 ? [] : await store.FindSendsAsync(begun, keys, ct);
            var actors = writes.Select(w => w.Actor).OfType<Guid>().Distinct().ToList();
            var barred = actors.Count == 0 ? [] : await store.FindBarsAsync(begun, actors, now, ct);
            return new ChannelBatch(store, seal, begun, locked, known, barred, now);
        }
        catch
        {
            await begun.DisposeAsync();
            await open.DisposeAsync();
            throw;
        }
    }

    /// <summary>The channel as it is under the lock, or null when there is none of that id.</summary>
    public Channel? Find(Guid channelId) => channels.GetValueOrDefault(channelId);

    /// <summary>The earlier send of that name, in this batch or before.</summary>
    public KnownSend? FindSend(SendKey key) => sends.GetValueOrDefault(key);

    /// <summary>Why this member may not write in a channel right now, as a slug; null when they may.</summary>
    public string? BarOf(Guid memberId, Guid channelId) =>
        bars.Where(b => b.MemberId == memberId && (b.ChannelId is null || b.ChannelId == channelId))
            .OrderByDescending(b => b.Kind)
            .Select(b => b.Kind is SanctionKind.Ban ? Slug.Suspended : Slug.Muted)
            .FirstOrDefault();

    /// <summary>A sanction imposed in this very batch binds the writes that come after it.</summary>
    public void Impose(Bar bar) => bars.Add(bar);

    /// <summary>Takes the next version of a channel.</summary>
    public long NextVersion(Channel channel)
    {
        touched.Add(channel);
        return ++channel.Version;
    }

    /// <summary>Notes that a channel's own state changed, so that it is written back.</summary>
    public void Touch(Channel channel) => touched.Add(channel);

    /// <summary>Adds a message; many are appended in one statement. One-to-one texts are sealed before they are stored.</summary>
    public void Append(Message message)
    {
        if (channels[message.ChannelId].Kind is ChannelKind.Conversation) seal.Close(message, keepTexts: true);
        appended.Add(message);
        var key = new SendKey(message.ChannelId, message.AuthorId, message.ClientId);
        sends[key] = new KnownSend(key, message.Id, message.TextHash);
    }

    /// <summary>Tells readers of a change, after the commit.</summary>
    public void Tell(ChannelChange change) => changes.Add(change);

    /// <summary>Notes a changed case, for the desk.</summary>
    public void CaseChanged(Guid caseId) => cases.Add(caseId);

    /// <summary>Does something in the transaction when all changes are made: what locks the ledger's head.</summary>
    public void AtTheEnd(Func<CancellationToken, Task> last) => atTheEnd.Add(last);

    /// <summary>Does something once the commit is durable. It must not throw.</summary>
    public void AfterCommit(Func<Task> then) => afterCommit.Add(then);

    /// <summary>The EF Core model inside this transaction; sees everything that was appended before.</summary>
    public async Task<PeerCircleDb> ModelAsync(CancellationToken ct)
    {
        await FlushAsync(ct);
        return store.ModelOver(transaction);
    }

    internal async Task CommitAsync(CancellationToken ct)
    {
        await FlushAsync(ct);
        foreach (var last in atTheEnd) await last(ct);
        await transaction.CommitAsync(ct);
        foreach (var then in afterCommit) await then();
    }

    private async Task FlushAsync(CancellationToken ct)
    {
        if (appended.Count > 0) await store.AppendAsync(transaction, appended, ct);
        appended.Clear();
        if (touched.Count > 0) await store.SaveAsync(transaction, [.. touched.OrderBy(c => c.Id)], ct);
        touched.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
