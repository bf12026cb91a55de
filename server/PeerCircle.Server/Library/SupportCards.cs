using System.Globalization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Library;

/// <summary>For whom the card is.</summary>
public enum SupportKind
{
    Self,

    /// <summary>The writer worries about someone else.</summary>
    Other,
}

/// <summary>Makes the card that meets words of distress. It says who can be reached; never that anyone was told.</summary>
public static class SupportCards
{
    /// <summary>The card as of today.</summary>
    public static SupportCard For(SupportKind kind, string? region, string? language) =>
        For(kind, region, language, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

    /// <summary>The card as of a day, which decides what counts as checked long ago.</summary>
    /// <param name="kind">For whom it is.</param>
    /// <param name="region">A region's code; an unknown one gets the international entries.</param>
    /// <param name="language">A BCP 47 tag; English where there is no translation.</param>
    /// <param name="today">The day.</param>
    public static SupportCard For(SupportKind kind, string? region, string? language, DateOnly today)
    {
        var words = SupportWords.Of(language);
        var text = kind == SupportKind.Other ? words.Other : words.Self;
        return new(
            kind == SupportKind.Other ? "other" : "self",
            text.Title,
            text.Text,
            Helplines.RegionOf(region),
            Helplines.Regions,
            [.. Helplines.For(region).Select(way => View(way, language, words, today))],
            Helplines.EmergencyOf(region) ?? words.LocalEmergency,
            text.Barriers);
    }

    private static HelplineView View(HelplineWay way, string? language, SupportWords words, DateOnly today)
    {
        var (line, channel) = way;
        var name = line.Audience is null ? line.Name : $"{line.Name} ({SupportWords.Pick(line.Audience, language)})";
        string?[] notes =
        [
            channel.Handle,
            channel.Remark is null ? null : SupportWords.Pick(channel.Remark, language),
            line.Remark is null ? null : SupportWords.Pick(line.Remark, language),
            CheckNote(line, words, today),
        ];
        var note = string.Join(" · ", notes.Where(part => part is not null));
        return new(name, channel.Kind, channel.Number, channel.Url, SupportWords.Pick(channel.Hours ?? line.Hours, language), line.CheckedOn ?? "", note.Length == 0 ? null : note);
    }

    private static string? CheckNote(Helpline line, SupportWords words, DateOnly today)
    {
        if (!line.IsStale(today))
            return null;
        return line.CheckedOn is null ? words.Unconfirmed : string.Format(CultureInfo.InvariantCulture, words.LastChecked, line.CheckedOn);
    }
}
