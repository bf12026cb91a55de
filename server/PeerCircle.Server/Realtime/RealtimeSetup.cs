using System.Net;
using System.Net.Sockets;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Realtime;

/// <summary>The hub and what keeps it honest.</summary>
public static class RealtimeSetup
{
    private const int SocketSendBytes = 64 * 1024;

    public static void AddRealtime(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = Limits.HubMessageBytes;
                hub.EnableDetailedErrors = false;
                hub.AddFilter<SessionFilter>();
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = new(PeerCircleJson.Default.Options)
            {
                TypeInfoResolverChain = { new DefaultJsonTypeInfoResolver() },
                Converters = { new LenientString() },
            });
        builder.Services.AddSingleton<SessionFilter>();
        builder.Services.AddSingleton<LiveConnections>();
        builder.Services.AddSingleton<HubLifetimeManager<CircleHub>, TrackedLifetime>();
        builder.Services.AddHostedService<HeadsTicker>();
        builder.Services.AddSingleton<RevocationBell>().AddSingleton<RevocationWatch>().AddHostedService(s => s.GetRequiredService<RevocationWatch>());
        builder.Services.AddSingleton<RedisLink>().AddHostedService(s => s.GetRequiredService<RedisLink>());
        builder.Services.AddSingleton<RelayOut>().AddHostedService(s => s.GetRequiredService<RelayOut>()).AddHostedService<RelayIn>();
        builder.Services.AddSingleton<DeskWatch>().AddHostedService(s => s.GetRequiredService<DeskWatch>());
        builder.Services.AddSingleton<UrgentWatch>().AddHostedService(s => s.GetRequiredService<UrgentWatch>());
        builder.Services.AddSingleton<Draining>().AddSingleton<Drain>().AddSingleton<IHostLifetime, GentleLifetime>();
        // With the ten seconds that a drain may take, twenty in all.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        // Kernels let a send buffer grow to 4 MB: a stalled reader would go unnoticed for as long.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = BindWithSmallSendBuffer);
    }

    public static void MapRealtime(this WebApplication app) =>
        app.MapHub<CircleHub>("/hub/v1", hub =>
        {
            hub.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
            hub.AllowStatefulReconnects = false;
            hub.CloseOnAuthenticationExpiration = false;
        }).RequireAuthorization();

    /// <summary>A node that is leaving, or full, takes no new live connection: the load balancer, or the client's next try, finds another.</summary>
    public static void UseDraining(this WebApplication app) => app.Use(static (http, next) =>
        http.Request.Path.StartsWithSegments("/hub/v1", StringComparison.Ordinal, out var step) && (http.RequestServices.GetRequiredService<Draining>().Leaving || IsFull(http, step))
            ? http.RequestServices.GetRequiredService<Problems>().Busy(http).ExecuteAsync(http)
            : next(http));

    // Asked before a connection is made; whoever has one goes on.
    private static bool IsFull(HttpContext http, PathString step) =>
        step == "/negotiate" && http.RequestServices.GetRequiredService<LiveConnections>().Count >= OpenFiles.Live;

    private static Socket BindWithSmallSendBuffer(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (endpoint is IPEndPoint) socket.SendBufferSize = SocketSendBytes;
        return socket;
    }
}
