using System.Reflection;

namespace PeerCircle.Screening.Lexicons;

/// <summary>A line of a word list, as it was written: what a <see cref="Term"/> is made from.</summary>
/// <param name="Category">The category of its file.</param>
/// <param name="Section">Its section.</param>
/// <param name="Text">The phrase, written as <see cref="LexiconFile"/> says.</param>
/// <param name="Language">The language of its file.</param>
/// <param name="OnlyThere">True when it counts only in texts of that language.</param>
public sealed record Phrase(string Category, string Section, string Text, string Language, bool OnlyThere)
{
    private static readonly Lazy<IReadOnlyList<Phrase>> Read = new(() =>
    {
        var assembly = typeof(Phrase).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal)).SelectMany(n => OfFile(assembly, n))];
    });

    /// <summary>Every phrase that ships, of every category and language.</summary>
    public static IReadOnlyList<Phrase> Shipped => Read.Value;

    /// <summary>The term to look for.</summary>
    /// <exception cref="FormatException">The phrase can't be read; the message quotes it.</exception>
    public Term ToTerm() => new(Category, Section, Text, OnlyThere ? Language : null);

    // Named category.language.txt.
    private static List<Phrase> OfFile(Assembly assembly, string name)
    {
        var parts = name.Split('.');
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return [.. LexiconFile.Phrases(reader, parts[0], parts[1])];
    }
}
