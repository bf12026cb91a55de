using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>
/// A link to http or https, with its host in plain sight behind it: its text may name another. Anything else, and every image, leaves its text.
/// </summary>
internal sealed class LinkWriter : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        if (obj.IsImage || IsInsideLink(obj) || Target(obj) is not { } uri)
        {
            renderer.WriteChildren(obj);
            return;
        }

        renderer.Write("<a rel=\"nofollow noopener noreferrer ugc\" href=\"").WriteEscape(uri.AbsoluteUri).Write("\">");
        renderer.WriteChildren(obj);
        renderer.Write("</a> <span class=\"host\">(").WriteEscape(uri.IdnHost).Write(")</span>");
    }

    private static bool IsInsideLink(LinkInline link)
    {
        for (var parent = link.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline { IsImage: false })
                return true;
        }

        return false;
    }

    // "https://bank.example@evil.example" shows one host and goes to another: an address with a user in it is no link.
    private static Uri? Target(LinkInline link) =>
        Uri.TryCreate(link.Url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0
            ? uri
            : null;
}
