using System.Text;

namespace PeerCircle.LoadLab.Lines;

/// <summary>The least of an XMPP client: an account made in-band, SASL PLAIN, bind, one room.</summary>
internal sealed class XmppLine : MarkLine
{
    private const string Open = "<?xml version='1.0'?><stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    private const string Passphrase = "under steady load";

    private readonly string room;

    private XmppLine(string room) => this.room = room;

    public static async Task<XmppLine> EnterAsync(int port, int member, int room)
    {
        var line = new XmppLine($"lab{room}@rooms.localhost");
        var user = $"load{member}";
        await line.ConnectAsync(port);
        await line.SendAsync(Open);
        await line.AnswerAsync("</stream:features>");
        await line.RegisterAsync(user);
        await line.SendAsync($"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{Passphrase}"))}</auth>");
        await line.AnswerAsync("<success");
        await line.SendAsync(Open);
        await line.AnswerAsync("</stream:features>");
        await line.SendAsync("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>lab</resource></bind></iq>");
        await line.AnswerAsync("</jid>");
        await line.SendAsync($"<presence to='{line.room}/{user}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>");
        // The subject ends what a room says to someone who comes in.
        await line.AnswerAsync("<subject/>", "</subject>");
        return line;
    }

    public override Task PostAsync(int number, CancellationToken ct) =>
        SendAsync($"<message type='groupchat' to='{room}' id='{Guid.CreateVersion7()}'><body>{Marks.Text(number)}</body></message>", ct);

    public override Task PingAsync() => SendAsync(" ");

    // An account that is there from an earlier start is a conflict, and as good.
    private async Task RegisterAsync(string user)
    {
        await SendAsync($"<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>{user}</username><password>{Passphrase}</password></query></iq>");
        var answer = await AnswerAsync("</iq>", "type='result'/>", "id='r'/>", "to='localhost'/>");
        if (!answer.Contains("result", StringComparison.Ordinal) && !answer.Contains("conflict", StringComparison.Ordinal))
            throw new InvalidOperationException($"No account: {answer}");
    }
}
