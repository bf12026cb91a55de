using System.Text;
using System.Text.Json;
using PeerCircle.Screening;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>The pinned stream of JSON lines.</summary>
public sealed class ScreenStreamTests
{
    [Fact]
    public async Task Each_line_is_answered_in_order_with_its_id()
    {
        var (bad, answers) = await RunAsync("""{"id":7,"text":"死にたい","lang":"ja"}""", """{"id":"b","text":"my number is 090-1234-5678","place":"mentor"}""", """{"text":"good evening"}""");
        Assert.Equal(0, bad);
        Assert.Equal(7, answers[0].GetProperty("id").GetInt32());
        Assert.Equal("crisis", answers[0].GetProperty("verdict").GetString());
        Assert.Equal("crisis.passive", answers[0].GetProperty("rules")[0].GetString());
        Assert.Equal("b", answers[1].GetProperty("id").GetString());
        Assert.Equal("refuse", answers[1].GetProperty("verdict").GetString());
        Assert.Equal("contact", answers[1].GetProperty("categories")[0].GetString());
        Assert.Equal("allow", answers[2].GetProperty("verdict").GetString());
        Assert.Empty(answers[2].GetProperty("categories").EnumerateArray());
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":"a","place":"garden"}""")]
    [InlineData("""{"text":"a","lang":1}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"a\ud800","place":"\udc00"}""")]
    [InlineData("""{"text":"a"} {"text":"b"}""")]
    public async Task A_bad_line_is_answered_and_the_stream_goes_on(string line)
    {
        var (bad, answers) = await RunAsync(line, "", """{"id":1,"text":"hello","lang":null,"place":null}""");
        Assert.Equal(1, bad);
        Assert.NotEmpty(answers[0].GetProperty("error").GetString()!);
        Assert.Equal("allow", answers[1].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Deep_nesting_is_a_bad_line_and_no_crash()
    {
        var (bad, _) = await RunAsync(new string('[', 100_000));
        Assert.Equal(1, bad);
    }

    private static async Task<(int Bad, List<JsonElement> Answers)> RunAsync(params string[] lines)
    {
        using var output = new MemoryStream();
        var bad = await new ScreenStream(Screener.Default).RunAsync(new StringReader(string.Join('\n', lines)), output, TestContext.Current.CancellationToken);
        var written = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (bad, [.. written.Select(line => JsonElement.Parse(line))]);
    }
}
