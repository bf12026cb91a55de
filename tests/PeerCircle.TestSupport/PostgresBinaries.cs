namespace PeerCircle.TestSupport;

/// <summary>Where PostgreSQL's server programs are: Debian keeps them out of the PATH.</summary>
internal static class PostgresBinaries
{
    private const string Missing =
        "PostgreSQL's server programs (initdb, postgres) are missing. Install them (Debian: apt-get install postgresql) or run tests/run as root.";

    public static string Find(string program) =>
        Folders().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(Missing);

    private static IEnumerable<string> Folders()
    {
        const string debian = "/usr/lib/postgresql";
        var newestFirst = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return newestFirst.Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));
    }
}
