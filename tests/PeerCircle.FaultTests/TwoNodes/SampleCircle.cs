using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>The sample circle, made once by a node that then leaves, and copied for each test: with the keys that its texts are sealed with.</summary>
internal static class SampleCircle
{
    private static readonly Lazy<Task<(string Template, string Keys)>> Made = new(MakeAsync);

    /// <summary>Copies it, and its keys into a folder; the connection string of the copy.</summary>
    public static async Task<string> CopyAsync(string keys)
    {
        var (template, made) = await Made.Value;
        await OwnedProcess.RunAsync("cp", ["-r", $"{made}/.", keys]);
        return await (await PostgresCluster.Shared).CreateDatabaseAsync(template);
    }

    private static async Task<(string Template, string Keys)> MakeAsync()
    {
        var keys = TemporaryFolder.Create("keys-");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PeerCircle__KeysDirectory"] = keys };
        var template = await (await PostgresCluster.Shared).CreateTemplateAsync(async connection =>
        {
            await using var node = await ServerProcess.StartAsync(connection, settings);
        });
        return (template, keys);
    }
}
