using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

internal sealed class EjabberdTarget(LabOptions options) : XmppTarget(options, "ejabberd", "ejabberd/ejabberd.yml")
{
    public override string Name => "ejabberd 23, MUC and MAM in Mnesia";

    // Without a node name there is no epmd to start, and schedulers that don't spin while idle are to its advantage here.
    protected override OwnedProcess Launch() => Launch(
        "erl",
        ["-noinput", "+K", "true", "+P", "250000", "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none", "-start_epmd", "false", "-pa", Code(), "-mnesia", "dir", $"\"{Folder}/data\"", "-s", "ejabberd"],
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["EJABBERD_CONFIG_PATH"] = ConfigurationFile,
            ["EJABBERD_LOG_PATH"] = $"{Folder}/ejabberd.log",
            ["ERL_CRASH_DUMP"] = $"{Folder}/crash",
            ["HOME"] = Folder,
        },
        Account,
        Folder);

    private static string Code() =>
        Directory.GetDirectories("/usr/lib", "ejabberd-*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
            .Select(folder => Path.Combine(folder, "ebin")).FirstOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException("ejabberd is missing: tests/PeerCircle.LoadLab/prerequisites");
}
