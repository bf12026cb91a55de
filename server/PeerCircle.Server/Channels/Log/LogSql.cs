using System.Data.Common;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Channels.Log;

/// <summary>The statements and row shapes that both databases share.</summary>
internal static class LogSql
{
    internal const string SelectChannel =
        "select id, kind, version, epoch, floor, mode, slow_seconds, first_member_id, second_member_id, staffed, mode_after_cover from channels";

    internal const string MessageColumns =
        "id, channel_id, author_id, client_id, text_hash, state, position, version, text, html, note, sealed, lang, reply_to_id, sent_at, posted_at, "
        + "hear, metoo, thanks, time, reaction_version, reactions_waiting";

    /// <summary>What stands in a text's own column: nothing, where the message is sealed.</summary>
    internal static string Open(Message message, string text) => message.Sealed is null ? text : "";

    internal static string? OpenNote(Message message) => message.Sealed is null ? message.Note : null;
    internal const string SelectBar = "select member_id, kind, channel_id from sanctions";

    internal static async Task<List<Bar>> ReadBarsAsync(DbCommand command, CancellationToken ct)
    {
        var bars = new List<Bar>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            bars.Add(new Bar(row.GetGuid(0), (SanctionKind)row.GetInt32(1), await row.IsDBNullAsync(2, ct) ? null : row.GetGuid(2)));
        return bars;
    }

    internal static async Task<List<Channel>> ReadChannelsAsync(DbCommand command, CancellationToken ct)
    {
        var channels = new List<Channel>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            channels.Add(new Channel
            {
                Id = row.GetGuid(0),
                Kind = (ChannelKind)row.GetInt32(1),
                Version = row.GetInt64(2),
                Epoch = row.GetString(3),
                Floor = row.GetInt64(4),
                Mode = (ChannelMode)row.GetInt32(5),
                SlowSeconds = row.GetInt32(6),
                FirstMemberId = await row.IsDBNullAsync(7, ct) ? null : row.GetGuid(7),
                SecondMemberId = await row.IsDBNullAsync(8, ct) ? null : row.GetGuid(8),
                Staffed = row.GetBoolean(9),
                ModeAfterCover = await row.IsDBNullAsync(10, ct) ? null : (ChannelMode)row.GetInt32(10),
            });
        return channels;
    }

    internal static async Task<List<KnownSend>> ReadSendsAsync(DbCommand command, CancellationToken ct)
    {
        var sends = new List<KnownSend>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            sends.Add(new KnownSend(new SendKey(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)), row.GetGuid(3), (byte[])row.GetValue(4)));
        return sends;
    }
}
