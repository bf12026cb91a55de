using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>The parts of Markdown that a message may use.</summary>
internal static class SafeSubset
{
    private const int DeepestNesting = 16;

    public static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = DeepestNesting }
            .DisableHtml()
            .DisableHeadings()
            .UseSoftlineBreakAsHardlineBreak()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis();
        // Leading spaces are no code in a chat; rulers, <addresses> and &entities; stay as written.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        // ||hidden||
        builder.InlineParsers.Find<EmphasisInlineParser>()!.EmphasisDescriptors.Add(new('|', 2, 2, enableWithinWord: true));
        return builder.Build();
    }
}
