using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>Each paragraph finds its own direction, so that Arabic or Hebrew can't turn its neighbours around.</summary>
internal sealed class ParagraphWriter : HtmlObjectRenderer<ParagraphBlock>
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj) =>
        renderer.EnsureLine().Write("<p dir=\"auto\">").WriteLeafInline(obj).WriteLine("</p>");
}

/// <summary>Fenced code, without the language that its author named.</summary>
internal sealed class CodeWriter : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj) =>
        renderer.EnsureLine().Write("<pre dir=\"auto\"><code>").WriteLeafRawLines(obj, writeEndOfLines: true, escape: true).WriteLine("</code></pre>");
}
