using PeerCircle.LoadLab.Lines;

namespace PeerCircle.LoadLab.Targets;

/// <summary>A server under load: started and stopped by the lab, on the server's core.</summary>
internal interface ITarget : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What it leaves out that the service does: its figures are to be read with that in mind.</summary>
    string Without { get; }

    /// <summary>The configuration it runs with, by file name.</summary>
    IReadOnlyDictionary<string, string> Configuration { get; }

    /// <summary>The server's own processes.</summary>
    IReadOnlyList<int> Processes { get; }

    /// <summary>Seconds of CPU so far, of the server and of its database.</summary>
    (double Server, double Database) Cpu();

    /// <summary>Connects the nth member, signed in where there is such a thing, and in a room.</summary>
    Task<Line> EnterAsync(int connection);

    Task StartAsync();

    Task StopAsync();
}
