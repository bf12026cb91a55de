using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Mentoring;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Demo;

/// <summary>The sample's mentor, and a conversation of the sample pair: sealed like any other.</summary>
public sealed class DemoPair(BodySeal seal)
{
    private static readonly (double HoursAgo, bool ByMember, string Text)[] Told =
    [
        (171, true, "Hello Haru. I read what you wrote about the convenience store at 3 a.m. I do that too. May I write to you now and then?"),
        (169, false, "Hello Mika. I am glad you wrote. Now and then is a good pace. You need not answer fast, or at all."),
        (147, true, "I have not been out in the daytime since spring. It feels like everyone on the street would *know*."),
        (146.5, false, "I remember that. For me it was two years of knowing exactly how loud the front door is.\n\nWhat helped was making it very small: open the door, stand there for one minute, close it. That was the whole plan for a week."),
        (98, true, "One minute. I stood in the doorway tonight. The air smelled of rain."),
        (97.5, false, "That counts. All of it counts. How was it, closing the door again?"),
        (97, true, "A bit sad, actually. I did not expect that."),
        (26, false, "I am around on Thursday evenings, if you like. And if not, that is fine as well."),
        (3, true, "Thursday sounds good. Maybe I will tell you about the second minute."),
    ];

    /// <summary>Adds the mentor's profile and the pair's conversation.</summary>
    public void Add(PeerCircleDb db, Guid member, Guid mentor, DateTimeOffset now)
    {
        db.MentorProfiles.Add(new MentorProfile
        {
            MemberId = mentor,
            About = "I stayed in my room for about four years, mostly awake at night. Small steps and one person who did not hurry me brought me out. I listen more than I advise.",
            Languages = "en, ja",
            Topics = "nights, first steps outside, family at the door, games",
            Hours = "Thursday evenings, and most nights after eleven",
            Capacity = 3,
            AppointedAt = now.AddDays(-20),
        });
        var channel = new Channel
        {
            Id = Guid.CreateVersion7(now.AddDays(-8)),
            Kind = ChannelKind.Conversation,
            Epoch = Channel.NewEpoch(),
            Version = Told.Length,
            FirstMemberId = member,
            SecondMemberId = mentor,
        };
        db.Conversations.Add(new Conversation { Id = channel.Id, MemberId = member, MentorId = mentor, Channel = channel });
        db.Messages.AddRange(Told.Select((told, i) => Message(channel.Id, told.ByMember ? member : mentor, told.Text, now.AddHours(-told.HoursAgo), i + 1)));
    }

    private Message Message(Guid channel, Guid author, string text, DateTimeOffset at, int position)
    {
        var sent = new NewMessage(channel, Guid.CreateVersion7(at), text);
        var message = new Message
        {
            Id = Guid.CreateVersion7(at),
            ChannelId = channel,
            AuthorId = author,
            ClientId = sent.ClientId,
            TextHash = seal.NameOfSend(sent, author),
            State = MessageState.Visible,
            Position = position,
            Version = position,
            Text = text,
            Html = MessageRenderer.ToHtml(text),
            Lang = Language.Of(text, "en"),
            SentAt = at,
            PostedAt = at,
        };
        seal.Close(message, keepTexts: true);
        return message;
    }
}
