using System.Reflection;

namespace PeerCircle.Screening.Lexicons;

/// <summary>All terms, ready to be looked for.</summary>
public sealed class Lexicon
{
    private readonly TermIndex _index;

    /// <param name="terms">At least one.</param>
    public Lexicon(IEnumerable<Term> terms) => _index = new(terms);

    /// <summary>The word lists that ship, of every category and language.</summary>
    public static Lexicon Shipped() => new(ShippedTerms());

    /// <summary>Every shipped term, to build a lexicon with more or fewer.</summary>
    public static IEnumerable<Term> ShippedTerms()
    {
        var assembly = typeof(Lexicon).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal)).SelectMany(n => Read(assembly, n));
    }

    internal List<Sign> Find(string words, string? lang) => _index.Find(words, lang);

    // Named category.language.txt.
    private static List<Term> Read(Assembly assembly, string name)
    {
        var parts = name.Split('.');
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return [.. LexiconFile.Read(reader, parts[0], parts[1])];
    }
}
