namespace PeerCircle.Screening.Lexicons;

/// <summary>
/// Reads a word list: <c>[section]</c>, one phrase per line, <c>#</c> for remarks. In a phrase: <c>(a|b)</c> one of these, nested if need be,
/// an empty one leaves it out; <c>x?</c> x or nothing; <c>~</c> a gap of a few words; <c>*</c> the word may go on.
/// A leading <c>!</c>: only in texts of the file's language.
/// </summary>
public static class LexiconFile
{
    /// <exception cref="FormatException">A line can't be read; the message quotes it.</exception>
    public static IEnumerable<Term> Read(TextReader reader, string category, string language) =>
        Phrases(reader, category, language).Select(phrase => phrase.ToTerm());

    /// <summary>The phrases as they were written; nothing is checked yet.</summary>
    public static IEnumerable<Phrase> Phrases(TextReader reader, string category, string language)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var section = "";
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                section = line.Trim('[', ']');
            else
                yield return new(category, section, line.TrimStart('!'), language, OnlyThere: line[0] == '!');
        }
    }
}
