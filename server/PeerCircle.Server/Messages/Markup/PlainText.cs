using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>A text as it was written, escaped, with its line breaks.</summary>
internal static class PlainText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length + 64).Append("<p dir=\"auto\">");
        var isFirst = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            html.Append(isFirst ? "" : "<br />\n").Append(Encoder.Encode(line.ToString()));
            isFirst = false;
        }

        return html.Append("</p>").ToString();
    }
}
