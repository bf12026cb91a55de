using System.Net;
using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Demo;

/// <summary>The <c>--demo</c> switch. The sample circle's passphrases are public, so it is served on the loopback only.</summary>
public static class DemoSwitch
{
    private const string Name = "--demo";

    /// <summary>The arguments as settings: a bare switch is no key and value.</summary>
    public static string[] AsSettings(string[] args) =>
        [.. args.Select(arg => string.Equals(arg, Name, StringComparison.Ordinal) ? $"--{CircleOptions.Section}:{nameof(CircleOptions.Demo)}=true" : arg)];

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoCircle>();
        if (!IsOn(builder.Configuration)) return;
        foreach (var address in Addresses(builder.Configuration))
            if (!IsLoopback(address))
                throw new StartRefusedException($"--demo: {address} can be reached from outside this machine, and everyone knows the sample circle's passphrases. Use --urls http://127.0.0.1:5080");
    }

    /// <summary>Stores the sample circle where it is to be served.</summary>
    public static Task PrepareDemoAsync(this WebApplication app, CancellationToken ct = default)
    {
        var demo = app.Services.GetRequiredService<DemoCircle>();
        return app.Services.GetRequiredService<IOptions<CircleOptions>>().Value.Demo ? demo.SeedAsync(ct) : demo.WarnAsync(ct);
    }

    private static bool IsOn(ConfigurationManager configuration) => configuration.GetValue<bool>($"{CircleOptions.Section}:{nameof(CircleOptions.Demo)}");

    // Ports alone (http_ports) are not looked at: an address is always set, and it prevails.
    private static IEnumerable<string> Addresses(ConfigurationManager configuration) =>
    [
        .. (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""),
    ];

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address.Contains("://", StringComparison.Ordinal) ? address : $"http://{address}").Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
