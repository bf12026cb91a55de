using System.ComponentModel.DataAnnotations;

namespace PeerCircle.Server.Hosting;

/// <summary>The operator's settings, section <c>PeerCircle</c>. Checked at start; an error names the key.</summary>
public sealed class CircleOptions
{
    public const string Section = "PeerCircle";

    /// <summary>The address people type, e.g. <c>https://circle.example.org</c>; empty: whatever address the request came to.</summary>
    public string PublicOrigin { get; set; } = "";

    /// <summary>Addresses or networks (CIDR) of reverse proxies whose forwarded headers are believed.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>Where the SQLite file lives; empty: <c>data</c> at the repository's root.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>Where keys live (Data Protection, ledger); shared by the nodes, never part of a backup; empty: <c>keys</c> in the data directory.</summary>
    public string KeysDirectory { get; set; } = "";

    /// <summary>Youngest age that may sign up, in years.</summary>
    [Range(10, 99)]
    public int MinimumAge { get; set; } = 13;

    /// <summary>open, invite or closed.</summary>
    [RegularExpression("^(open|invite|closed)$", ErrorMessage = "PeerCircle:Registration must be open, invite or closed.")]
    public string Registration { get; set; } = "open";

    /// <summary>How long a call may wait for the database before its answer is "busy, your text is kept", in seconds.</summary>
    [Range(0.5, 120)]
    public double BusyAfterSeconds { get; set; } = 1.9;

    /// <summary>True while the sample circle is served.</summary>
    public bool Demo { get; set; }

    /// <summary>The data directory before options are bound.</summary>
    internal static string DataDirectoryOf(WebApplicationBuilder builder)
    {
        var set = builder.Configuration[$"{Section}:{nameof(DataDirectory)}"];
        return string.IsNullOrWhiteSpace(set) ? Path.Combine(Root(builder.Environment.ContentRootPath), "data") : Path.GetFullPath(set);
    }

    /// <summary>The keys directory before options are bound.</summary>
    internal static string KeysDirectoryOf(WebApplicationBuilder builder)
    {
        var set = builder.Configuration[$"{Section}:{nameof(KeysDirectory)}"];
        return string.IsNullOrWhiteSpace(set) ? Path.Combine(DataDirectoryOf(builder), "keys") : Path.GetFullPath(set);
    }

    private static string Root(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "PeerCircle.sln"))) return at.FullName;
        return from;
    }
}
