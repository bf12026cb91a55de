namespace PeerCircle.Server.Library;

/// <summary>The ways to reach a helpline, and what each is reached by.</summary>
public static class HelplineWays
{
    /// <summary>Written for hours of a way that nobody has told, where the helpline itself has some.</summary>
    public const string NotKnown = "-";

    private const int ReachUnits = 200;

    /// <summary>Every kind, writing first.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["text", "chat", "whatsapp", "messenger", "web", "phone"];

    /// <summary>A way of that kind; null when what it is reached by does not fit it.</summary>
    public static HelplineChannel? Of(string kind, string reach) => kind switch
    {
        "text" or "whatsapp" or "phone" when IsNumber(reach) => new HelplineChannel(kind, Number: reach),
        "chat" or "web" when IsAddress(reach) => new HelplineChannel(kind, Url: reach),
        "messenger" when reach.Length <= ReachUnits && !reach.Any(char.IsControl) => new HelplineChannel(kind, Handle: reach),
        _ => null,
    };

    /// <summary>What it is reached by, as it is written in a form.</summary>
    public static string ReachOf(HelplineChannel way) => way.Number ?? way.Url ?? way.Handle ?? "";

    private static bool IsNumber(string reach) =>
        reach.Length <= 32 && reach.Count(char.IsAsciiDigit) >= 3 && reach.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')' or '#' or '*');

    private static bool IsAddress(string reach) =>
        reach.Length <= ReachUnits && Uri.TryCreate(reach, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        && address.UserInfo.Length == 0 && address.IdnHost.Contains('.', StringComparison.Ordinal);
}
