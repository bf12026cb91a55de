using System.Text.Json;

namespace PeerCircle.LoadLab.Targets;

/// <summary>What the lab put into a database of the service's: members with sessions, and open rooms.</summary>
internal sealed record LabData(IReadOnlyList<string> Cookies, IReadOnlyList<Guid> Channels)
{
    /// <summary>The settings of a service whose data lies in a folder.</summary>
    public static Dictionary<string, string?> Settings(Stores stores, string folder) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Database"] = stores.Database,
        ["ConnectionStrings__Redis"] = stores.Redis?.ConnectionString ?? "",
        ["PeerCircle__DataDirectory"] = folder,
        ["PeerCircle__KeysDirectory"] = Path.Combine(folder, "keys"),
    };

    /// <summary>Settings as a file to look at.</summary>
    public static IReadOnlyDictionary<string, string> Shown(string file, IReadOnlyDictionary<string, string?> settings) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [file] = string.Concat(settings.Select(setting => $"{setting.Key}={setting.Value}\n")) };

    public static async Task<LabData> MakeAsync(IReadOnlyDictionary<string, string?> settings, int people, int rooms)
    {
        var kept = Path.Combine(settings["PeerCircle__DataDirectory"]!, "lab.json");
        if (File.Exists(kept)) return JsonSerializer.Deserialize<LabData>(await File.ReadAllTextAsync(kept))!;
        var cookies = await LabPeople.MakeAsync(settings, people);
        var data = new LabData(cookies, await LabRooms.MakeAsync(settings, rooms));
        await File.WriteAllTextAsync(kept, JsonSerializer.Serialize(data));
        return data;
    }
}
