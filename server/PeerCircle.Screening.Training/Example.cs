namespace PeerCircle.Screening.Training;

/// <summary>One written sentence and what it is.</summary>
/// <param name="Language">en, ja, ko or it.</param>
/// <param name="Category">One of <see cref="Categories"/>, or "none" for what must be left alone.</param>
/// <param name="Kind">What kind of it, such as "goodbye" or "idiom".</param>
/// <param name="Scenario">Sentences of one scenario are never parted between training and measuring.</param>
/// <param name="Place">Where it is said.</param>
/// <param name="Text">The sentence.</param>
public sealed record Example(string Language, string Category, string Kind, string Scenario, Place Place, string Text)
{
    public const string Nothing = "none";

    /// <summary>True for ordinary talk, which is measured apart from hard look-alikes.</summary>
    public bool IsOrdinary => Category == Nothing && Kind is "ordinary" or "withdrawn" or "identity";

    /// <summary>True for what looks like something and is not.</summary>
    public bool IsLookAlike => Category == Nothing && !IsOrdinary;

    /// <summary>True for what was written word by word against other sentences, and is rarer in life than among the examples.</summary>
    public bool IsSetAgainst => Scenario is [_, _, _, 'w' or 'x', ..];

    /// <summary>True for what was written as people write, with no other sentence in view.</summary>
    public bool IsPlain => Scenario is [_, _, _, 's' or 'u' or 'y' or 'z', ..];

    /// <summary>Reads every table of a folder, in the order of their names.</summary>
    /// <exception cref="FormatException">A line does not have six fields.</exception>
    public static List<Example> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static Example Read(string line) => line.Split('\t') is [var language, var category, var kind, var scenario, var place, var text]
        ? new(language, category, kind, scenario, place == "mentor" ? Place.Mentor : Place.Room, text)
        : throw new FormatException($"\"{line}\" does not have six fields.");
}
