using System.Globalization;
using Markdig;
using Markdig.Syntax;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages.Markup;

namespace PeerCircle.Server.Messages;

/// <summary>
/// A message's text as safe HTML: emphasis, strikethrough, lists, quotes, code, spoilers and plain links. No images, no HTML of the
/// author's, no headings, no tables. Bounded: a text built to be slow to parse is shown as it was written.
/// </summary>
public static class MessageRenderer
{
    private static readonly MarkdownPipeline Pipeline = SafeSubset.Build();

    /// <summary>Renders a text; never throws, and nothing active comes out.</summary>
    /// <param name="text">At most <see cref="Limits.TextUnits"/> long to be read as Markdown; anything longer is shown as written.</param>
    public static string ToHtml(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = DirectionOverrides.Removed(text);
        if (safe.Length > Limits.TextUnits || Hostility.IsHostile(safe))
            return PlainText.ToHtml(safe);
        try
        {
            return Render(Markdown.Parse(safe, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond its bound.
            return PlainText.ToHtml(safe);
        }
    }

    private static string Render(MarkdownDocument document)
    {
        foreach (var list in document.Descendants<ListBlock>())
            list.IsLoose = true;
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new SafeHtml(writer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }
}
