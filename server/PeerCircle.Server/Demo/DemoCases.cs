using System.Security.Cryptography;
using System.Text;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Demo;

/// <summary>Two open cases for the sample desk: someone worries about someone, and a text with an address in it waits.</summary>
public static class DemoCases
{
    private const string Tired = "words slide off me today";
    private const string Waiting = "found a group that plays on thursday evenings, write to ren.plays@example.net and I'll add you";

    /// <summary>Adds them to a sample circle that is about to be stored.</summary>
    public static void Open(PeerCircleDb db, DateTimeOffset now)
    {
        var flagged = db.Messages.Local.First(m => m.Text.Contains(Tired, StringComparison.Ordinal));
        Flag(db, flagged, now.AddMinutes(-50));
        Hold(db, flagged.ChannelId, now.AddMinutes(-12));
    }

    private static void Flag(PeerCircleDb db, Message message, DateTimeOffset at)
    {
        var one = Add(db, message, at, FlagReasons.Worried, Severity.High);
        one.Flags = 1;
        db.Flags.Add(new Flag
        {
            Id = Guid.CreateVersion7(at),
            CaseId = one.Id,
            MessageId = message.Id,
            FlaggerId = DemoPeople.Ids["haru"],
            Reason = FlagReasons.Worried,
            Note = "She sounds more tired than usual. Perhaps someone could ask how she is.",
            Disclosed = message.Id.ToString(),
            At = at,
        });
        db.Notices.Add(new Notice { Id = Guid.CreateVersion7(at), MemberId = DemoPeople.Ids["haru"], Kind = NoticeKind.Receipt, At = at, Place = Place(db, message.ChannelId) });
    }

    private static void Hold(PeerCircleDb db, Guid channelId, DateTimeOffset at)
    {
        var message = new Message
        {
            Id = Guid.CreateVersion7(at),
            ChannelId = channelId,
            AuthorId = DemoPeople.Ids["ren"],
            ClientId = Guid.CreateVersion7(at),
            TextHash = SHA256.HashData(Encoding.UTF8.GetBytes(Waiting)),
            State = MessageState.Held,
            Text = Waiting,
            Html = MessageRenderer.ToHtml(Waiting),
            Lang = "en",
            SentAt = at,
        };
        db.Messages.Add(message);
        Add(db, message, at, FlagReasons.Contact, Severity.Normal).Waiting = true;
    }

    private static Case Add(PeerCircleDb db, Message message, DateTimeOffset at, string category, Severity severity)
    {
        var one = new Case
        {
            Id = Guid.CreateVersion7(at),
            ChannelId = message.ChannelId,
            MessageId = message.Id,
            SubjectId = message.AuthorId,
            Categories = category,
            Severity = severity,
            OpenedAt = at,
            ChangedAt = at,
        };
        db.Cases.Add(one);
        db.Evidence.Add(new CaseEvidence { CaseId = one.Id, MessageId = message.Id, Text = message.Text });
        return one;
    }

    private static string? Place(PeerCircleDb db, Guid channelId) => db.Rooms.Local.First(r => r.Id == channelId).Name;
}
