using System.Data.Common;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Channels.Log;

/// <summary>
/// What differs between the databases on the path of a message. Everything here runs on one connection in one transaction;
/// plain ADO.NET, because at 64 writers it acknowledges twice as many messages a second as EF Core in batches.
/// </summary>
public interface ILogStore
{
    /// <summary>Opens a connection and begins the transaction that a batch commits.</summary>
    Task<DbTransaction> BeginAsync(CancellationToken ct);

    /// <summary>Locks the channels in the order of their ids and reads them as they are under the lock.</summary>
    Task<List<Channel>> LockAsync(DbTransaction transaction, IReadOnlyList<Guid> channelIds, CancellationToken ct);

    /// <summary>Locks cases by id, then the heads of settings.</summary>
    Task LockRestAsync(DbTransaction transaction, IReadOnlyCollection<Locks> locks, CancellationToken ct);

    /// <summary>Of these sends, the ones that were accepted before.</summary>
    Task<List<KnownSend>> FindSendsAsync(DbTransaction transaction, IReadOnlyList<SendKey> sends, CancellationToken ct);

    /// <summary>What these members are barred from at that moment.</summary>
    Task<List<Bar>> FindBarsAsync(DbTransaction transaction, IReadOnlyList<Guid> memberIds, DateTimeOffset now, CancellationToken ct);

    /// <summary>Appends messages.</summary>
    Task AppendAsync(DbTransaction transaction, IReadOnlyList<Message> messages, CancellationToken ct);

    /// <summary>Writes back the counters of channels.</summary>
    Task SaveAsync(DbTransaction transaction, IReadOnlyList<Channel> channels, CancellationToken ct);

    /// <summary>The EF Core model over the batch's own connection and transaction, for the rarer kinds of change.</summary>
    PeerCircleDb ModelOver(DbTransaction transaction);
}

/// <summary>What makes a send the same send.</summary>
public readonly record struct SendKey(Guid ChannelId, Guid AuthorId, Guid ClientId);

/// <summary>A send that was accepted before.</summary>
public sealed record KnownSend(SendKey Key, Guid MessageId, byte[] TextHash);

/// <summary>A sanction in force.</summary>
/// <param name="ChannelId">The one channel it holds in; null: everywhere.</param>
public sealed record Bar(Guid MemberId, SanctionKind Kind, Guid? ChannelId);
