namespace PeerCircle.Tests.Messages;

/// <summary>Payloads that try to become active, in every wrapping that Markdown offers.</summary>
internal static class XssCorpus
{
    private static readonly string[] Markup =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<object data=\"javascript:alert(1)\">", "<embed src=//evil.example>",
        "<base href=//evil.example/>", "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>*{background:url(//evil.example)}</style>", "<form action=//evil.example><button>x</button></form>", "<input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>x</details>", "<a href=javascript:alert(1)>x</a>", "<a href=\"https://ok.example\" onclick=alert(1)>x</a>",
        "<p style=\"position:fixed;inset:0\">x</p>", "<pc-composer></pc-composer>", "<template><img src=x onerror=alert(1)></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>", "<!DOCTYPE html>", "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)", "</p></div><script>alert(1)</script>",
        "</code></pre><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "\\<script>alert(1)</script>", "<a\u2028href=javascript:alert(1)>",
        "<audio src=x onerror=alert(1)>", "<video><source onerror=alert(1)></video>", "<body onload=alert(1)>", "<marquee onstart=alert(1)>", "<xss contenteditable onbeforeinput=alert(1)>x</xss>",
    ];

    private static readonly string[] Targets =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java&#10;script:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", " javascript:alert(1)",
        "\u0001javascript:alert(1)", "\u200Bjavascript:alert(1)", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml;base64,PHN2Zz4=", "blob:https://x/1", "file:///etc/passwd",
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https:/evil.example", "http://", "https://user:pass@evil.example", "https://good.example%40evil.example",
        "https://good.example\"onmouseover=alert(1)", "https://good.example'onmouseover='alert(1)", "https://good.example/<script>", "https://good.example/%22%3E%3Cscript%3E", "https://[::1]/", "https://xn--80ak6aa92e.com",
        "ftp://evil.example", "mailto:a@b.example?body=x", "tel:110", "sms:110", "intent://x#Intent;end", "about:blank", "view-source:https://x.example", "https://a.example/\u202Egpj.exe", "h\u0000ttps://x",
    ];

    private static readonly string[] LinkShapes =
    [
        "[x]({0})", "[x](<{0}>)", "[x]({0} \"t\")", "[x]({0} 'a\" onclick=alert(1) b=\"')", "![x]({0})", "[![x]({0})](https://ok.example)", "[![x](https://ok.example)]({0})", "<{0}>",
        "[x][r]\n\n[r]: {0}", "[x][r]\n\n[r]: <{0}> \"t\"", "[r]\n\n[r]: {0}", "[**x**]({0})", "||[x]({0})||", "> - [x]({0})", "[x\n]({0})", "[[x]({0})](https://ok.example)",
    ];

    private static readonly string[] Wrappings =
    [
        "{0}", "**{0}**", "*{0}*", "~~{0}~~", "||{0}||", "`{0}`", "``` {0}\n{0}\n```", "~~~{0}\nx\n~~~", "> {0}", "- {0}", "1. {0}", "[{0}](https://ok.example)", "![{0}](https://ok.example)",
        "[x](https://ok.example \"{0}\")", "[x](https://ok.example/{0})", "[x][r]\n\n[r]: https://ok.example '{0}'", "    {0}", "# {0}", "{0}\n===", "| {0} |\n|--|\n| {0} |", "- a\n\n  {0}\n\n- b",
    ];

    public static IEnumerable<string> All() =>
        Markup.SelectMany(payload => Wrappings.Select(shape => shape.Replace("{0}", payload, StringComparison.Ordinal)))
            .Concat(Targets.SelectMany(target => LinkShapes.Select(shape => shape.Replace("{0}", target, StringComparison.Ordinal))))
            .Concat(Targets.SelectMany(target => Wrappings.Select(shape => shape.Replace("{0}", $"[a]({target})", StringComparison.Ordinal))));
}
