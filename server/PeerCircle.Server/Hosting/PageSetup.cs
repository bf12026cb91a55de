using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Hosting;

/// <summary>All that pages need: rendering, languages, form tokens, compression, static files.</summary>
public static class PageSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Started from a build and not from a published folder, static files would be missing, or served for someone who is
        // editing them: never cached and compressed on each request.
        builder.WebHost.UseStaticWebAssets();
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        services.AddRazorComponents();
        services.AddLanguages();
        services.AddSingleton<Assets>();
        // Japanese is written as Japanese: escaping each character would triple a page's size.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "peercircle-form";
            options.FormFieldName = "form-token";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<QuickExitOptions>().BindConfiguration("PeerCircle")
            .Validate(o => o.NeutralPage is { IsAbsoluteUri: true }, "PeerCircle:NeutralPage must be a whole address, such as https://www.wikipedia.org/")
            .ValidateOnStart();
        // Form tokens differ in every answer and the session cookie never comes with a foreign request: compressing over TLS gives nothing away.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json"];
        });
    }

    public static void UsePages(this WebApplication app)
    {
        app.UsePeerCircleHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", () => Page.Show<Welcome>()).ExcludeFromDescription().AllowAnonymous();
        app.MapSettings();
        app.MapFallback((HttpContext http, Problems problems) => CookieSetup.IsForPrograms(http)
            ? (IResult)problems.NotFound()
            : Page.Show<NotThere>(status: StatusCodes.Status404NotFound)).AllowAnonymous();
    }
}
