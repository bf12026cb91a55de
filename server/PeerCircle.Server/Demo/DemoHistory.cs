using System.Security.Cryptography;
using System.Text;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Demo;

/// <summary>Writes a sample room's history the way the log would have: each visible change took the next version, in the order in which it happened.</summary>
public sealed class DemoHistory
{
    private static readonly TimeSpan EditedAfter = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan ReactedAfter = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan WithdrawnAfter = TimeSpan.FromMinutes(9);

    private readonly List<(DateTimeOffset At, Action<long> Happen)> events = [];
    private readonly Dictionary<string, Guid> named = new(StringComparer.Ordinal);
    private readonly Guid channelId;
    private readonly string language;
    private readonly DateTimeOffset now;

    /// <param name="now">The start: everything happened before it.</param>
    public DemoHistory(Guid channelId, DemoRoom room, DateTimeOffset now)
    {
        (this.channelId, language, this.now) = (channelId, room.Language, now);
        foreach (var told in room.Messages) Tell(told);
        var version = 0L;
        foreach (var (_, happen) in events.OrderBy(e => e.At)) happen(++version);
        Version = version;
    }

    /// <summary>The channel's version after all of it.</summary>
    public long Version { get; }

    public List<Message> Messages { get; } = [];

    public List<Reaction> Reactions { get; } = [];

    private void Tell(DemoMessage told)
    {
        var message = Write(told);
        Messages.Add(message);
        if (told.Id is { } name) named[name] = message.Id;
        events.Add((message.SentAt, version => message.Position = message.Version = version));
        if (told.Edited) Later(message, EditedAfter, (version, at) => (message.Version, message.EditedAt) = (version, at));
        if (React(message, told)) Later(message, ReactedAfter, (version, at) => (message.ReactionVersion, message.ReactedAt) = (version, at));
        if (told.Withdrawn) Later(message, WithdrawnAfter, (version, _) =>
            (message.Version, message.State, message.Text, message.Html, message.Note) = (version, MessageState.Withdrawn, "", "", null));
    }

    private void Later(Message message, TimeSpan after, Action<long, DateTimeOffset> happen)
    {
        var at = message.SentAt + after < now ? message.SentAt + after : now;
        events.Add((at, version => happen(version, at)));
    }

    private Message Write(DemoMessage told)
    {
        var at = now - told.Before;
        return new Message
        {
            Id = Guid.CreateVersion7(at),
            ChannelId = channelId,
            AuthorId = DemoPeople.Ids[told.By],
            ClientId = Guid.CreateVersion7(at),
            TextHash = SHA256.HashData(Encoding.UTF8.GetBytes(told.Text)),
            State = MessageState.Visible,
            Text = told.Text,
            Html = MessageRenderer.ToHtml(told.Text),
            Note = told.Note,
            Lang = Language.Of(told.Text, language),
            ReplyToId = told.Re is { } answered ? named[answered] : null,
            SentAt = at,
            PostedAt = at,
        };
    }

    private bool React(Message message, DemoMessage told)
    {
        var given = new[] { told.Hear, told.Metoo, told.Thanks, told.Time }
            .SelectMany((names, kind) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (Kind: (ReactionKind)kind, Name: name))).ToList();
        Reactions.AddRange(given.Select(g => new Reaction { MessageId = message.Id, MemberId = DemoPeople.Ids[g.Name], Kind = g.Kind }));
        int Count(ReactionKind kind) => given.Count(g => g.Kind == kind);
        (message.Hear, message.Metoo, message.Thanks, message.Time) =
            (Count(ReactionKind.Hear), Count(ReactionKind.Metoo), Count(ReactionKind.Thanks), Count(ReactionKind.Time));
        return given.Count > 0;
    }
}
