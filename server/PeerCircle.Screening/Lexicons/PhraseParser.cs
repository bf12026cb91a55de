using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>
/// Reads a phrase. <c>(a|b)</c>: one of these, and they nest; an empty one leaves the word out. <c>x?</c>: x or nothing.
/// <c>~</c>: a gap of a few words. <c>*</c>: the word may go on.
/// </summary>
internal sealed class PhraseParser(string line)
{
    private const string Special = "(|)?~* ";
    private int _at;

    /// <exception cref="FormatException">The parentheses don't match, or nothing is left to look for.</exception>
    public static Piece[] Parse(string line)
    {
        var parser = new PhraseParser(line);
        var pieces = parser.Choices();
        if (parser._at < line.Length)
            throw new FormatException($"\"{line}\" closes a parenthesis that is not open.");
        return [.. pieces];
    }

    private List<Piece> Choices()
    {
        List<List<Piece>> options = [Sequence()];
        while (_at < line.Length && line[_at] == '|')
        {
            _at++;
            options.Add(Sequence());
        }

        return options.Count == 1 ? options[0] : [new Piece.Choice([.. options.Select(option => option.ToArray())])];
    }

    private List<Piece> Sequence()
    {
        List<Piece> pieces = [];
        while (_at < line.Length && line[_at] is not ('|' or ')'))
        {
            var next = Next();
            var isOptional = _at < line.Length && line[_at] == '?';
            _at += isOptional ? 1 : 0;
            pieces.AddRange(isOptional ? [new Piece.Choice([[.. next], []])] : next);
        }

        return pieces;
    }

    private List<Piece> Next()
    {
        var c = line[_at];
        if (c == '(')
            return Group();
        if (Special.Contains(c, StringComparison.Ordinal))
        {
            _at++;
            return [c switch { '~' => new Piece.Gap(), '*' => new Piece.Ending(), ' ' => new Piece.Space(), _ => throw new FormatException($"\"{line}\" has a lone \"{c}\".") }];
        }

        var start = _at;
        while (_at < line.Length && !Special.Contains(line[_at], StringComparison.Ordinal))
            _at++;
        // "을?" is about the last letter only.
        if (_at < line.Length && line[_at] == '?' && _at - start > 1)
            _at--;
        return Words(line[start.._at]);
    }

    private List<Piece> Group()
    {
        _at++;
        var inside = Choices();
        if (_at >= line.Length)
            throw new FormatException($"\"{line}\" does not close a parenthesis.");
        _at++;
        return inside;
    }

    // A mark inside ("e-mail") reads as the shadow copy reads it; one that ends a sentence stands for a line feed.
    private static List<Piece> Words(string text)
    {
        if (IsReadAsWritten(text))
            return [new Piece.Letters(text)];
        List<Piece> pieces = [];
        foreach (var part in ShadowCopy.Of($"9{text}9").Words[1..^1].Split(' '))
        {
            if (pieces.Count > 0)
                pieces.Add(new Piece.Space());
            if (part.Length > 0)
                pieces.Add(new Piece.Letters(part));
        }

        return pieces;
    }

    // Nearly all are: small letters, hiragana, kanji and Hangul, none of them three times in a row.
    private static bool IsReadAsWritten(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPlain = text[i] is (>= 'a' and <= 'z') or (>= 'ぁ' and <= 'ゖ') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
            if (!isPlain || (i > 1 && text[i] == text[i - 1] && text[i] == text[i - 2]))
                return false;
        }

        return true;
    }
}
