using System.Globalization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Hosting;

/// <summary>How this browser likes its pages: kept in a cookie, because a phone and a PC want different things.</summary>
/// <param name="Theme">One of <see cref="Themes"/>.</param>
/// <param name="UndoSeconds">Seconds a message waits before it leaves, 0 to <see cref="Limits.UndoMaxSeconds"/>.</param>
/// <param name="EnterSends">True: Enter sends on keyboards. Touch keyboards always break the line.</param>
/// <param name="Openings">True: opening lines are suggested below an empty box.</param>
public sealed record Preferences(string Theme = "auto", int UndoSeconds = 5, bool EnterSends = false, bool Openings = false)
{
    public const string CookieName = "peercircle-look";

    /// <summary>Follow the device, dark, light, and low stimulation.</summary>
    public static readonly IReadOnlyList<string> Themes = ["auto", "dark", "light", "low"];

    /// <summary>Reads the cookie; whatever is not understood falls back to the default.</summary>
    public static Preferences Of(HttpContext http) => Parse(http.Request.Cookies[CookieName]);

    public static Preferences Parse(string? text)
    {
        if (text?.Split('.') is not [var theme, var undo, var enter, var openings]) return new Preferences();
        return new Preferences(
            Themes.Contains(theme, StringComparer.Ordinal) ? theme : "auto",
            int.TryParse(undo, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Min(seconds, Limits.UndoMaxSeconds) : 5,
            enter == "1",
            openings == "1");
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Theme}.{UndoSeconds}.{(EnterSends ? 1 : 0)}.{(Openings ? 1 : 0)}");

    /// <summary>Keeps these preferences in the browser for a year.</summary>
    public void Keep(HttpContext http) => http.Response.Cookies.Append(CookieName, ToString(), new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });
}
