using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using PeerCircle.Server.Realtime;
using PeerCircle.Tests.App;

namespace PeerCircle.Tests.Matrix;

/// <summary>Everything the running app can be asked to do.</summary>
internal static class Operations
{
    public static IReadOnlyList<string> Of(CircleHost host) => [.. Routes(host).Concat(HubMethods()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Routes(CircleHost host) =>
        from endpoint in host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";

    private static IEnumerable<string> HubMethods() =>
        typeof(CircleHub).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(CircleHub)).Select(m => $"HUB {m.Name}");
}
