using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

internal sealed class ProsodyTarget(LabOptions options) : XmppTarget(options, "prosody", "prosody/prosody.cfg.lua")
{
    public override string Name => "Prosody 0.12, MUC and MAM";

    protected override OwnedProcess Launch() => Launch("prosody", ["--config", ConfigurationFile], user: Account, folder: Folder);
}
