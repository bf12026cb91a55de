using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Presence;

/// <summary>Ten thousand people, each a person of their own, in the rooms of one node with Redis: what knowing who is there costs.</summary>
internal static class PresenceScenario
{
    public static async Task RunAsync(LabOptions options)
    {
        var report = new Report("presence");
        await using var target = await ServiceTarget.PrepareAsync(options, redis: true);
        await target.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(options.Warmup));
        var nobody = await LookAsync(target, options.Seconds);
        await using var crowd = await Crowd.GatherAsync(target, options);
        await Task.Delay(TimeSpan.FromSeconds(options.Warmup));
        var everyone = await LookAsync(target, options.Seconds);
        if (crowd.Alive < options.Connections) throw new InvalidOperationException($"Only {crowd.Alive} of {options.Connections} are still there.");

        var table = new Table("people", "Redis commands per second, those inside scripts included", "which, per second", "server CPU %", "Redis CPU %", "server MB", "Redis MB");
        var chart = new Bars("presence: Redis commands of one node", "commands per second, those inside scripts included");
        foreach (var (people, look) in ((int, Look)[])[(0, nobody), (options.Connections, everyone)])
        {
            table.Add(
                $"{people:N0}", look.Calls.Values.Sum().ToString("0.00"), string.Join(", ", look.Calls.Where(call => call.Value > 0).Select(call => $"{call.Key} {call.Value:0.00}")),
                $"{look.ServerCpu * 100:0.0}", $"{look.RedisCpu * 100:0.0}", $"{look.ServerMegabytes:0}", $"{look.RedisMegabytes:0}");
            chart.Add("one node", $"{people:N0} people", Spread.Of([look.Calls.Values.Sum()]));
        }

        report.Write($"{options.Connections:N0} people with a connection each, in {options.Rooms} rooms of one node; looked at for {options.Seconds} s.", table, chart);
    }

    private sealed record Look(IReadOnlyDictionary<string, double> Calls, double ServerCpu, double RedisCpu, double ServerMegabytes, double RedisMegabytes);

    private static async Task<Look> LookAsync(ServiceTarget target, int seconds)
    {
        var redis = target.Stores.Redis!;
        var (calls, cpu) = (await RedisStatistics.CallsAsync(redis.Port), target.Cpu());
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var (callsAfter, cpuAfter) = (await RedisStatistics.CallsAsync(redis.Port), target.Cpu());
        var rates = callsAfter.ToDictionary(call => call.Key, call => (call.Value - calls.GetValueOrDefault(call.Key)) / (double)seconds, StringComparer.Ordinal);
        return new Look(
            rates, (cpuAfter.Server - cpu.Server) / seconds, (cpuAfter.Database - cpu.Database) / seconds, ProcessCpu.ResidentKilobytes(target.Processes) / 1024.0,
            ProcessCpu.ResidentKilobytes(redis.Id) / 1024.0);
    }
}
