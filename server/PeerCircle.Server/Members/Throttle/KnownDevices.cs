using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>
/// Remembers, in a sealed cookie, who has signed in with this browser, so that someone else's guessing elsewhere can't slow its
/// people down. The cookie signs nobody in.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, IOptions<CircleOptions> circle, TimeProvider time)
{
    private const int People = 5;
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private readonly IDataProtector sealing = protection.CreateProtector("PeerCircle.KnownDevices.v1");

    private bool IsSecure => circle.Value.PublicOrigin.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private string Name => IsSecure ? "__Host-peercircle-device" : "peercircle-device";

    /// <summary>Where a request comes from.</summary>
    public Visitor VisitorOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        var own = circle.Value.PublicOrigin.Length == 0 && (address is null || System.Net.IPAddress.IsLoopback(address));
        return new Visitor(Visitor.HouseholdOf(address), own, Read(http), DeviceName.Of(http.Request.Headers.UserAgent));
    }

    /// <summary>Notes that a member has signed in with this browser.</summary>
    public void Remember(HttpContext http, Guid memberId)
    {
        List<Guid> known = [memberId, .. Read(http).Where(id => id != memberId).Take(People - 1)];
        var until = (time.GetUtcNow() + Life).ToUnixTimeSeconds();
        var cookie = sealing.Protect($"{until} {string.Join(' ', known)}");
        http.Response.Cookies.Append(Name, cookie, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Life,
            SameSite = SameSiteMode.Strict,
            Secure = IsSecure,
        });
    }

    private IReadOnlyList<Guid> Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } cookie || Open(cookie) is not [var until, .. var ids]) return [];
        if (!long.TryParse(until, out var seconds) || seconds < time.GetUtcNow().ToUnixTimeSeconds()) return [];
        return [.. ids.Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).Where(id => id != Guid.Empty).Take(People)];
    }

    private string[]? Open(string cookie)
    {
        try
        {
            return sealing.Unprotect(cookie).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Forged, or sealed with a key that is gone: a browser like any other.
            return null;
        }
    }
}
