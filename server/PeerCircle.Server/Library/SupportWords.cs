using PeerCircle.Contracts;

namespace PeerCircle.Server.Library;

/// <summary>The words of the support card in one language.</summary>
/// <param name="LastChecked">A note with a place for a date.</param>
/// <param name="Unconfirmed">The note of an entry without a date.</param>
/// <param name="LocalEmergency">What to call where the region is not known.</param>
/// <param name="ClosedNow">The note of what does not answer at this hour.</param>
/// <param name="Standing">What has become of it at the desk, by <see cref="CardStandings"/>.</param>
/// <param name="Self">For someone who writes of themselves.</param>
/// <param name="Other">For someone who worries about another.</param>
internal sealed record SupportWords(string LastChecked, string Unconfirmed, string LocalEmergency, string ClosedNow, IReadOnlyDictionary<string, string> Standing, SupportText Self, SupportText Other)
{
    private const string Fallback = "en";

    /// <summary>The languages of the card, by their own names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Languages =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [Fallback] = "English", ["ja"] = "日本語", ["ko"] = "한국어", ["it"] = "Italiano" };

    private static readonly Dictionary<string, SupportWords> ByLanguage = Languages.Keys
        .ToDictionary(language => language, language => LibraryData.Read<SupportWords>($"support.{language}.json"), StringComparer.OrdinalIgnoreCase);

    /// <summary>The words for a BCP 47 tag, English where there are none.</summary>
    public static SupportWords Of(string? language) => ByLanguage.GetValueOrDefault(Primary(language)) ?? ByLanguage[Fallback];

    /// <summary>The language a card is in when a BCP 47 tag was asked for.</summary>
    public static string LanguageOf(string? language) => Languages.ContainsKey(Primary(language)) ? Primary(language) : Fallback;

    /// <summary>One of several translations: English where there is none, and whichever there is where there is no English.</summary>
    public static string Pick(IReadOnlyDictionary<string, string> translations, string? language) =>
        translations.GetValueOrDefault(Primary(language)) ?? translations.GetValueOrDefault(Fallback) ?? translations.Values.FirstOrDefault() ?? "";

    private static string Primary(string? language) => (language ?? "").Split('-', '_')[0].ToLowerInvariant();
}

/// <summary>What the card says.</summary>
internal sealed record SupportText(string Title, string Text, IReadOnlyList<BarrierView> Barriers);
