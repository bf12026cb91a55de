using System.Text;
using PeerCircle.Contracts;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Server.Messages;

/// <summary>What the bounding of a written text came to.</summary>
public abstract record CheckedText
{
    private CheckedText()
    {
    }

    /// <summary>Fit to be screened, rendered and stored.</summary>
    /// <param name="Text">In normal form C, with line feeds for line ends.</param>
    public sealed record Ok(string Text) : CheckedText;

    /// <summary>Not to be stored.</summary>
    /// <param name="Slug"><c>empty-text</c>, <c>too-long</c> or <c>invalid-text</c>.</param>
    public sealed record Refused(string Slug) : CheckedText;
}

/// <summary>Bounds what a person wrote, before anything else looks at it.</summary>
public static class TextCheck
{
    public const string Empty = "empty-text";
    public const string TooLong = "too-long";
    public const string Invalid = "invalid-text";

    // Normal form C can shorten a text to a third (Hangul, stacked marks). Beyond that it is not even normalised.
    private const int UnitsBeforeNormalForm = 4;

    // Normalisation sorts marks, in quadratic time: the Unicode standard's own stream-safe bound.
    private const int MarksInARow = 30;

    /// <summary>Checks a message's text.</summary>
    public static CheckedText Of(string? text) => Of(text, Limits.TextUnits, Limits.TextBytes);

    /// <summary>Checks a text against other bounds.</summary>
    /// <param name="text">What was written; null counts as empty.</param>
    /// <param name="units">The most UTF-16 units in normal form C.</param>
    /// <param name="bytes">The most bytes of UTF-8 in normal form C.</param>
    public static CheckedText Of(string? text, int units, int bytes)
    {
        if (string.IsNullOrEmpty(text))
            return new CheckedText.Refused(Empty);
        if (text.Length > units * UnitsBeforeNormalForm)
            return new CheckedText.Refused(TooLong);
        if (WellFormed.FirstLone(text, 0) >= 0 || HasTowerOfMarks(text))
            return new CheckedText.Refused(Invalid);
        var normal = text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
        return Verdict(normal, units, bytes) is { } slug ? new CheckedText.Refused(slug) : new CheckedText.Ok(normal);
    }

    private static string? Verdict(string text, int units, int bytes)
    {
        if (!Visibles.Any(text))
            return Empty;
        if (text.Length > units || Encoding.UTF8.GetByteCount(text) > bytes)
            return TooLong;
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\t'))
                return Invalid;
        }

        return null;
    }

    private static bool HasTowerOfMarks(string text)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Visibles.IsMark(rune) ? marks + 1 : 0;
            if (marks > MarksInARow)
                return true;
        }

        return false;
    }
}
