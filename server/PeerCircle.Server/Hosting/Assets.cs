using Microsoft.AspNetCore.StaticAssets;

namespace PeerCircle.Server.Hosting;

/// <summary>Maps the plain name of a static file (<c>app/app.js</c>) to the address that carries its fingerprint.</summary>
/// <remarks>A fingerprinted file is cached for good; the next release has another address.</remarks>
public sealed class Assets(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> addresses = new(() => Read(endpoints));

    /// <summary>The address to put into a page.</summary>
    /// <param name="name">The file's path below wwwroot.</param>
    /// <exception cref="KeyNotFoundException">There is no such file: the client was not bundled.</exception>
    public string this[string name] => addresses.Value.TryGetValue(name, out var address)
        ? address
        : throw new KeyNotFoundException($"The static file '{name}' is missing. Build the server, which bundles client/.");

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            var label = asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value;
            if (label is not null) found[label] = "/" + asset.Route;
            else found.TryAdd(asset.Route, "/" + asset.Route);
        }
        return found;
    }
}
