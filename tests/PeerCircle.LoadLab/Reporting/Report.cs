using System.Globalization;
using PeerCircle.LoadLab.Targets;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Reporting;

/// <summary>What a run leaves behind: one table, one chart, and the configuration of everything that ran.</summary>
internal sealed class Report
{
    private readonly string scenario;

    public Report(string scenario)
    {
        this.scenario = scenario;
        var time = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        Folder = Repository.Artifacts(Path.Combine("loadlab", $"{scenario}-{time}"));
    }

    public string Folder { get; }

    /// <summary>Keeps the configuration of the targets beside the table.</summary>
    public void Show(IEnumerable<ITarget> targets)
    {
        foreach (var (name, text) in targets.SelectMany(target => target.Configuration))
            File.WriteAllText(Path.Combine(Folder, name), text);
    }

    /// <param name="method">How it was measured.</param>
    /// <param name="table">The figures.</param>
    /// <param name="chart">The same, to look at.</param>
    /// <param name="remarks">What is to be known to read them.</param>
    public void Write(string method, Table table, Bars chart, params IEnumerable<string> remarks)
    {
        var notes = string.Concat(remarks.Distinct(StringComparer.Ordinal).Select(remark => $"- {remark}\n"));
        var text = $"# {scenario}\n\n{method}\n\n{table}\n{notes}\n![{scenario}](chart.svg)\n";
        File.WriteAllText(Path.Combine(Folder, "table.md"), text);
        File.WriteAllText(Path.Combine(Folder, "chart.svg"), chart.Svg());
        Console.WriteLine($"{method}\n\n{table}\n{notes}\n{Path.GetRelativePath(Repository.Root, Folder)}\n");
    }
}
