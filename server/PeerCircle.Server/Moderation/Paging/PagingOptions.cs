using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>How staff are called who have no page open, section <c>PeerCircle:Paging</c>. Checked at start; an error names the key.</summary>
public sealed class PagingOptions
{
    public const string Section = "PeerCircle:Paging";

    public WebhookOptions Webhook { get; set; } = new();

    public MailOptions Mail { get; set; } = new();

    /// <summary>The ways that are set up.</summary>
    internal IEnumerable<PageWay> Ways
    {
        get
        {
            if (Webhook.Url is not null) yield return PageWay.Webhook;
            if (Mail.Host.Length > 0) yield return PageWay.Mail;
        }
    }
}

/// <summary>A signed POST to a program of the operator's.</summary>
public sealed class WebhookOptions
{
    public Uri? Url { get; set; }

    /// <summary>Signs what is sent, so that its receiver can tell it from anybody else's; at least 16 characters.</summary>
    public string Secret { get; set; } = "";
}

/// <summary>A letter to addresses of staff.</summary>
public sealed class MailOptions
{
    /// <summary>The mail server; empty: no mail is sent.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>StartTls, SslOnConnect, or None on the machine itself.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address it comes from.</summary>
    public string From { get; set; } = "";

    /// <summary>Who is written to while someone is on shift.</summary>
    public string[] OnShift { get; set; } = [];

    /// <summary>Who is written to as safeguarding lead.</summary>
    public string[] Lead { get; set; } = [];
}

internal sealed class PagingOptionsCheck : IValidateOptions<PagingOptions>
{
    private const int SecretLength = 16;

    public ValidateOptionsResult Validate(string? name, PagingOptions options)
    {
        List<string> wrong = [.. Webhook(options.Webhook), .. options.Mail.Host.Length > 0 ? Mail(options.Mail) : []];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Webhook(WebhookOptions hook)
    {
        if (hook.Url is not { } url) yield break;
        if (!url.IsAbsoluteUri || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            yield return "PeerCircle:Paging:Webhook:Url must be a whole https address; http only on this machine.";
        if (hook.Secret.Length < SecretLength) yield return $"PeerCircle:Paging:Webhook:Secret must have at least {SecretLength} characters.";
    }

    private static IEnumerable<string> Mail(MailOptions mail)
    {
        if (mail.Port is < 1 or > 65535) yield return "PeerCircle:Paging:Mail:Port must be a port, such as 587.";
        if (!MailboxAddress.TryParse(mail.From, out _)) yield return "PeerCircle:Paging:Mail:From must be an address.";
        foreach (var (key, addresses) in new[] { ("OnShift", mail.OnShift), ("Lead", mail.Lead) })
            if (addresses.Length == 0 || !Array.TrueForAll(addresses, a => MailboxAddress.TryParse(a, out _)))
                yield return $"PeerCircle:Paging:Mail:{key} must name at least one address, and only addresses.";
        if (mail is { Security: not (SecureSocketOptions.StartTls or SecureSocketOptions.SslOnConnect or SecureSocketOptions.None) })
            yield return "PeerCircle:Paging:Mail:Security must be StartTls, SslOnConnect or None.";
        if (mail is { Security: SecureSocketOptions.None, User.Length: > 0 })
            yield return "PeerCircle:Paging:Mail:Security must not be None where a password is sent.";
    }
}
