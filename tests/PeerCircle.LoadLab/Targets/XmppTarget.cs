using PeerCircle.LoadLab.Lines;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>An XMPP server of Debian's, in a folder of its own under the account that its package made.</summary>
internal abstract class XmppTarget(LabOptions options, string account, string template) : SingleProcess
{
    public override string Without => "screens nothing; stores without waiting for the disk";

    public override IReadOnlyDictionary<string, string> Configuration =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [Path.GetFileName(template)] = File.ReadAllText(ConfigurationFile) };

    protected string Folder { get; } = TemporaryFolder.Create($"{account}-");

    protected string ConfigurationFile => Path.Combine(Folder, Path.GetFileName(template));

    // Neither likes to run as root.
    protected string? Account => Environment.UserName == "root" ? account : null;

    public override async Task<Line> EnterAsync(int connection) => await XmppLine.EnterAsync(Port, connection, connection % options.Rooms);

    public async Task PrepareAsync()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/PeerCircle.LoadLab/Peers", template));
        await File.WriteAllTextAsync(ConfigurationFile, text.Replace("@PORT@", $"{Port}").Replace("@FOLDER@", Folder));
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        if (Account is not null)
            await OwnedProcess.RunAsync("chown", ["-R", $"{account}:", Folder]);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
