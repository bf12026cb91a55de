using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PeerCircle.Contracts;

namespace PeerCircle.LoadLab.Bare;

internal static class BareServer
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR(options => (options.MaximumReceiveMessageSize, options.EnableDetailedErrors) = (Limits.HubMessageBytes, true))
            .AddJsonProtocol(options =>
            {
                options.PayloadSerializerOptions.TypeInfoResolver = JsonTypeInfoResolver.Combine(PeerCircleJson.Default, new DefaultJsonTypeInfoResolver());
                options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            });
        var app = builder.Build();
        app.MapHub<BareHub>("/hub/v1");
        app.MapGet("/readyz", () => "ready");
        await app.RunAsync();
    }
}
