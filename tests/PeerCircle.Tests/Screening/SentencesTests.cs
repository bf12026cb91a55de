using PeerCircle.Screening;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>Sentences and what should become of them.</summary>
public sealed class SentencesTests
{
    public static TheoryData<string, string> Sentences()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests/PeerCircle.Tests/Screening/sentences.tsv")))
        {
            if (line.Split('\t') is [var expected, var text])
                data.Add(expected, text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Each_sentence_gets_its_verdict(string expected, string text)
    {
        var place = expected.EndsWith('@') ? Place.Mentor : Place.Room;
        var result = Screener.Default.Check(text, null, place);
        var got = $"{result.Verdict}/{result.Visibility}{(result.Concern == Concern.Other ? "/other" : "")}".ToLowerInvariant();
        Assert.True(got.StartsWith(expected.TrimEnd('@'), StringComparison.Ordinal), $"{got}: {string.Join(", ", result.Findings)}");
    }
}
