using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>
/// Carries fresh codes to the page that shows them, sealed in a cookie of a few minutes: reloading shows them again, and saying
/// "I have written them down" makes them unreadable. The server keeps only hashes.
/// </summary>
public sealed class SealedCodes(IDataProtectionProvider protection, IOptions<CircleOptions> circle, TimeProvider time)
{
    private const string Name = "peercircle-codes";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private readonly IDataProtector sealing = protection.CreateProtector("PeerCircle.SealedCodes.v1");

    /// <summary>Hands codes to the next page. They can be opened by this session only.</summary>
    public void Put(HttpContext http, Guid sessionId, IReadOnlyList<string> codes)
    {
        var until = (time.GetUtcNow() + Life).ToUnixTimeSeconds();
        http.Response.Cookies.Append(Name, sealing.Protect($"{until} {sessionId} {string.Join(' ', codes)}"), Options(Life));
    }

    /// <summary>The codes to show; none when they were written down or have waited too long.</summary>
    public IReadOnlyList<string> Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } cookie || Open(cookie) is not [var until, var session, .. var codes]) return [];
        var fresh = long.TryParse(until, out var seconds) && seconds >= time.GetUtcNow().ToUnixTimeSeconds();
        return fresh && string.Equals(session, http.FindCaller()?.SessionId.ToString(), StringComparison.Ordinal) ? codes : [];
    }

    public void Drop(HttpContext http) => http.Response.Cookies.Delete(Name, Options(TimeSpan.Zero));

    private string[]? Open(string cookie)
    {
        try
        {
            return sealing.Unprotect(cookie).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options(TimeSpan life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        Path = "/recovery/codes",
        SameSite = SameSiteMode.Lax,
        Secure = circle.Value.PublicOrigin.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
    };
}
