using PeerCircle.Server.Messages;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>The language of a text, as its script tells it.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("今日は寒いね", "ja")]
    [InlineData("ﾃﾚﾋﾞ", "ja")]
    [InlineData("오늘은 추워요", "ko")]
    [InlineData("오늘은 추워요 ね", "ko")]
    [InlineData("good evening", "it")]
    [InlineData("", "it")]
    public void The_script_tells_or_the_fallback_stands(string text, string expected) => Assert.Equal(expected, Language.Of(text, "it"));
}
