using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>All connections of a run, entered and listening.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly List<RawConnection> connections = [];
    private readonly List<Task> listening = [];
    private Schedule? schedule;
    private int sent;

    public static async Task<Crowd> GatherAsync(ITarget target, FanoutOptions options)
    {
        var crowd = new Crowd();
        for (var i = 0; i < options.Connections; i++)
        {
            var connection = await RawConnection.EnterAsync(target.Address, target.Cookie(i), target.Channels[i % options.Rooms]);
            crowd.connections.Add(connection);
            crowd.listening.Add(connection.ListenAsync(number => crowd.schedule?.Arrived(number)));
        }

        return crowd;
    }

    public async Task<RunFigures> RunAsync(ITarget target, FanoutOptions options, int rate)
    {
        var plan = schedule = new Schedule(rate / (double)options.ReadersPerRoom, TimeSpan.FromSeconds(options.Warmup), TimeSpan.FromSeconds(options.Seconds));
        using var pings = new CancellationTokenSource();
        var pinging = PingAsync(pings.Token);
        await SendUpToAsync(plan, plan.First);
        var (serverBefore, databaseBefore) = target.Cpu();
        await SendUpToAsync(plan, plan.Last);
        var (serverAfter, databaseAfter) = target.Cpu();
        var expected = (long)(plan.Last - plan.First) * options.ReadersPerRoom;
        using var patience = new CancellationTokenSource(Drain);
        await UntilAsync(() => plan.Latencies.Count >= expected, patience.Token);
        await pings.CancelAsync();
        await pinging;
        return connections.Find(connection => connection.Ended is not null) is { Ended: { } why }
            ? throw new InvalidOperationException($"A connection ended during the run: {why}")
            : new RunFigures(plan.Latencies.Count, expected, serverAfter - serverBefore, databaseAfter - databaseBefore, plan.Latencies.Quantile(0.5), plan.Latencies.Quantile(0.99));
    }

    public async ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        await Task.WhenAll(listening);
    }

    private async Task SendUpToAsync(Schedule plan, int number)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (sent < number && await clock.WaitForNextTickAsync())
            for (var due = Math.Min(plan.Due, number); sent < due; sent++)
                await connections[sent % connections.Count].PostAsync(sent);
    }

    private async Task PingAsync(CancellationToken ct)
    {
        using var clock = new PeriodicTimer(PingEvery);
        try
        {
            while (await clock.WaitForNextTickAsync(ct))
                foreach (var connection in connections)
                    await connection.PingAsync();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static async Task UntilAsync(Func<bool> holds, CancellationToken ct)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (!holds())
                await clock.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // What has not come by now is counted as not delivered.
        }
    }
}
