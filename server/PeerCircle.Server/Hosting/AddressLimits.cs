using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Hosting;

/// <summary>
/// Bounds what one address can make this node do. Direct connections from the machine itself are free as long as no public address
/// is set: then they are the operator's own, not a proxy's.
/// </summary>
public static class AddressLimits
{
    public static void AddAddressLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(Partition);
            limits.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "2";
                await context.HttpContext.RequestServices.GetRequiredService<Problems>()
                    .Answer(StatusCodes.Status429TooManyRequests, Slug.TooManyRequests).ExecuteAsync(context.HttpContext);
            };
        });
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<CircleOptions>>(TrustProxies);
    }

    private static RateLimitPartition<IPAddress> Partition(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        var behindNothing = http.RequestServices.GetRequiredService<IOptions<CircleOptions>>().Value.PublicOrigin.Length == 0;
        if (behindNothing && IPAddress.IsLoopback(address)) return RateLimitPartition.GetNoLimiter(address);
        return RateLimitPartition.GetTokenBucketLimiter(Household(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 300,
            TokensPerPeriod = 20,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        });
    }

    // One household has a whole IPv6 /64 to choose addresses from.
    private static IPAddress Household(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6 || address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }

    private static void TrustProxies(ForwardedHeadersOptions forwarded, IOptions<CircleOptions> circle)
    {
        forwarded.ForwardedHeaders = circle.Value.KnownProxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in circle.Value.KnownProxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network)) forwarded.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
            else throw new OptionsValidationException(CircleOptions.Section, typeof(CircleOptions), [$"PeerCircle:KnownProxies: '{proxy}' is neither an address nor a network such as 10.0.0.0/8."]);
        }
    }
}
