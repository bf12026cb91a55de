using PeerCircle.Server.Hosting;
using PeerCircle.Server.Realtime;

namespace PeerCircle.Server.Presence;

/// <summary>Presence in memory for one node, in Redis for several.</summary>
public static class PresenceSetup
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddSingleton<IPresenceStore>(s => s.GetRequiredService<RedisLink>() is { Configured: true } redis
            ? new RedisPresence(redis, s.GetRequiredService<RelayOut>().Node, RedisPresence.Lease)
            : new MemoryPresence());
        services.AddSingleton<PresenceBoard>().AddSingleton<Around>().AddSingleton<CountRooms>();
        return services.AddSingleton<PresencePulse>().AddHostedService(s => s.GetRequiredService<PresencePulse>());
    }
}
