namespace PeerCircle.LoadLab.Measuring;

/// <summary>CPU time and memory of processes, from /proc.</summary>
internal static class ProcessCpu
{
    private const double TicksPerSecond = 100;

    /// <returns>User and system time of these and their living children in seconds; of ended children what their parent has reaped.</returns>
    public static double Seconds(params IEnumerable<int> processes) =>
        Families(processes).Sum(fields => fields[12..16].Sum(double.Parse)) / TicksPerSecond;

    /// <summary>A process and its living children.</summary>
    public static IReadOnlyList<int> Family(int process) => [.. Families([process]).Select(fields => int.Parse(fields[0]))];

    /// <returns>Kilobytes that these processes hold in memory.</returns>
    public static long ResidentKilobytes(params IEnumerable<int> processes) =>
        processes.Sum(process => File.ReadLines($"/proc/{process}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])));

    private static IEnumerable<string[]> Families(IEnumerable<int> processes)
    {
        var wanted = processes.ToHashSet();
        return Directory.GetDirectories("/proc").Select(Fields).OfType<string[]>()
            .Where(fields => wanted.Contains(int.Parse(fields[0])) || wanted.Contains(int.Parse(fields[2])));
    }

    // pid, state, ppid, … utime, stime, cutime, cstime at 12 to 15; the program's name may hold spaces and brackets.
    private static string[]? Fields(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), out var pid))
            return null;
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return [$"{pid}", .. stat[(stat.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (IOException)
        {
            return null; // It ended while we looked.
        }
    }
}
