using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using PeerCircle.LoadLab.Fanout;
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

    public static async Task RunAsync(FanoutOptions options)
    {
        await using var target = await ServiceTarget.PrepareAsync(options);
        await target.StartAsync();
        var calm = Stopwatch.GetTimestamp();
        var connections = new RawConnection[options.Connections];
        for (var i = 0; i < connections.Length; i++) connections[i] = await EnterAsync(target, options, i);
        Console.Error.WriteLine($"{connections.Length} connected one after the other in {Stopwatch.GetElapsedTime(calm).TotalSeconds:0.0} s");

        await target.StopAsync();
        foreach (var connection in connections) connection.Dispose();
        var killed = Stopwatch.GetTimestamp();
        var storm = Task.WhenAll(Enumerable.Range(0, connections.Length).Select(i => ComeBackAsync(target, options, i, killed)));
        await target.StartAsync();
        var ready = Stopwatch.GetElapsedTime(killed);
        var before = await TransactionsAsync(target);
        var cpu = target.Cpu();
        var visits = await storm;
        var queries = await TransactionsAsync(target) - before;
        Print(options, visits, ready, queries, target.Cpu().Server - cpu.Server);
        foreach (var visit in visits) visit.Connection.Dispose();
    }

    private static Task<RawConnection> EnterAsync(ServiceTarget target, FanoutOptions options, int number) =>
        RawConnection.EnterAsync(target.Address, target.Cookie(number), target.Channels[number % options.Rooms]);

    private static async Task<(RawConnection Connection, int Tries, TimeSpan After)> ComeBackAsync(ServiceTarget target, FanoutOptions options, int number, long killed)
    {
        for (var tries = 1; ; tries++)
        {
            var span = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(tries - 1, 10)));
            await Task.Delay(span * Random.Shared.NextDouble());
            try
            {
                return (await EnterAsync(target, options, number), tries, Stopwatch.GetElapsedTime(killed));
            }
            catch (Exception error) when (error is SocketException or InvalidOperationException)
            {
                // Not yet: the next try comes later, and at another moment than everyone else's.
            }
        }
    }

    private static async Task<long> TransactionsAsync(ServiceTarget target)
    {
        if (target.Database.Length == 0) return 0;
        await using var connection = new NpgsqlConnection(target.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Print(FanoutOptions options, (RawConnection Connection, int Tries, TimeSpan After)[] visits, TimeSpan ready, long queries, double cpu)
    {
        var after = visits.Select(visit => (visit.After - ready).TotalSeconds).Order().ToList();
        Console.WriteLine($"{options.Connections} connections come back after kill -9; the server was ready again after {ready.TotalSeconds:0.0} s.");
        Console.WriteLine();
        Console.WriteLine("| back after ready: half | 99 % | all | tries each | database transactions each | server CPU s |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine($"| {after[after.Count / 2]:0.0} s | {after[(int)(after.Count * 0.99)]:0.0} s | {after[^1]:0.0} s | {visits.Average(visit => visit.Tries):0.0} | {queries / (double)visits.Length:0.0} | {cpu:0.0} |");
    }
}
