using System.Globalization;

namespace PeerCircle.Server.Library;

/// <summary>A helpline as the directory keeps it.</summary>
/// <param name="Key">What it is called in addresses and in the ledger; it never changes.</param>
/// <param name="Region">The region it serves: a country's code, or <see cref="Helplines.International"/>.</param>
/// <param name="Name">Its own name, in its own language.</param>
/// <param name="Hours">When it can be reached, by language; English is always there.</param>
/// <param name="Channels">The ways to reach it.</param>
/// <param name="Source">Where these facts were found.</param>
/// <param name="CheckedOn">When the source said so: a day or a month; null when it bears no date.</param>
/// <param name="Confirm">True while the operator should confirm it.</param>
/// <param name="Audience">Whom it is for, by language, when it is not for everyone.</param>
/// <param name="Remark">What else to know, by language.</param>
/// <param name="Open">When it is open, as <see cref="OpenHours"/> reads it; null or empty when nobody has told.</param>
public sealed record Helpline(
    string Key,
    string Region,
    string Name,
    IReadOnlyDictionary<string, string> Hours,
    IReadOnlyList<HelplineChannel> Channels,
    string Source,
    string? CheckedOn,
    bool Confirm,
    IReadOnlyDictionary<string, string>? Audience = null,
    IReadOnlyDictionary<string, string>? Remark = null,
    string? Open = null)
{
    /// <summary>Days after which a check is old.</summary>
    public const int FreshDays = 180;

    /// <summary>True when the facts bear no date or one that is more than <see cref="FreshDays"/> ago.</summary>
    public bool IsStale(DateOnly today) => CheckedDay is not { } day || today.DayNumber - day.DayNumber > FreshDays;

    // A month counts from its first day.
    private DateOnly? CheckedDay =>
        DateOnly.TryParseExact(CheckedOn, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>One way to reach a helpline.</summary>
/// <param name="Kind">text, chat, messenger, whatsapp, web or phone.</param>
/// <param name="Number">What to dial or text.</param>
/// <param name="Url">Where to go.</param>
/// <param name="Handle">Whom to look for in a messenger.</param>
/// <param name="Hours">When it differs from the helpline's own hours.</param>
/// <param name="Remark">What else to know about this way.</param>
/// <param name="Open">When it differs from the helpline's own; empty when nobody has told.</param>
public sealed record HelplineChannel(
    string Kind,
    string? Number = null,
    string? Url = null,
    string? Handle = null,
    IReadOnlyDictionary<string, string>? Hours = null,
    IReadOnlyDictionary<string, string>? Remark = null,
    string? Open = null)
{
    /// <summary>Where it stands in a list: writing, then a directory, then the phone.</summary>
    public int Rank => Kind switch
    {
        "text" or "chat" => 0,
        "whatsapp" or "messenger" => 1,
        "web" => 2,
        _ => 3,
    };
}

/// <summary>A region one can choose helplines for.</summary>
/// <param name="Code">A country's code, or <see cref="Helplines.International"/>.</param>
/// <param name="Emergency">Its emergency numbers; null where they differ by country.</param>
public sealed record HelplineRegion(string Code, string? Emergency);
