using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>One table and one chart about all targets at all rates.</summary>
internal static class FanoutReport
{
    public static void Write(Report report, LabOptions options, string shape, List<FanoutRow> rows)
    {
        var table = new Table("load", "server", "CPU s per 100k deliveries", "against the first", "with the database", "against the first", "p50 ms", "p99 ms", "delivered", "does without");
        var chart = new Bars($"{Path.GetFileName(report.Folder).Split('-')[0]}: what a delivery costs", "CPU seconds per 100,000 deliveries, database counted; median, min–max");
        foreach (var row in rows)
        {
            var first = rows.First(other => other.Load == row.Load);
            table.Add(Cells(row, first, options.Seconds));
            chart.Add(row.Load, row.Target.Name, row.Collapse is null ? row.Of(run => run.CpuWithDatabasePer100K) : null);
        }

        report.Write(
            $"{shape}, {LabOptions.TextLength} characters, {options.Seconds} s per run after {options.Warmup} s of warm-up, {options.Rounds} runs each, interleaved; median (min–max). "
            + $"Servers and databases on core {Pinned.ServerCore}, generator on the other; latency counts from the intended send time.",
            table, chart);
    }

    private static string[] Cells(FanoutRow row, FanoutRow first, int seconds)
    {
        if (row.Collapse is { } collapse)
            return [row.Load, row.Target.Name, $"collapses; it had {collapse.ServerCpu / seconds:0%} of its core", "", "", "", "", "", $"{row.Delivered:0.0%}{(collapse.Ended is null ? "" : $"; {collapse.Ended}")}", row.Target.Without];
        string Ratio(Func<RunFigures, double> figure) => first.Collapse is null ? row.Against(first, figure).Text("0.00") : "";
        return
        [
            row.Load, row.Target.Name,
            row.Of(run => run.CpuPer100K).Text("0.00"), Ratio(run => run.CpuPer100K),
            row.Of(run => run.CpuWithDatabasePer100K).Text("0.00"), Ratio(run => run.CpuWithDatabasePer100K),
            row.Of(run => run.P50).Text("0.0"), row.Of(run => run.P99).Text("0.0"), $"{row.Delivered:0.00%}", row.Target.Without,
        ];
    }
}
