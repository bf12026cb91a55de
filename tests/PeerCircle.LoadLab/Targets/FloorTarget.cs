using PeerCircle.LoadLab.Lines;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>The least that fan-out can cost.</summary>
internal sealed class FloorTarget(LabOptions options) : SingleProcess
{
    public override string Name => "one send() per member";

    public override string Without => "no protocol, no serialisation, no answer; stores, screens and authenticates nothing";

    public override async Task<Line> EnterAsync(int connection) => await FloorLine.EnterAsync(Port, connection % options.Rooms);

    // Idle workers of the pool sleep instead of spinning, as the service's do: the floor is to cost nothing of its own.
    protected override OwnedProcess Launch() => Launch(
        Environment.ProcessPath!, ["floor", $"{Port}"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" });
}
