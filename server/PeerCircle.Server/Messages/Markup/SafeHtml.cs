using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>Writes only what is on this list; a kind of node that has no writer here leaves just its text.</summary>
internal sealed class SafeHtml : HtmlRenderer
{
    public SafeHtml(TextWriter writer)
        : base(writer)
    {
        ObjectRenderers.Clear();
        ObjectRenderers.Add(new ListRenderer());
        ObjectRenderers.Add(new QuoteBlockRenderer());
        ObjectRenderers.Add(new ParagraphWriter());
        ObjectRenderers.Add(new CodeWriter());
        ObjectRenderers.Add(new EmphasisWriter());
        ObjectRenderers.Add(new LinkWriter());
        ObjectRenderers.Add(new CodeInlineRenderer());
        ObjectRenderers.Add(new DelimiterInlineRenderer());
        ObjectRenderers.Add(new LineBreakInlineRenderer { RenderAsHardlineBreak = true });
        ObjectRenderers.Add(new LiteralInlineRenderer());
        UseNonAsciiNoEscape = true;
        EnableHtmlForBlock = true;
        EnableHtmlForInline = true;
    }
}
