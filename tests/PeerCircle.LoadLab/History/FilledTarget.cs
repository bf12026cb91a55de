using PeerCircle.LoadLab.Targets;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.History;

/// <summary>A service on a database that holds a given number of messages; it is kept, and used again the next time.</summary>
internal static class FilledTarget
{
    public static async Task<(ServiceTarget Target, IReadOnlyDictionary<string, string?> Settings)> PrepareAsync(LabOptions options, long messages)
    {
        var name = $"{options.Database}-{messages}-in-{options.Rooms}-rooms";
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, options.Folder, name)).FullName;
        var stores = await Stores.StartAsync(options.Database == "postgres", redis: false, Path.Combine(folder, "postgres"));
        var settings = LabData.Settings(stores, folder);
        var data = await LabData.MakeAsync(settings, options.Connections, options.Rooms);
        var filled = Path.Combine(folder, "filled");
        if (!File.Exists(filled))
        {
            await using var connection = await LabRooms.OpenAsync(stores.Database, folder);
            await new Population(connection, data).FillAsync(messages);
            await File.WriteAllTextAsync(filled, "");
        }

        return (await ServiceTarget.PrepareAsync(options, stores, folder), settings);
    }
}
