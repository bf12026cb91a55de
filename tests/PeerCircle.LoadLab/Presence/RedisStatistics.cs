using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerCircle.LoadLab.Presence;

/// <summary>How often each command was run in a Redis, those inside scripts included.</summary>
internal static partial class RedisStatistics
{
    private const string Ours = "info";

    public static async Task<IReadOnlyDictionary<string, long>> CallsAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await client.GetStream().WriteAsync("INFO commandstats\r\nQUIT\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var answer = await reader.ReadToEndAsync();
        return CallsOfCommand().Matches(answer).Where(match => match.Groups["name"].Value is not (Ours or "quit"))
            .ToDictionary(match => match.Groups["name"].Value, match => long.Parse(match.Groups["calls"].Value), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"cmdstat_(?<name>[^:]+):calls=(?<calls>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CallsOfCommand();
}
