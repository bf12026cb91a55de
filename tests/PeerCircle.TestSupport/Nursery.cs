using System.Collections.Concurrent;

namespace PeerCircle.TestSupport;

/// <summary>
/// One thread that lives as long as this process and starts every child. Linux sends a "parent died" signal when the
/// <em>thread</em> that started the child ends; a pool thread ends whenever the pool shrinks.
/// </summary>
internal static class Nursery
{
    private static readonly BlockingCollection<Action> Births = [];

    static Nursery() => new Thread(Attend) { IsBackground = true, Name = "nursery" }.Start();

    public static T Run<T>(Func<T> start)
    {
        var born = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Births.Add(() =>
        {
            try
            {
                born.SetResult(start());
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                born.SetException(error);
            }
        });
        return born.Task.GetAwaiter().GetResult();
    }

    private static void Attend()
    {
        foreach (var birth in Births.GetConsumingEnumerable())
            birth();
    }
}
