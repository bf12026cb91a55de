using Microsoft.Extensions.Options;

namespace PeerCircle.Server.Hosting;

/// <summary>What every answer tells the browser it may not do.</summary>
public static class SecurityHeaders
{
    /// <summary>Goes first: an answer made by any later part carries them too.</summary>
    public static void UsePeerCircleHeaders(this WebApplication app)
    {
        var elsewhere = app.Services.GetRequiredService<IOptions<QuickExitOptions>>().Value.NeutralPage;
        app.UseSecurityHeaders(Policy(elsewhere));
        app.Use(NeverStorePrivatePages);
    }

    private static HeaderPolicyCollection Policy(Uri elsewhere) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddMicrophone().None();
            policy.AddGeolocation().None();
            policy.AddDisplayCapture().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
            policy.AddAccelerometer().None();
            policy.AddGyroscope().None();
            policy.AddPublickeyCredentialsGet().Self();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddManifestSrc().Self();
            // Quick exit is a form, and Chromium applies form-action to where its answer leads.
            policy.AddFormAction().Self().From(elsewhere.GetLeftPart(UriPartial.Authority));
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
            policy.AddRequireTrustedTypesFor().Script();
            policy.AddTrustedTypes().AllowPolicy("peercircle");
        });

    /// <summary>Someone else may sit down at this device: only what says otherwise (static files) is kept by the browser.</summary>
    private static Task NeverStorePrivatePages(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.Remove("blazor-enhanced-nav");
            return Task.CompletedTask;
        });
        return next(http);
    }
}
