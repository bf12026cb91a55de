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

/// <summary>Makes the card that meets words of distress. It says who can be reached, and of people of the circle only what is so.</summary>
public sealed class SupportCards(TimeProvider time, HelplinesInForce helplines)
{
    /// <summary>The kind by its name on the wire; null for any other.</summary>
    public static SupportKind? KindOf(string? name) => name switch { "self" => SupportKind.Self, "other" => SupportKind.Other, _ => null };

    /// <summary>The card as of now, which decides what is open and what counts as checked long ago.</summary>
    /// <param name="kind">For whom it is.</param>
    /// <param name="region">A region's code; an unknown one gets the international entries.</param>
    /// <param name="language">A BCP 47 tag; English where there is no translation.</param>
    /// <param name="standing">One of <see cref="CardStandings"/>; null when nothing of it is on the desk.</param>
    public SupportCard For(SupportKind kind, string? region, string? language, string? standing = null)
    {
        var (words, now, known) = (SupportWords.Of(language), time.GetUtcNow(), helplines.Now);
        var text = kind == SupportKind.Other ? words.Other : words.Self;
        return new(
            kind == SupportKind.Other ? "other" : "self",
            text.Title,
            // Whoever has waited in vain is not kept by more words from those who listen.
            standing == CardStandings.Unanswered ? "" : text.Text,
            known.RegionOf(region),
            known.Regions,
            [.. known.For(region, now).Select(way => View(way, language, words, DateOnly.FromDateTime(now.UtcDateTime)))],
            known.EmergencyOf(region) ?? words.LocalEmergency,
            text.Barriers,
            SupportWords.LanguageOf(language),
            standing is null ? null : new CardStanding(standing, words.Standing[standing]));
    }

    private static HelplineView View(HelplineWay way, string? language, SupportWords words, DateOnly today)
    {
        var (line, channel, open) = way;
        var name = line.Audience is null ? line.Name : $"{line.Name} ({SupportWords.Pick(line.Audience, language)})";
        string?[] notes =
        [
            open is false ? words.ClosedNow : null,
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
