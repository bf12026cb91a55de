namespace PeerCircle.Server.Library;

/// <summary>What is done to one entry.</summary>
/// <param name="Act">What the ledger calls it.</param>
internal abstract record HelplineEdit(string Act)
{
    /// <summary>Does it; the fault when it can't be done.</summary>
    public abstract HelplineFault? Apply(KeptHelpline row, DateTimeOffset now);

    private protected static HelplineFault? Put(KeptHelpline row, HelplineDraft draft, DateTimeOffset now)
    {
        var (line, fault) = draft.Read(row.Key, DateOnly.FromDateTime(now.UtcDateTime));
        if (line is null) return fault;
        (row.Facts, row.Wrong, row.ConfirmedAt) = (HelplineFacts.Write(line), false, now);
        return null;
    }
}

/// <summary>It is new.</summary>
internal sealed record Adding(HelplineDraft Draft) : HelplineEdit("helpline-add")
{
    public override HelplineFault? Apply(KeptHelpline row, DateTimeOffset now) => Put(row, Draft, now);
}

/// <summary>It has other facts.</summary>
internal sealed record Changing(HelplineDraft Draft) : HelplineEdit("helpline-change")
{
    public override HelplineFault? Apply(KeptHelpline row, DateTimeOffset now) => Put(row, Draft, now);
}

/// <summary>It was looked up and is right.</summary>
internal sealed record Confirming(string? Source) : HelplineEdit("helpline-confirm")
{
    public override HelplineFault? Apply(KeptHelpline row, DateTimeOffset now)
    {
        if (HelplineDraft.SourceOf(Source) is not { } source) return HelplineFault.Source;
        var line = HelplineFacts.Read(row.Facts) with { Source = source, CheckedOn = HelplineDraft.Day(DateOnly.FromDateTime(now.UtcDateTime)), Confirm = false };
        (row.Facts, row.Wrong, row.ConfirmedAt) = (HelplineFacts.Write(line), false, now);
        return null;
    }
}

/// <summary>It is wrong, and hidden.</summary>
internal sealed record MarkingWrong() : HelplineEdit("helpline-wrong")
{
    public override HelplineFault? Apply(KeptHelpline row, DateTimeOffset now)
    {
        row.Wrong = true;
        return null;
    }
}
