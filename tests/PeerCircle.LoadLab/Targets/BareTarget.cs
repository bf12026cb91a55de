using PeerCircle.LoadLab.Lines;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>SignalR by itself.</summary>
internal sealed class BareTarget(LabOptions options) : SingleProcess, IHubTarget
{
    private readonly IReadOnlyList<Guid> channels = [.. Enumerable.Range(0, options.Rooms).Select(_ => Guid.CreateVersion7())];

    public override string Name => "bare SignalR hub";

    public override string Without => "stores, screens and authenticates nothing";

    private Uri Address => new($"http://127.0.0.1:{Port}");

    public override async Task<Line> EnterAsync(int connection) => await HubLine.EnterAsync(Address, "none=1", channels[connection % options.Rooms]);

    public Task<HubLine> EnterAsync(int connection, int receiveBuffer) =>
        HubLine.EnterAsync(Address, "none=1", channels[connection % options.Rooms], receiveBuffer: receiveBuffer);

    protected override OwnedProcess Launch() => Launch(Environment.ProcessPath!, ["bare", "--urls", Address.ToString()]);
}
