using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace PeerCircle.Server.Hosting;

/// <summary>The languages of the interface, and how a request's language is found.</summary>
public static class Languages
{
    /// <summary>Tags and the languages' own names.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "English",
        ["ja"] = "日本語",
    };

    public const string Default = "en";

    /// <summary>What a person chose on this browser, else what the browser asks for.</summary>
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Default).AddSupportedCultures([.. All.Keys]).AddSupportedUICultures([.. All.Keys]);
            options.CultureInfoUseUserOverride = false;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = CookieName },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public const string CookieName = "peercircle-language";

    /// <summary>The language of the current request.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Keeps a chosen language in the browser for a year.</summary>
    public static void Keep(HttpContext http, string language)
    {
        if (!All.ContainsKey(language)) return;
        var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));
        http.Response.Cookies.Append(CookieName, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }
}
