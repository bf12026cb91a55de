using PeerCircle.Server.Messages;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>What a message looks like.</summary>
public sealed class MessageRendererTests
{
    [Theory]
    [InlineData("hello", "<p dir=\"auto\">hello</p>")]
    [InlineData("one\ntwo", "<p dir=\"auto\">one<br />\ntwo</p>")]
    [InlineData("*a* **b** ~~c~~ `d<`", "<p dir=\"auto\"><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>")]
    [InlineData("犯人は||ねこ||だよ", "<p dir=\"auto\">犯人は<span class=\"spoiler\" tabindex=\"0\">ねこ</span>だよ</p>")]
    [InlineData("これは**大事。**です", "<p dir=\"auto\">これは<strong>大事。</strong>です</p>")]
    [InlineData("> so quiet", "<blockquote>\n<p dir=\"auto\">so quiet</p>\n</blockquote>")]
    [InlineData("# not large", "<p dir=\"auto\"># not large</p>")]
    [InlineData("a\n---", "<p dir=\"auto\">a<br />\n---</p>")]
    [InlineData("<b>x</b> &amp; &#x202e;", "<p dir=\"auto\">&lt;b&gt;x&lt;/b&gt; &amp;amp; &amp;#x202e;</p>")]
    [InlineData("a | b\n--|--\n1 | 2", "<p dir=\"auto\">a | b<br />\n--|--<br />\n1 | 2</p>")]
    [InlineData("![cat](https://example.com/c.png)", "<p dir=\"auto\">cat</p>")]
    [InlineData("    indented", "<p dir=\"auto\">indented</p>")]
    public void Each_part_of_the_subset_is_rendered(string text, string html) => Assert.Equal(html, MessageRenderer.ToHtml(text));

    [Fact]
    public void A_list_keeps_its_number() =>
        Assert.Equal("<ol start=\"3\">\n<li>\n<p dir=\"auto\">rice</p>\n</li>\n<li>\n<p dir=\"auto\">tea</p>\n</li>\n</ol>", MessageRenderer.ToHtml("3. rice\n4. tea"));

    [Fact]
    public void A_link_shows_its_real_host() =>
        Assert.Equal(
            "<p dir=\"auto\"><a rel=\"nofollow noopener noreferrer ugc\" href=\"https://evil.example/x\">bank.example</a> <span class=\"host\">(evil.example)</span></p>",
            MessageRenderer.ToHtml("[bank.example](https://evil.example/x \"title\")"));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](mailto:a@b.example)")]
    [InlineData("[x](tel:0901234)")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/sign-out)")]
    [InlineData("[x](https://bank.example@evil.example/)")]
    [InlineData("[x][a]\n\n[a]: javascript:alert(1)")]
    public void Any_other_link_leaves_its_text(string text) => Assert.Equal("<p dir=\"auto\">x</p>", MessageRenderer.ToHtml(text));

    [Fact]
    public void A_bare_address_stays_text() => Assert.DoesNotContain("<a", MessageRenderer.ToHtml("https://example.com <https://example.com>"), StringComparison.Ordinal);

    [Fact]
    public void Direction_overrides_are_taken_out() => Assert.Equal("<p dir=\"auto\">moc.elpmaxe</p>", MessageRenderer.ToHtml("\u202Emoc.elpmaxe\u202C"));
}
