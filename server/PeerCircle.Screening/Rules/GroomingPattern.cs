namespace PeerCircle.Screening.Rules;

/// <summary>
/// Secrecy, asking for age or being alone, moving elsewhere, photos: each can be innocent, two together are looked at by a person.
/// In a one-to-one one of them is enough for a quiet flag.
/// </summary>
public sealed class GroomingPattern : IRule
{
    private static readonly string[] Kinds = ["secrecy", "age", "alone", "moving", "photos", "gifts"];

    public Finding? Judge(Reading reading)
    {
        var found = Kinds.Where(kind => reading.Has(Categories.Grooming, kind)).ToList();
        if (found.Count == 0)
            return null;
        var matched = string.Join(" + ", found.Select(kind => reading.Matched(reading.First(Categories.Grooming, kind)!.Value)));
        if (found.Count > 1)
            return new("grooming.pattern", Categories.Grooming, Visibility.Held, Concern.None, matched);
        var isWorthKnowing = reading.Place == Place.Mentor && found[0] is "secrecy" or "photos" or "moving";
        return isWorthKnowing ? new($"grooming.{found[0]}", Categories.Grooming, Visibility.Published, Concern.None, matched) : null;
    }
}
