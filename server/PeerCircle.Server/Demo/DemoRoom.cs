using System.Globalization;
using System.Text.Json;
using PeerCircle.Server.Channels;

namespace PeerCircle.Server.Demo;

/// <summary>A room of the sample circle, as <c>Demo/Rooms/*.json</c> tells it.</summary>
public sealed record DemoRoom(
    string Slug, string Name, string Language, string Mode, bool AutomaticCover, int SlowSeconds, string About, string Guidelines, IReadOnlyList<DemoMessage> Messages)
{
    private const string Prefix = "PeerCircle.Server.Demo.Rooms.";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The rooms in the order of the list.</summary>
    public static readonly IReadOnlyList<string> Slugs = ["evening-tea", "games", "night-owls", "families", "yoru-no-heya"];

    public static IReadOnlyList<DemoRoom> ReadAll() => [.. Slugs.Select(Read)];

    public ChannelMode ChannelMode => Mode is Contracts.ChannelModes.Newcomers ? ChannelMode.Newcomers : ChannelMode.Open;

    private static DemoRoom Read(string slug)
    {
        using var stream = typeof(DemoRoom).Assembly.GetManifestResourceStream($"{Prefix}{slug}.json")
            ?? throw new InvalidOperationException($"The sample room {slug} is missing from the build.");
        return JsonSerializer.Deserialize<DemoRoom>(stream, Json)!;
    }
}

/// <summary>A message of the sample circle.</summary>
/// <param name="Ago">How long before the start it was sent, such as <c>2d 3h 10m</c>.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Id">Its name within the room, for replies.</param>
/// <param name="Re">The name of the message it answers.</param>
/// <param name="Note">Its content note.</param>
/// <param name="Hear">Who gave this reaction, separated by spaces; likewise the other three.</param>
/// <param name="Edited">True when it was edited a little later.</param>
/// <param name="Withdrawn">True when its author took it back.</param>
public sealed record DemoMessage(
    string Ago, string By, string Text, string? Id = null, string? Re = null, string? Note = null,
    string Hear = "", string Metoo = "", string Thanks = "", string Time = "", bool Edited = false, bool Withdrawn = false)
{
    /// <summary>How long before the start.</summary>
    public TimeSpan Before => Ago.Split(' ').Aggregate(TimeSpan.Zero, (sum, part) => sum + Part(part));

    private static TimeSpan Part(string part)
    {
        var number = int.Parse(part[..^1], CultureInfo.InvariantCulture);
        return part[^1] switch
        {
            'd' => TimeSpan.FromDays(number),
            'h' => TimeSpan.FromHours(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => throw new FormatException($"'{part}' is no span of days, hours or minutes."),
        };
    }
}
