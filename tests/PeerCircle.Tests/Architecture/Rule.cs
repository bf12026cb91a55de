using Xunit;

namespace PeerCircle.Tests.Architecture;

/// <summary>A rule that looks at something: one that no longer matches any file must be rewritten, not trusted.</summary>
internal static class Rule
{
    public static void Holds(string rule, IReadOnlyCollection<SourceFile> looksAt, Func<SourceFile, bool> isBrokenBy)
    {
        Assert.True(looksAt.Count > 0, $"No file is looked at by the rule: {rule}");
        var broken = looksAt.Where(isBrokenBy).Select(file => file.Path).ToList();
        Assert.True(broken.Count == 0, $"{rule}\nBroken by:\n  {string.Join("\n  ", broken)}");
    }
}
