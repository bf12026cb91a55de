namespace PeerCircle.Server.Members;

/// <summary>Names the kind of browser in plain words, so that people can tell their sessions apart. No version: it would tell more than it helps.</summary>
public static class DeviceName
{
    // The order matters: most browsers also claim to be those below them.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
        ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Chromium", "Chromium"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Nintendo", "Nintendo"), ("PlayStation", "PlayStation"),
        ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>"Firefox on Android", "Firefox", or nothing for what says nothing we know.</summary>
    public static string Of(string? userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent ?? ""), Find(Systems, userAgent ?? ""));
        return browser is null || system is null ? browser ?? system ?? "" : $"{browser} on {system}";
    }

    private static string? Find((string Sign, string Name)[] among, string userAgent) =>
        among.Where(known => userAgent.Contains(known.Sign, StringComparison.Ordinal)).Select(known => known.Name).FirstOrDefault();
}
