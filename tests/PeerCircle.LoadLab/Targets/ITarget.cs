namespace PeerCircle.LoadLab.Targets;

/// <summary>A server under load: started and stopped by the lab, on the server's core.</summary>
internal interface ITarget : IAsyncDisposable
{
    string Name { get; }

    Uri Address { get; }

    IReadOnlyList<Guid> Channels { get; }

    /// <summary>The cookie of the member the nth connection belongs to.</summary>
    string Cookie(int connection);

    /// <summary>Seconds of CPU so far, of the server and of its database.</summary>
    (double Server, double Database) Cpu();

    Task StartAsync();

    Task StopAsync();
}
