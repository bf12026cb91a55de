using Microsoft.Extensions.Localization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Messages.Parts;

/// <summary>The ways to reach a helpline: what they are called, and what a tap on one does.</summary>
public static class Ways
{
    public static string Name(IStringLocalizer<MessageWords> words, string way) => way switch
    {
        "text" => words["text message"],
        "chat" => words["chat"],
        "messenger" => words["messenger"],
        "whatsapp" => words["WhatsApp"],
        "phone" => words["phone"],
        _ => words["web page"],
    };

    /// <summary>What is shown of it: a number, or the name of a site without what surrounds it in an address.</summary>
    public static string Shown(HelplineView line) =>
        line.Number ?? (Uri.TryCreate(line.Url, UriKind.Absolute, out var site) ? site.Host.Replace("www.", "", StringComparison.Ordinal) : "");

    /// <summary>Where a tap leads; null when it is a name to look for in a messenger.</summary>
    public static string? Address(HelplineView line)
    {
        if (line.Url is not null) return line.Url;
        if (line.Number is null) return null;
        var digits = string.Concat(line.Number.Where(c => char.IsAsciiDigit(c) || c == '+'));
        return line.Channel switch
        {
            "text" => "sms:" + digits,
            "phone" => "tel:" + digits,
            _ => null,
        };
    }
}
