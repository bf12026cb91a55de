namespace PeerCircle.LoadLab.Targets;

/// <summary>The targets by the name they have on the command line.</summary>
internal static class TargetNames
{
    public static async Task<List<ITarget>> PrepareAsync(LabOptions options)
    {
        var targets = new List<ITarget>();
        foreach (var name in options.Targets)
            targets.Add(await PrepareAsync(name, options));
        return targets;
    }

    private static async Task<ITarget> PrepareAsync(string name, LabOptions options) => name switch
    {
        "bare" => new BareTarget(options),
        "floor" => new FloorTarget(options),
        "service" => await ServiceTarget.PrepareAsync(options),
        "postgres" => await ServiceTarget.PrepareAsync(options with { Database = "postgres" }),
        "nodes" => await NodesTarget.PrepareAsync(options),
        "socketio" => await SocketIoTarget.PrepareAsync(options),
        "ejabberd" => await PreparedAsync(new EjabberdTarget(options)),
        "prosody" => await PreparedAsync(new ProsodyTarget(options)),
        _ => throw new ArgumentException($"Unknown target {name}.", nameof(name)),
    };

    private static async Task<ITarget> PreparedAsync(XmppTarget target)
    {
        await target.PrepareAsync();
        return target;
    }
}
