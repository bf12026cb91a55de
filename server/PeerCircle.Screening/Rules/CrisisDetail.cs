namespace PeerCircle.Screening.Rules;

/// <summary>A means, a place or a time beside any sign of crisis: nobody else should read it before a moderator has.</summary>
public sealed class CrisisDetail : IRule
{
    public Finding? Judge(Reading reading)
    {
        if (reading.First(Categories.Crisis, "detail") is not { } detail)
            return null;
        if (reading.Has(Categories.Crisis, "passive"))
            return new("crisis.detail", Categories.Crisis, Visibility.Held, Concern.Self, reading.Matched(detail));
        if (reading.Has(Categories.Crisis, "other"))
            return new("crisis.detail", Categories.Crisis, Visibility.Held, Concern.Other, reading.Matched(detail));
        return null;
    }
}
