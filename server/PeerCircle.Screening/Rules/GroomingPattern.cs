using PeerCircle.Screening.Lexicons;

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
        if (reading.Signs.IsEmpty)
            return null;
        List<Sign> found = [];
        foreach (var kind in Kinds)
        {
            if (reading.First(Categories.Grooming, kind) is { } sign)
                found.Add(sign);
        }

        if (found.Count == 0)
            return null;
        var first = reading.Of(found[0], "grooming.pattern", Visibility.Held, Concern.None) with { Matched = string.Join(" + ", found.Select(reading.Matched)) };
        if (found.Count > 1)
            return first;
        var kindOf = found[0].Section;
        return reading.Place == Place.Mentor && kindOf is "secrecy" or "photos" or "moving"
            ? first with { Rule = $"grooming.{kindOf}", Visibility = Visibility.Published }
            : null;
    }
}
