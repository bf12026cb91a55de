using System.Text.Json;

namespace PeerCircle.Server.Library;

/// <summary>Reads the data files that are built into the program.</summary>
internal static class LibraryData
{
    /// <summary>A file of Library/Data by its name.</summary>
    /// <exception cref="InvalidOperationException">It is not built in, or empty.</exception>
    public static T Read<T>(string name)
    {
        using var stream = typeof(LibraryData).Assembly.GetManifestResourceStream($"library.{name}")
            ?? throw new InvalidOperationException($"Library/Data/{name} is not built into the program.");
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"Library/Data/{name} is empty.");
    }
}
