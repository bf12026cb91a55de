namespace PeerCircle.Server.Library;

/// <summary>An entry of the directory as staff see it.</summary>
/// <param name="Line">Its facts as they are in force.</param>
/// <param name="Kept">What staff said of it; null while it is as it ships.</param>
public sealed record HelplineState(Helpline Line, KeptHelpline? Kept)
{
    /// <summary>True when it is shown to nobody.</summary>
    public bool Wrong => Kept?.Wrong ?? false;

    /// <summary>The version a change names; 0 for what is as it ships.</summary>
    public int Version => Kept?.Version ?? 0;

    /// <summary>What ships under its key, when that became something else after staff had looked; otherwise null.</summary>
    public Helpline? ShipsOtherwise => Kept is { ShippedMark.Length: > 0 } kept && kept.ShippedMark != Helplines.MarkOf(kept.Key) ? Helplines.ByKey.GetValueOrDefault(kept.Key) : null;

    /// <summary>True when staff have not looked it up within <see cref="Helpline.FreshDays"/>, or what ships has changed since.</summary>
    public bool IsDue(DateTimeOffset now) =>
        !Wrong && (Kept?.ConfirmedAt is not { } at || now - at > TimeSpan.FromDays(Helpline.FreshDays) || ShipsOtherwise is not null);

    /// <summary>Every entry: those that ship, with what staff said of them, and their own.</summary>
    /// <exception cref="System.Text.Json.JsonException">The facts of one can't be read.</exception>
    public static IReadOnlyList<HelplineState> All(IReadOnlyCollection<KeptHelpline> rows)
    {
        var kept = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var shipped = Helplines.Shipped.Lines.Select(line => kept.Remove(line.Key, out var row) ? Of(row) : new HelplineState(line, null)).ToList();
        return [.. shipped, .. kept.Values.OrderBy(row => row.Key, StringComparer.Ordinal).Select(Of)];
    }

    /// <summary>The directory that cards show.</summary>
    public static HelplineSet Shown(IReadOnlyCollection<KeptHelpline> rows) => Helplines.With([.. All(rows).Where(state => !state.Wrong).Select(state => state.Line)]);

    private static HelplineState Of(KeptHelpline row) => new(HelplineFacts.Read(row.Facts), row);
}
