using System.Text.Json;
using System.Text.Json.Serialization;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// What one node tells the others. Redis sees what everyone in a room sees; of a one-to-one conversation, and of what waits for a
/// moderator, it sees that something changed and nothing else.
/// </summary>
/// <param name="From">The node that tells; it ignores its own notes.</param>
/// <param name="Changes">Committed changes of rooms.</param>
/// <param name="Heads">How far conversations have come.</param>
/// <param name="Pending">Whose waiting messages changed, and where.</param>
/// <param name="Look">True: a session was revoked; look at the table now.</param>
/// <param name="Desk">True: some case changed; whoever has a desk open reads what they may see of it.</param>
/// <param name="Tuning">True: settings that all nodes follow changed; read them now.</param>
internal sealed record RelayNote(
    Guid From, IReadOnlyList<ChannelChange> Changes, IReadOnlyList<Head> Heads, IReadOnlyList<PendingMark> Pending, bool Look, bool Desk, bool Tuning = false)
{
    public static RelayNote? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, RelayJson.Default.RelayNote);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, RelayJson.Default.RelayNote);
}

/// <summary>Something that happened here and that other nodes should hear of: a change, a revocation, that a case or settings changed.</summary>
internal readonly record struct RelayItem(ChannelChange? Change = null, bool Look = false, bool Desk = false, bool Tuning = false);

/// <summary>One person's waiting messages in one channel changed; who needs them reads them.</summary>
internal sealed record PendingMark(Guid ChannelId, Guid MemberId, string Epoch, long Version);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RelayNote))]
internal sealed partial class RelayJson : JsonSerializerContext;
