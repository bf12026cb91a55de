using System.Text;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Members;
using PeerCircle.Server.Realtime;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Realtime;

/// <summary>What other nodes, and so Redis, get to see.</summary>
public sealed class RelayTests
{
    private const string Words = "only for two pairs of eyes";

    [Fact]
    public async Task Of_a_room_the_words_travel_and_of_a_conversation_that_something_changed()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        var (room, conversation) = (await host.OpenRoomAsync(), await host.OpenConversationAsync(mika, haru));
        var note = await host.Get<RelayOut>().NoteAsync(
            [new(Change(room, "for everyone here")), new(Change(conversation, Words)), new(Change(Guid.CreateVersion7(), Words))], CancellationToken.None);
        var wire = note.Write();
        Assert.Contains("for everyone here", Encoding.UTF8.GetString(wire), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, Encoding.UTF8.GetString(wire), StringComparison.Ordinal);
        var heard = RelayNote.Read(wire)!;
        Assert.Equal(room, Assert.Single(heard.Changes).ChannelId);
        Assert.Contains(new Head(conversation, "e", 1), heard.Heads);
        Assert.Equal((false, false), (heard.Look, heard.Desk));
    }

    [Fact]
    public async Task Of_what_waits_for_a_moderator_no_word_travels()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var mine = Change(room, Words) with { Message = null, OnlyFor = mika.Id, Mine = new MineView([Change(room, Words).Message!], null) };
        var note = await host.Get<RelayOut>().NoteAsync([new(mine), new(Look: true), new(Desk: true)], CancellationToken.None);
        Assert.DoesNotContain(Words, Encoding.UTF8.GetString(note.Write()), StringComparison.Ordinal);
        Assert.Equal(new PendingMark(room, mika.Id, "e", 1), Assert.Single(note.Pending));
        Assert.Equal((true, true), (note.Look, note.Desk));
    }

    private static ChannelChange Change(Guid channelId, string text) => new(channelId, "e", 0, 1)
    {
        Message = new MessageView(
            Guid.CreateVersion7(), channelId, 1, 1, new AuthorView(Guid.CreateVersion7(), "mika", "member"), DateTimeOffset.UnixEpoch, MessageStates.Visible, $"<p>{text}</p>", default),
    };
}
