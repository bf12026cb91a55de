namespace PeerCircle.Screening.Rules;

/// <summary>A means, a place or a time beside any sign of crisis: nobody else should read it before a moderator has.</summary>
public sealed class CrisisDetail : IRule
{
    public Finding? Judge(Reading reading)
    {
        if (reading.First(Categories.Crisis, "detail") is not { } detail)
            return null;
        if (reading.Has(Categories.Crisis, "passive"))
            return reading.Of(detail, "crisis.detail", Visibility.Held, Concern.Self);
        if (reading.Has(Categories.Crisis, "other"))
            return reading.Of(detail, "crisis.detail", Visibility.Held, Concern.Other);
        return null;
    }
}
