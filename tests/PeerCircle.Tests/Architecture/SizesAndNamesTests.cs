using Xunit;

namespace PeerCircle.Tests.Architecture;

/// <summary>Small files and names that say what a thing does.</summary>
public sealed class SizesAndNamesTests
{
    private const int LongestFile = 250;
    private const int LongestHub = 150;
    private const int MedianFile = 60;

    private static readonly IReadOnlyList<SourceFile> Server = SourceFile.Below("server", ".cs", ".razor");
    private static readonly IReadOnlyList<SourceFile> Everything = [.. Server, .. SourceFile.Below("client", ".ts", ".css", ".mjs"), .. SourceFile.Below("tests", ".cs", ".mjs")];

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Rule.Holds($"A file has at most {LongestFile} lines.", Everything, file => file.Lines > LongestFile);

    [Fact]
    public void A_hub_has_at_most_150_lines() =>
        Rule.Holds(
            $"A hub has at most {LongestHub} lines: it is an edge over use cases.",
            [.. Server.Where(file => file.Matches(@"\bclass \w+[^{;]*: Hub\b"))],
            file => file.Lines > LongestHub);

    [Fact]
    public void Half_of_the_servers_files_have_at_most_60_lines()
    {
        var lengths = Server.Select(file => file.Lines).Order().ToList();
        Assert.NotEmpty(lengths);
        Assert.InRange(lengths[lengths.Count / 2], 1, MedianFile);
    }

    [Fact]
    public void No_type_is_a_Manager_Helper_Utils_or_Service() =>
        Rule.Holds(
            "A name says what a thing does: no *Manager, *Helper, *Utils, *Service.",
            [.. Everything.Where(file => file.Matches(@"\b(class|record|struct|interface|enum) \w+"))],
            file => file.Matches(@"^[^/\n""]*\b(class|record|struct|interface)\s+\w*(Manager|Helper|Helpers|Util|Utils|Service)\b"));

    [Fact]
    public void Program_stays_under_80_lines() =>
        Rule.Holds("Program.cs has one line per feature.", [.. Server.Where(file => file.Path == "server/PeerCircle.Server/Program.cs")], file => file.Lines >= 80);
}
