using Microsoft.Extensions.Options;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>Calling staff about urgent cases.</summary>
internal static class PagingSetup
{
    public static IServiceCollection AddPaging(this IServiceCollection services)
    {
        services.AddOptions<PagingOptions>().BindConfiguration(PagingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PagingOptions>, PagingOptionsCheck>();
        // One address, for the life of the process; redirected, it would sign for someone else.
        services.AddSingleton<IPageWay>(s => ActivatorUtilities.CreateInstance<PageByWebhook>(s, new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })));
        services.AddSingleton<IPageWay, PageByMail>();
        return services.AddSingleton<PageBook>().AddSingleton<PagingTrouble>().AddSingleton<UrgentCases>().AddSingleton<PagingWatch>().AddHostedService(s => s.GetRequiredService<PagingWatch>());
    }
}
