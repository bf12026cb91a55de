using System.Text.RegularExpressions;
using PeerCircle.TestSupport;

namespace PeerCircle.Tests.Architecture;

/// <summary>One file of the repository, as text.</summary>
/// <param name="Path">Relative to the repository's root, with forward slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private const string ServerRoot = "server/PeerCircle.Server/";
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "dist", "artifacts", "Migrations", "TestResults", ".git"];

    /// <summary>Folders of the server that are not features: any feature may use them, or they use every feature.</summary>
    public static readonly IReadOnlySet<string> NotFeatures = new HashSet<string>(StringComparer.Ordinal) { "", "Data", "Hosting", "Realtime", "Channels" };

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>The server's folder it lies in (Rooms, Channels …); empty for the server's root and for other projects.</summary>
    public string Folder => Path.StartsWith(ServerRoot, StringComparison.Ordinal) && Path.LastIndexOf('/') >= ServerRoot.Length
        ? Path[ServerRoot.Length..].Split('/')[0]
        : "";

    public bool Matches(string pattern) => Regex.IsMatch(Text, pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    /// <summary>What the named group "name" caught, each once.</summary>
    public IEnumerable<string> Names(string pattern) =>
        Regex.Matches(Text, pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    public override string ToString() => Path;

    public static IReadOnlyList<SourceFile> Below(string folder, params string[] endings)
    {
        var root = System.IO.Path.Combine(Repository.Root, folder);
        return !Directory.Exists(root)
            ? []
            : [.. Walk(root).Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
                .Select(path => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)))];
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder)
            .Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner), StringComparer.Ordinal))
            .SelectMany(Walk));
}
