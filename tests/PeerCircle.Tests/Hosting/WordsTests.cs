using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PeerCircle.Tests.Hosting;

/// <summary>Every sentence of the interface is there in each language.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Every_sentence_on_a_page_has_its_Japanese()
    {
        var used = Sentences().ToList();
        Assert.True(used.Count > 15, "The search for sentences found hardly any: it no longer fits how pages are written.");
        var missing = used.Where(sentence => !Japanese(sentence.Marker).ContainsKey(sentence.Key)).Select(sentence => $"{sentence.File}: {sentence.Key}");
        Assert.Empty(missing);
    }

    [Fact]
    public void No_Japanese_is_empty_or_left_in_English()
    {
        var odd = from file in Directory.EnumerateFiles(Server, "*.ja.resx", SearchOption.AllDirectories)
                  from word in Read(file)
                  where !JapaneseLetter().IsMatch(word.Value)
                  select $"{Path.GetFileName(file)}: {word.Key}";
        Assert.Empty(odd);
    }

    [Fact]
    public void No_Japanese_stays_behind_when_its_sentence_is_gone()
    {
        var used = Sentences().Select(sentence => (sentence.Marker, sentence.Key)).ToHashSet();
        var left = from file in Directory.EnumerateFiles(Server, "*.ja.resx", SearchOption.AllDirectories)
                   where !File.Exists(English(file))
                   let marker = Path.GetFileName(file).Replace(".ja.resx", "", StringComparison.Ordinal)
                   from word in Read(file)
                   where !used.Contains((marker, word.Key))
                   select $"{marker}: {word.Key}";
        Assert.Empty(left);
    }

    [Fact]
    public void Sentences_found_by_a_slug_are_there_in_both_languages()
    {
        var twins = Directory.EnumerateFiles(Server, "*.ja.resx", SearchOption.AllDirectories).Where(file => File.Exists(English(file))).ToList();
        Assert.NotEmpty(twins);
        Assert.All(twins, file => Assert.Equal(Read(English(file)).Keys.Order(StringComparer.Ordinal), Read(file).Keys.Order(StringComparer.Ordinal)));
    }

    private static string English(string file) => file.Replace(".ja.resx", ".resx", StringComparison.Ordinal);

    private static string Server => Path.Combine(Root(), "server", "PeerCircle.Server");

    private static IEnumerable<(string File, string Marker, string Key)> Sentences() =>
        from file in Directory.EnumerateFiles(Server, "*.*", SearchOption.AllDirectories)
        where file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        let source = File.ReadAllText(file)
        from Match localizer in Localizer().Matches(source)
        let marker = localizer.Groups["marker"].Value
        from Match use in Regex.Matches(source, $@"\b{localizer.Groups["name"].Value}\[""(?<key>(?:[^""\\]|\\.)+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
        select (Path.GetFileName(file), marker, Regex.Unescape(use.Groups["key"].Value));

    private static Dictionary<string, string> Japanese(string marker) =>
        Read(Directory.EnumerateFiles(Server, $"{marker}.ja.resx", SearchOption.AllDirectories).Single());

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Descendants("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    [GeneratedRegex(@"IStringLocalizer<(?<marker>\w+)>>?\(?\)?[\s;]+(?<name>\w+)|(?<name>\w+) = [^;\n]*IStringLocalizer<(?<marker>\w+)>>\(\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Localizer();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.None, 5000)]
    private static partial Regex JapaneseLetter();
}
