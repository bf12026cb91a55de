namespace PeerCircle.Server.Hosting;

/// <summary>A moment in words, for a reader whose time zone the server can't know.</summary>
public static class LocalTime
{
    /// <summary>Day and time in the server's zone, which it names. Inside <c>time class="local"</c> the script says it in the reader's own.</summary>
    public static string Say(DateTimeOffset moment, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone);
        var sign = local.Offset < TimeSpan.Zero ? "−" : "+";
        return $"{local:dddd} {local:t} (UTC{sign}{local.Offset:h\\:mm})";
    }
}
