using Xunit;

namespace PeerCircle.Tests.Architecture;

/// <summary>"Who may know whom", read from the source: a newcomer can trust the folders.</summary>
public sealed class WhoMayKnowWhomTests
{
    private static readonly IReadOnlyList<SourceFile> Server = SourceFile.Below("server/PeerCircle.Server", ".cs", ".razor");

    [Fact]
    public void Contracts_depend_on_nothing() =>
        Rule.Holds(
            "PeerCircle.Contracts depends on nothing.",
            SourceFile.Below("server/PeerCircle.Contracts", ".csproj", ".cs"),
            file => file.Matches("<(Project|Package|Framework)Reference") || file.Matches(@"^using (?!System\b)"));

    [Fact]
    public void Screening_depends_on_nothing_of_ours() =>
        Rule.Holds(
            "PeerCircle.Screening depends on nothing of ours.",
            SourceFile.Below("server/PeerCircle.Screening", ".csproj", ".cs"),
            file => file.Matches("<(ProjectReference|FrameworkReference)") || file.Matches(@"^using PeerCircle\.(?!Screening)") || file.Matches(@"^using Microsoft\.(AspNetCore|EntityFrameworkCore)"));

    [Fact]
    public void The_client_knows_only_the_wire() =>
        Rule.Holds(
            "The client imports its own files and @microsoft/signalr (tests also vitest), nothing else.",
            SourceFile.Below("client", ".ts"),
            file => file.Matches(@"^\s*(import|export)\b[^;]*?\bfrom\s+[""'](?!\.{1,2}/|@microsoft/signalr[""']|vitest|node:)"));

    [Fact]
    public void Entities_know_no_transport() =>
        Rule.Holds(
            "Entities know no ASP.NET (but Identity's base classes), no SignalR, no Redis.",
            Entities(),
            file => file.Matches(@"Microsoft\.AspNetCore\.(?!Identity)|StackExchange\.Redis"));

    [Fact]
    public void Rules_know_no_database_and_no_transport() =>
        Rule.Holds(
            "Rules know no EF, no ASP.NET, no Redis.",
            [.. SourceFile.Below("server", ".cs").Where(file => file.Path.Contains("/Rules/", StringComparison.Ordinal) || file.Path.EndsWith("Rule.cs", StringComparison.Ordinal)), .. SourceFile.Below("server/PeerCircle.Screening", ".cs")],
            file => file.Matches(@"Microsoft\.(EntityFrameworkCore|AspNetCore)|StackExchange\.Redis|Npgsql"));

    [Fact]
    public void Hubs_live_in_Realtime()
    {
        const string hub = @"using Microsoft\.AspNetCore\.SignalR|\bIHubContext<|: Hub\b";
        Assert.Contains(Server, file => file.Folder == "Realtime" && file.Matches(hub));
        Rule.Holds("Hub and IHubContext only in Realtime.", [.. Server.Where(file => file.Folder != "Realtime")], file => file.Matches(hub));
    }

    [Fact]
    public void Redis_is_known_in_three_folders_only() =>
        Rule.Holds(
            "StackExchange.Redis only in Presence, Realtime and Hosting.",
            [.. Server.Where(file => file.Folder is not ("Presence" or "Realtime" or "Hosting"))],
            file => file.Matches(@"StackExchange\.Redis"));

    [Fact]
    public void A_feature_never_uses_another_features_endpoints_or_pages()
    {
        var edges = Server.Where(file => !SourceFile.NotFeatures.Contains(file.Folder))
            .Select(file => (file.Folder, Name: System.IO.Path.GetFileNameWithoutExtension(file.Path)))
            .Where(edge => edge.Name.EndsWith("Endpoints", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(edges);
        Rule.Holds(
            "A feature may use another feature's entity or use case, never its endpoints or pages.",
            [.. Server.Where(file => !SourceFile.NotFeatures.Contains(file.Folder))],
            file => edges.Any(edge => edge.Folder != file.Folder && file.Matches($@"\b{edge.Name}\b"))
                || file.Names(@"using PeerCircle\.Server\.(?<name>\w+)\.Pages").Any(used => used != file.Folder && !SourceFile.NotFeatures.Contains(used)));
    }

    /// <summary>The files that declare what the database holds.</summary>
    private static List<SourceFile> Entities()
    {
        var context = Assert.Single(Server, file => file.Path.EndsWith("/PeerCircleDb.cs", StringComparison.Ordinal));
        return [.. context.Names(@"DbSet<(?<name>\w+)>").SelectMany(name => Server.Where(file => file.Matches($@"\b(class|record) {name}\b")))];
    }
}
