using PeerCircle.Contracts;

namespace PeerCircle.Server.Library;

/// <summary>The words of the support card in one language.</summary>
/// <param name="LastChecked">A note with a place for a date.</param>
/// <param name="Unconfirmed">The note of an entry without a date.</param>
/// <param name="LocalEmergency">What to call where the region is not known.</param>
/// <param name="Self">For someone who writes of themselves.</param>
/// <param name="Other">For someone who worries about another.</param>
internal sealed record SupportWords(string LastChecked, string Unconfirmed, string LocalEmergency, SupportText Self, SupportText Other)
{
    private const string Fallback = "en";
    private static readonly Dictionary<string, SupportWords> ByLanguage = new[] { Fallback, "ja", "ko", "it" }
        .ToDictionary(language => language, language => LibraryData.Read<SupportWords>($"support.{language}.json"), StringComparer.OrdinalIgnoreCase);

    /// <summary>The words for a BCP 47 tag, English where there are none.</summary>
    public static SupportWords Of(string? language) => ByLanguage.GetValueOrDefault(Primary(language)) ?? ByLanguage[Fallback];

    /// <summary>One of several translations, English where there is none.</summary>
    public static string Pick(IReadOnlyDictionary<string, string> translations, string? language) =>
        translations.GetValueOrDefault(Primary(language)) ?? translations[Fallback];

    private static string Primary(string? language) => (language ?? "").Split('-', '_')[0].ToLowerInvariant();
}

/// <summary>What the card says.</summary>
internal sealed record SupportText(string Title, string Text, IReadOnlyList<BarrierView> Barriers);
