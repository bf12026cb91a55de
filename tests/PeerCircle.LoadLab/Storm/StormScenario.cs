using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using PeerCircle.LoadLab.Lines;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Storm;

/// <summary>
/// The server is killed under everyone and started again; all come back at once, by the client's own rule: full jitter over a span that
/// doubles from half a second to thirty, and no last try.
/// </summary>
internal static class StormScenario
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private sealed record Visit(Line Line, int Tries, TimeSpan After);

    private sealed record Comeback(double Ready, double Half, double P99, double All, double Tries, double Queries, double Cpu, double DatabaseCpu);

    public static async Task RunAsync(LabOptions options)
    {
        var report = new Report("storm");
        await using var target = await ServiceTarget.PrepareAsync(options);
        await target.StartAsync();
        var lines = new List<Line>();
        for (var i = 0; i < options.Connections; i++) lines.Add(await target.EnterAsync(i));
        var rounds = new List<Comeback>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            var (comeback, back) = await StormAsync(target, lines);
            rounds.Add(comeback);
            lines = back;
            Console.Error.WriteLine($"storm, round {round}: {comeback}");
        }

        lines.ForEach(line => line.Dispose());
        Write(report, options, target, rounds);
    }

    private static async Task<(Comeback Figures, List<Line> Back)> StormAsync(ServiceTarget target, List<Line> lines)
    {
        await target.StopAsync();
        lines.ForEach(line => line.Dispose());
        var queriesBefore = await TransactionsAsync(target);
        var databaseBefore = target.Stores.Cpu();
        var killed = Stopwatch.GetTimestamp();
        var storm = Task.WhenAll(lines.Select((_, i) => ComeBackAsync(target, i, killed)));
        await target.StartAsync();
        var ready = Stopwatch.GetElapsedTime(killed);
        var visits = await storm;
        var cpu = target.Cpu();
        var queries = await TransactionsAsync(target) - queriesBefore;
        var after = visits.Select(visit => (visit.After - ready).TotalSeconds).Order().ToList();
        var figures = new Comeback(
            ready.TotalSeconds, after[after.Count / 2], after[(int)(after.Count * 0.99)], after[^1], visits.Average(visit => visit.Tries),
            queries / (double)visits.Length, cpu.Server, cpu.Database - databaseBefore);
        return (figures, [.. visits.Select(visit => visit.Line)]);
    }

    private static async Task<Visit> ComeBackAsync(ServiceTarget target, int number, long killed)
    {
        for (var tries = 1; ; tries++)
        {
            var span = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(tries - 1, 10)));
            await Task.Delay(span * Random.Shared.NextDouble());
            try
            {
                return new Visit(await target.EnterAsync(number), tries, Stopwatch.GetElapsedTime(killed));
            }
            catch (Exception error) when (error is SocketException or InvalidOperationException)
            {
                // Not yet: the next try comes later, and at another moment than everyone else's.
            }
        }
    }

    // A query outside a transaction is one of its own.
    private static async Task<long> TransactionsAsync(ServiceTarget target)
    {
        if (target.Stores.Database.Length == 0) return 0;
        await using var connection = new NpgsqlConnection(target.Stores.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Write(Report report, LabOptions options, ServiceTarget target, List<Comeback> rounds)
    {
        var table = new Table("figure", target.Name);
        var chart = new Bars("storm: how long until they are back", "seconds from the server's being ready; median, min–max");
        void Row(string name, Func<Comeback, double> figure, string format) => table.Add(name, Spread.Of(rounds.Select(figure)).Text(format));
        Row("start to ready, s", round => round.Ready, "0.0");
        Row("half of them back after ready, s", round => round.Half, "0.0");
        Row("99 % back after ready, s", round => round.P99, "0.0");
        Row("all back after ready, s", round => round.All, "0.0");
        Row("tries each", round => round.Tries, "0.0");
        if (target.Stores.Postgres is not null) Row("database transactions for each, start of the server included", round => round.Queries, "0.0");
        Row("CPU s of the server, its start included", round => round.Cpu, "0.0");
        if (target.Stores.Postgres is not null) Row("CPU s of PostgreSQL", round => round.DatabaseCpu, "0.0");
        chart.Add(target.Name, "half", Spread.Of(rounds.Select(round => round.Half)));
        chart.Add(target.Name, "99 %", Spread.Of(rounds.Select(round => round.P99)));
        chart.Add(target.Name, "all", Spread.Of(rounds.Select(round => round.All)));
        report.Write($"{options.Connections} connections in {options.Rooms} rooms; kill -9 of the server, which is started again at once; they come back with full jitter from 0.5 to 30 s. {options.Rounds} storms, median (min–max).", table, chart);
    }
}
