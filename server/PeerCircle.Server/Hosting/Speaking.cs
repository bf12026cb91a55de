using System.Globalization;

namespace PeerCircle.Server.Hosting;

/// <summary>Puts words into a person's language until it is disposed of: for letters and pushes, which no request's language fits.</summary>
public sealed class Speaking : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly CultureInfo formatsBefore = CultureInfo.CurrentCulture;

    /// <param name="language">A language of the interface; any other becomes the default.</param>
    public Speaking(string language)
    {
        var culture = CultureInfo.GetCultureInfo(Languages.All.ContainsKey(language) ? language : Languages.Default);
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (culture, culture);
    }

    public void Dispose() => (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, formatsBefore);
}
