using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Data.Backups;
using PeerCircle.Server.Demo;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Mentoring;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Presence;
using PeerCircle.Server.Realtime;
using PeerCircle.Server.Rooms;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server;

/// <summary>The whole service, put together: one line per feature. Tests start the very same.</summary>
public static class CircleApp
{
    /// <summary>Builds the service without starting it.</summary>
    /// <param name="args">Command-line settings.</param>
    /// <param name="adjust">What a test changes, such as the clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = DemoSwitch.AsSettings(args),
            ApplicationName = "PeerCircle.Server",
            // Settings and static files lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://127.0.0.1:5080");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = Limits.RequestBytes;
            OpenFiles.Bound(kestrel.Limits);
        });
        adjust?.Invoke(builder);
        builder.AddDemo();
        AddHouse(builder);
        AddFeatures(builder.Services);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    /// <summary>Brings the database up to date, then serves until told to stop.</summary>
    public static async Task RunAsync(WebApplication app)
    {
        await using var serving = await HoldAsync(app);
        await MigrateAsync(app);
        await app.RunAsync();
    }

    /// <summary>Brings the database up to date, and the sample circle into it where that is served.</summary>
    public static async Task MigrateAsync(WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PeerCircleDb>>().CreateDbContextAsync();
        await Migrating.RunAsync(db);
        await app.PrepareDemoAsync();
    }

    private static async Task<FileStream?> HoldAsync(WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PeerCircleDb>>().CreateDbContextAsync();
        return Serving.Hold(db);
    }

    private static void AddHouse(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CircleOptions>().BindConfiguration(CircleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PeerCircleJson.Default);
            json.SerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new LenientString());
        });
        builder.Services.AddDataProtection().SetApplicationName("PeerCircle")
            .PersistKeysToFileSystem(Directory.CreateDirectory(CircleOptions.KeysDirectoryOf(builder)));
        builder.Services.AddSingleton<Problems>();
        builder.Services.AddOpenApi();
        builder.AddDatabase();
        builder.AddPages();
        builder.AddAddressLimits();
        builder.AddSessionCookie();
        builder.AddModeration();
        builder.AddRealtime();
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddSingleton<ChangeFeed>().AddSingleton<ChannelWriter>().AddHostedService(s => s.GetRequiredService<ChannelWriter>());
        services.AddSingleton<ChannelCache>().AddSingleton<ChannelHistory>();
        services.AddMembers();
        services.AddPresence().AddSingleton<ShiftBook>().AddSingleton<ShiftWatch>().AddHostedService(s => s.GetRequiredService<ShiftWatch>());
        services.AddSingleton<StaffedHours>();
        services.AddSingleton<RoomDirectory>().AddSingleton<RoomScenes>().AddSingleton<FindInChannel>().AddSingleton<SetRoomMode>().AddSingleton<PurgeRoom>();
        services.AddSingleton<HelplinesInForce>().AddSettingsWatch<HelplineWatch>().AddSingleton<KeepHelplines>().AddSingleton<HelplineDesk>().AddSingleton<HelplineSentences>();
        services.AddSingleton<SupportCards>().AddSingleton<RegionNames>().AddSingleton<OwnDistress>().AddSingleton<OwnCards>();
        services.AddSingleton<FloodGate>().AddSingleton<SendAnswer>();
        services.AddSingleton<PostMessage>().AddSingleton<EditMessage>().AddSingleton<WithdrawMessage>().AddSingleton<ReactToMessage>();
        services.AddSingleton<Drafts>().AddSingleton<MessageSource>().AddHostedService<ReactionSweep>();
        services.AddMentoring();
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UsePages();
        app.UseMiddleware<Failures>();
        app.UseRouting();
        app.UseDraining();
        app.UseRateLimiter();
        app.UseMiddleware<OriginGuard>();
        app.UseAuthentication();
        app.UseExit();
        app.UseAuthorization();
        app.UseShifts();
    }

    private static void Map(WebApplication app)
    {
        app.MapPages();
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
        app.MapMemberFeatures();
        app.MapRooms();
        app.MapRoomPages();
        app.MapHelp();
        app.MapHelplines();
        app.MapMessages();
        app.MapPresence();
        app.MapShifts();
        app.MapMentoring();
        app.MapMentorPages();
        app.MapConversationPages();
        app.MapModeration();
        app.MapRealtime();
    }
}
