using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>One named reason to do something about a text.</summary>
public interface IRule
{
    /// <summary>What it finds in a text; null for nothing. Pure, and linear in the length of the text.</summary>
    Finding? Judge(Reading reading);
}

/// <summary>A text as a rule gets it.</summary>
/// <param name="Shadow">Its shadow copy.</param>
/// <param name="Signs">The terms that stand in it and were not excused by their context.</param>
/// <param name="Place">Where it is going to stand.</param>
public sealed record Reading(ShadowCopy Shadow, IReadOnlyList<Sign> Signs, Place Place)
{
    /// <summary>The first term of a section; null when there is none.</summary>
    public Sign? First(string category, string section)
    {
        foreach (var sign in Signs)
        {
            if (sign.Is(category, section))
                return sign;
        }

        return null;
    }

    /// <summary>True when a section has a term in the text.</summary>
    public bool Has(string category, string section) => First(category, section) is not null;

    /// <summary>The words a term covers.</summary>
    public string Matched(Sign sign) => Shadow.Words[sign.Start..sign.End];
}
