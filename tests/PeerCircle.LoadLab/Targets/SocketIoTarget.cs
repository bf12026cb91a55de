using PeerCircle.LoadLab.Lines;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>Socket.IO 4 on Node.js; its package is pinned beside its server.</summary>
internal sealed class SocketIoTarget : SingleProcess
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/PeerCircle.LoadLab/Peers/socketio");

    private readonly LabOptions options;
    private readonly IReadOnlyList<Guid> channels;

    private SocketIoTarget(LabOptions options) =>
        (this.options, channels) = (options, [.. Enumerable.Range(0, options.Rooms).Select(_ => Guid.CreateVersion7())]);

    public override string Name => "Socket.IO 4.8";

    public override string Without => "stores, screens and authenticates nothing";

    public override IReadOnlyDictionary<string, string> Configuration => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["socketio-server.mjs"] = File.ReadAllText(Path.Combine(Folder, "server.mjs")),
        ["socketio-package.json"] = File.ReadAllText(Path.Combine(Folder, "package.json")),
    };

    public static async Task<SocketIoTarget> PrepareAsync(LabOptions options)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "socket.io")))
            await OwnedProcess.RunAsync("npm", ["ci", "--prefix", Folder, "--no-audit", "--no-fund"]);
        return new SocketIoTarget(options);
    }

    public override async Task<Line> EnterAsync(int connection) =>
        await SocketIoLine.EnterAsync(new Uri($"http://127.0.0.1:{Port}"), channels[connection % options.Rooms]);

    protected override OwnedProcess Launch() =>
        Launch("node", ["server.mjs", $"{Port}"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["NODE_ENV"] = "production" }, folder: Folder);
}
