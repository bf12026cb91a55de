using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Why a phrase can't be taken.</summary>
public enum PhraseFault
{
    /// <summary>There is no letter or digit in it.</summary>
    NoWords,
    TooLong,

    /// <summary>One is open, or closed without having been opened.</summary>
    Parentheses,

    /// <summary>More choices than can be looked for quickly.</summary>
    TooManyWays,

    /// <summary>A mark stands where there is nothing it could belong to, or all of it may be left out.</summary>
    Unreadable,

    /// <summary>It would not even be found in a text that says just this.</summary>
    NeverFound,
}

/// <summary>Looks at a phrase before it is taken into a list by someone who is not a programmer.</summary>
public static class PhraseCheck
{
    /// <summary>The longest phrase, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>Every choice multiplies what is looked for.</summary>
    public const int MostChoices = 12;

    /// <summary>What is wrong with a phrase; null when it can be taken.</summary>
    public static PhraseFault? Of(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        if (phrase.Length > Longest)
            return PhraseFault.TooLong;
        if (!ShadowCopy.Of(phrase).Words.Any(char.IsLetterOrDigit))
            return PhraseFault.NoWords;
        if (!IsBalanced(phrase))
            return PhraseFault.Parentheses;
        if (phrase.Count(c => c is '|' or '?') > MostChoices)
            return PhraseFault.TooManyWays;
        try
        {
            var probe = new TermProbe(new Term("", "", phrase));
            return phrase.Any("()|?*~".Contains) || probe.Matched(phrase, null) is not null ? null : PhraseFault.NeverFound;
        }
        catch (FormatException)
        {
            return PhraseFault.Unreadable;
        }
    }

    private static bool IsBalanced(string phrase)
    {
        var open = 0;
        foreach (var c in phrase)
        {
            open += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (open < 0)
                return false;
        }

        return open == 0;
    }
}
