using System.Text;

namespace PeerCircle.LoadLab.Reporting;

/// <summary>A Markdown table.</summary>
internal sealed class Table(params string[] columns)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) =>
        rows.Add(cells.Length == columns.Length ? cells : throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns.", nameof(cells)));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var row in (IEnumerable<string[]>)[columns, [.. columns.Select(_ => "---")], .. rows])
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }
}
