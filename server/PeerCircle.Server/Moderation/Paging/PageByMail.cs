using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>Writes to the addresses the operator named, in both languages. Nobody sees the others' addresses.</summary>
internal sealed partial class PageByMail(IOptions<PagingOptions> options, TimeProvider time, ILogger<PageByMail> log) : IPageWay
{
    public PageWay Way => PageWay.Mail;

    public async Task<string?> SendAsync(PageNote note, CancellationToken ct)
    {
        var mail = options.Value.Mail;
        using var letter = Compose(note, mail);
        try
        {
            using var server = new SmtpClient();
            await server.ConnectAsync(mail.Host, mail.Port, mail.Security, ct);
            if (mail.User.Length > 0) await server.AuthenticateAsync(mail.User, mail.Password, ct);
            var to = note.Audience == PageNote.Lead ? mail.Lead : mail.OnShift;
            await server.SendAsync(letter, MailboxAddress.Parse(mail.From), to.Select(MailboxAddress.Parse), ct);
            await server.DisconnectAsync(quit: true, ct);
            return null;
        }
        catch (Exception error) when (error is SocketException or IOException or ProtocolException or CommandException or ServiceNotConnectedException
            or OperationCanceledException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            LogNotSent(error.GetType().Name, note.Page);
            return error switch
            {
                OperationCanceledException => "no answer in time",
                AuthenticationException => "signing in refused",
                SslHandshakeException or NotSupportedException => "no secure connection",
                CommandException => "refused by the mail server",
                _ => "no connection",
            };
        }
    }

    internal MimeMessage Compose(PageNote note, MailOptions mail)
    {
        var letter = new MimeMessage
        {
            Subject = "PeerCircle: an urgent case waits / 至急の案件が待っています",
            Date = time.GetUtcNow(),
            // The same when it is sent once more: mail programs show it once.
            MessageId = $"{note.Page:N}@peercircle",
            Body = new TextPart("plain") { Text = Text(note) },
        };
        letter.From.Add(MailboxAddress.Parse(mail.From));
        letter.To.Add(new GroupAddress("undisclosed-recipients"));
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return letter;
    }

    private static string Text(PageNote note) =>
        $"""
        An urgent case waits on the desk, and nobody has taken it yet.
        Opened: {note.OpenedAt:yyyy-MM-dd HH:mm} UTC
        {note.Desk}

        至急の案件がデスクで待っています。まだ誰も引き受けていません。
        受付：{note.OpenedAt:yyyy-MM-dd HH:mm} UTC
        {note.Desk}

        """;

    [LoggerMessage(LogLevel.Warning, "Call {Page} could not be mailed: {Kind}.")]
    private partial void LogNotSent(string kind, Guid page);
}
