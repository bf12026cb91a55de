using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PeerCircle.Contracts;

namespace PeerCircle.LoadLab.Peers.Floor;

/// <summary>What fan-out costs at the very least: for every message one <c>send()</c> per member, of as many bytes as the service sends.</summary>
internal static class FloorServer
{
    private const string Hole = "@TEXT@";

    private static readonly (byte[] Head, byte[] Tail) Body = MakeBody();
    private static readonly ConcurrentDictionary<string, Socket[]> Rooms = new(StringComparer.Ordinal);

    public static async Task RunAsync(int port)
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(4096);
        for (; ; )
            _ = ServeAsync(await listener.AcceptAsync());
    }

    private static async Task ServeAsync(Socket member)
    {
        using var mine = member;
        member.NoDelay = true;
        using var lines = new StreamReader(new NetworkStream(member));
        if (await lines.ReadLineAsync() is not { } room) return;
        Rooms.AddOrUpdate(room, [member], (_, others) => [.. others, member]);
        member.Send("in\n"u8);
        try
        {
            while (await lines.ReadLineAsync() is { } text)
                SendToAll(Rooms[room], [.. Body.Head, .. Encoding.UTF8.GetBytes(text), .. Body.Tail]);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // It left.
        }

        Rooms.AddOrUpdate(room, [], (_, all) => [.. all.Where(one => one != member)]);
    }

    private static void SendToAll(Socket[] members, byte[] body)
    {
        foreach (var member in members)
            member.Send(body, SocketFlags.None, out _);
    }

    private static (byte[] Head, byte[] Tail) MakeBody()
    {
        var channel = Guid.CreateVersion7();
        var message = new MessageView(
            Guid.CreateVersion7(), channel, 1, 1, new AuthorView(Guid.CreateVersion7(), "load aa", "member"), TimeProvider.System.GetUtcNow(), MessageStates.Visible,
            $"<p>{Hole}</p>\n", default, Lang: "en");
        var set = new ChangeSet(channel, "bare", 0, 1, Reset: false, More: false, [message], []);
        var json = JsonSerializer.Serialize(set, PeerCircleJson.Default.ChangeSet);
        var parts = $"{{\"type\":1,\"target\":\"Changed\",\"arguments\":[{json}]}}{(char)0x1e}".Split(Hole);
        return (Encoding.UTF8.GetBytes(parts[0]), Encoding.UTF8.GetBytes(parts[1]));
    }
}
