using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>Emphasis, strong, struck out, and the spoiler: blurred until it has the focus, which needs no script.</summary>
internal sealed class EmphasisWriter : HtmlObjectRenderer<EmphasisInline>
{
    protected override void Write(HtmlRenderer renderer, EmphasisInline obj)
    {
        var (open, close) = Tags(obj);
        renderer.Write(open);
        renderer.WriteChildren(obj);
        renderer.Write(close);
    }

    private static (string Open, string Close) Tags(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('|', _) => ("<span class=\"spoiler\" tabindex=\"0\">", "</span>"),
        ('~', _) => ("<del>", "</del>"),
        (_, 2) => ("<strong>", "</strong>"),
        _ => ("<em>", "</em>"),
    };
}
