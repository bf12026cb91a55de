using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>Reads rendered HTML as a browser would and accepts only what a message may hold.</summary>
internal static class SafeMarkup
{
    private static readonly HtmlParser Parser = new();
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "p", "br", "em", "strong", "del", "span", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    };

    public static void Accept(string html, string because)
    {
        var body = Parser.ParseDocument($"<!doctype html><body>{html}").Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.True(Elements.Contains(element.LocalName), $"<{element.LocalName}> from {because}");
            foreach (var attribute in element.Attributes)
                Assert.True(IsAllowed(element, attribute), $"{element.LocalName} {attribute.Name}=\"{attribute.Value}\" from {because}");
        }

        Assert.DoesNotContain(body.Descendants(), node => node.NodeType == NodeType.Comment);
        AcceptForm(html, because);
    }

    // Well-formed: every tag closed where it should be, so nothing of a message leaks into the page around it.
    private static void AcceptForm(string html, string because)
    {
        using var reader = XmlReader.Create(new StringReader($"<m>{string.Concat(html.Where(IsKnownToXml))}</m>"));
        try
        {
            _ = XDocument.Load(reader);
        }
        catch (XmlException error)
        {
            Assert.Fail($"{error.Message}\n{html}\nfrom {because}");
        }
    }

    private static bool IsKnownToXml(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);

    private static bool IsAllowed(IElement element, IAttr attribute) => (element.LocalName, attribute.Name, attribute.Value) switch
    {
        ("p" or "pre", "dir", "auto") => true,
        ("span", "class", "spoiler" or "host") => true,
        ("span", "tabindex", "0") => true,
        ("ol", "start", var start) => int.TryParse(start, out _),
        ("a", "rel", "nofollow noopener noreferrer ugc") => true,
        ("a", "href", var href) => Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" },
        _ => false,
    };
}
