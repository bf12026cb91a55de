using System.Net.Sockets;
using PeerCircle.LoadLab.Lines;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>All connections of a run, entered and listening.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly List<Line> connections = [];
    private readonly List<Task> listening = [];
    private readonly CancellationTokenSource leaving = new();
    private readonly Task pinging;
    private Schedule? schedule;
    private int sent;

    // From the beginning: the first must not fall asleep while the last come in.
    private Crowd() => pinging = PingAsync(leaving.Token);

    /// <param name="target">Where they enter.</param>
    /// <param name="options">How many, in how many rooms.</param>
    /// <param name="from">The number of the first.</param>
    public static async Task<Crowd> GatherAsync(ITarget target, LabOptions options, int from = 0)
    {
        var crowd = new Crowd();
        await crowd.GrowAsync(target, from, options.Connections);
        return crowd;
    }

    /// <summary>Those with the numbers from one to before the other come in, too.</summary>
    public async Task GrowAsync(ITarget target, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var connection = await target.EnterAsync(i);
            connections.Add(connection);
            listening.Add(connection.ListenAsync(number => schedule?.Arrived(number)));
        }
    }

    /// <summary>How many are still connected.</summary>
    public int Alive => connections.Count(connection => connection.Ended is null);

    /// <summary>Bytes that have come to one of them.</summary>
    public long ReceivedByOne => connections[0].Received;

    /// <param name="target">Whose CPU counts.</param>
    /// <param name="options">How long.</param>
    /// <param name="rate">Deliveries per second.</param>
    /// <param name="readersPerRoom">How many of this crowd read each message.</param>
    /// <param name="measuring">Called when the measured time begins.</param>
    /// <param name="drain">How long a message may still be on its way at the end.</param>
    public async Task<RunFigures> RunAsync(ITarget target, LabOptions options, int rate, int readersPerRoom, Action? measuring = null, TimeSpan? drain = null)
    {
        var plan = schedule = new Schedule(rate / (double)readersPerRoom, TimeSpan.FromSeconds(options.Warmup), TimeSpan.FromSeconds(options.Seconds));
        // A server that no longer reads must not hold the generator: what can't be sent in time counts as not delivered.
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(options.Warmup + options.Seconds) + (drain ?? Drain));
        await SendUpToAsync(plan, plan.First, end.Token);
        measuring?.Invoke();
        var before = target.Cpu();
        await SendUpToAsync(plan, plan.Last, end.Token);
        var after = target.Cpu();
        var expected = (long)(plan.Last - plan.First) * readersPerRoom;
        await UntilAsync(() => plan.Latencies.Count >= expected, end.Token);
        return new RunFigures(
            plan.Latencies.Count, expected, after.Server - before.Server, after.Database - before.Database,
            plan.Latencies.Quantile(0.5), plan.Latencies.Quantile(0.99), connections.Find(connection => connection.Ended is not null)?.Ended);
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await pinging;
        leaving.Dispose();
        connections.ForEach(connection => connection.Dispose());
        await Task.WhenAll(listening);
    }

    private async Task SendUpToAsync(Schedule plan, int number, CancellationToken ct)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        try
        {
            while (sent < number && await clock.WaitForNextTickAsync(ct))
                for (var due = Math.Min(plan.Due, number); sent < due; sent++)
                    await connections[sent % connections.Count].PostAsync(sent, ct);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // It collapsed: the figures tell.
        }
    }

    private async Task PingAsync(CancellationToken ct)
    {
        using var clock = new PeriodicTimer(PingEvery);
        try
        {
            while (await clock.WaitForNextTickAsync(ct))
                for (var i = 0; i < connections.Count; i++)
                    await connections[i].PingAsync();
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The run is over, or a connection is: its reader tells why.
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
