using System.CommandLine;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PeerCircle.Server.Hosting.Commands;

/// <summary><c>openapi</c>: writes the description of the JSON calls to standard output.</summary>
public static class OpenApiCommand
{
    public static Command Build()
    {
        var command = new Command("openapi", "Write the OpenAPI description of the JSON calls.");
        command.SetAction(async (parsed, ct) => await parsed.InvocationConfiguration.Output.WriteLineAsync(await DescribeAsync(ct)));
        return command;
    }

    // Endpoints are known once the service runs: it does, on a port of its own and an empty folder, for a moment.
    private static async Task<string> DescribeAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("peercircle-openapi-");
        try
        {
            await using var app = CircleApp.Build(
                ["--urls", "http://127.0.0.1:0", "--PeerCircle:DataDirectory", folder.FullName, "--ConnectionStrings:Database", "", "--Logging:LogLevel:Default", "None"]);
            await CircleApp.MigrateAsync(app);
            await app.StartAsync(ct);
            var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(ct);
            await app.StopAsync(ct);
            return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
