using System.Diagnostics;
using CsCheck;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>Nothing active comes out of a message, whatever goes in.</summary>
public sealed class XssTests
{
    private static readonly string[] Fragments =
    [
        "[^a]", "[](", "*_", "_*", "> ", "- ", "1. ", "`", "``a", "||", "~~", "[a]: b\n", "[", "]", "](", "![", "<", "<a", "&", "\\", "**a", "*a_", "a*", "__", "a\n", "\n", "- a\n", "> - ", "[a](b) ",
        "[a](http://b) ", "**a*", "|", "[a][b]", "```\n", "~~~\n", "   ", "\t", "* * ", "[x](<", "](<", "'\"", "http://", "***", "  ", "<b>", "</p>", "\"", "死", "ネタ", "\u202E", "👩‍👧", "שלום", "a",
    ];

    [Fact]
    public void Nothing_of_the_corpus_becomes_active()
    {
        var corpus = XssCorpus.All().ToList();
        Assert.True(corpus.Count > 1_500, $"{corpus.Count}");
        foreach (var payload in corpus)
        {
            SafeMarkup.Accept(MessageRenderer.ToHtml(payload), payload);
            if (TextCheck.Of(payload) is CheckedText.Ok kept)
                SafeMarkup.Accept(MessageRenderer.ToHtml(kept.Text), payload);
        }
    }

    [Fact]
    public void Any_heap_of_markdown_comes_out_well_formed() =>
        Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[0, 300].Select(string.Concat)
            .Sample(text => SafeMarkup.Accept(MessageRenderer.ToHtml(text), text), iter: 1_000);

    [Fact]
    public void Any_text_that_passes_the_check_comes_out_well_formed() =>
        Gen.String.Sample(
            text =>
            {
                if (TextCheck.Of(text) is CheckedText.Ok kept)
                    SafeMarkup.Accept(MessageRenderer.ToHtml(kept.Text), kept.Text);
            },
            iter: 1_000);

    [Fact]
    public void No_heap_of_delimiters_is_slow()
    {
        foreach (var fragment in Fragments)
        {
            var text = string.Concat(Enumerable.Repeat(fragment, Limits.TextUnits / fragment.Length));
            // Measured at a few milliseconds; unbounded, the worst of these takes seconds.
            Assert.Contains(Enumerable.Range(0, 10), _ => MillisecondsFor(text) < 200);
        }
    }

    [Fact]
    public void Text_beyond_the_limit_is_shown_as_written() =>
        Assert.Equal($"<p dir=\"auto\">{new string('*', 100_000)}</p>", MessageRenderer.ToHtml(new string('*', 100_000)));

    private static double MillisecondsFor(string text)
    {
        var started = Stopwatch.GetTimestamp();
        MessageRenderer.ToHtml(text);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
