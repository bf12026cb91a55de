namespace PeerCircle.Server.Data.Backups;

/// <summary>What a backup of PostgreSQL says of itself.</summary>
/// <param name="Format">The layout of the file.</param>
/// <param name="Migration">The newest migration of the database it was taken from.</param>
/// <param name="TakenAt">When (UTC).</param>
/// <param name="Tables">Its tables, in an order in which they can be filled: what is referred to comes first.</param>
internal sealed record Manifest(int Format, string Migration, DateTimeOffset TakenAt, IReadOnlyList<TableInBackup> Tables)
{
    public const int CurrentFormat = 1;
    public const string Entry = "manifest.json";
}

/// <summary>One table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in the order of the data.</param>
/// <param name="Rows">How many rows it holds.</param>
internal sealed record TableInBackup(string Name, IReadOnlyList<string> Columns, long Rows)
{
    public string Entry => $"{Name}.copy";

    /// <summary>Names come from our own model and are quoted: <c>"table" ("column", …)</c>.</summary>
    public string Target => $"\"{Name}\" ({string.Join(", ", Columns.Select(c => $"\"{c}\""))})";
}
