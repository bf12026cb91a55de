using PeerCircle.Server.Hosting;
using Xunit;

namespace PeerCircle.Tests.Hosting;

/// <summary>What the program's arguments ask for.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData(new string[0], new string[0])]
    [InlineData(new[] { "--demo", "--urls", "http://127.0.0.1:0" }, new[] { "--demo", "--urls", "http://127.0.0.1:0" })]
    [InlineData(new[] { "serve", "--demo" }, new[] { "--demo" })]
    public async Task Without_another_subcommand_the_service_gets_every_option(string[] args, string[] expected)
    {
        string[]? got = null;
        var exit = await CommandLine.RunAsync(args, served => Task.FromResult(got = served));
        Assert.Equal(0, exit);
        Assert.Equal(expected, got);
    }

    [Fact]
    public async Task An_unknown_subcommand_serves_nothing()
    {
        var exit = await CommandLine.RunAsync(["migratee"], _ => throw new InvalidOperationException("served"));
        Assert.NotEqual(0, exit);
    }
}
