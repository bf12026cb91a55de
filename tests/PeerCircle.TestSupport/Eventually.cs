using System.Diagnostics;

namespace PeerCircle.TestSupport;

/// <summary>Waits for something a real process does, by looking again until a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until <paramref name="holds"/> is true; throws <see cref="TimeoutException"/> naming <paramref name="what"/>.</summary>
    public static async Task TrueAsync(string what, TimeSpan within, Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > within)
                throw new TimeoutException($"Not within {within.TotalSeconds:0.#} s: {what}");
            await Task.Delay(Pause);
        }
    }

    /// <inheritdoc cref="TrueAsync(string, TimeSpan, Func{Task{bool}})"/>
    public static Task TrueAsync(string what, TimeSpan within, Func<bool> holds) =>
        TrueAsync(what, within, () => Task.FromResult(holds()));
}
