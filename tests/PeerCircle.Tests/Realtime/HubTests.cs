using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Realtime;

public sealed class HubTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_one_posts_the_other_sees_and_both_can_go_on_from_where_they_were(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var (from, to) = (await mika.ConnectAsync(), await ren.ConnectAsync());
        var seen = Listen(to);
        await from.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        await to.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        var answer = await PostAsync(from, room, "hello from here");
        Assert.Equal(PostStatuses.Posted, answer.Status);
        var set = await NextAsync(seen);
        Assert.Equal((0, 1), (set.After, set.Version));
        Assert.Equal(answer.Message, Assert.Single(set.Messages));

        await to.StopAsync();
        for (var i = 0; i < 5; i++) await PostAsync(from, room, $"while you were away {i}");
        var back = await ren.ConnectAsync();
        var missed = await back.InvokeAsync<ChangeSet>("Enter", room.ToString(), 1);
        Assert.Equal([2, 3, 4, 5, 6], missed.Messages.Select(m => m.Position));
        Assert.False(missed.Reset);
    }

    [Fact]
    public async Task Wrong_ids_and_places_one_may_not_see_are_problems_not_exceptions()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        await using var ren = await host.JoinAsync();
        var conversation = await host.OpenConversationAsync(mika, haru);
        var hub = await ren.ConnectAsync();
        Assert.Equal("urn:peercircle:malformed-id", await ProblemAsync(hub, "Enter", "nowhere", null));
        Assert.Equal("urn:peercircle:not-found", await ProblemAsync(hub, "Enter", Guid.CreateVersion7().ToString(), null));
        Assert.Equal("urn:peercircle:not-found", await ProblemAsync(hub, "Enter", conversation.ToString(), null));
        Assert.Equal("urn:peercircle:not-found", await ProblemAsync(hub, "Post", conversation.ToString(), Guid.CreateVersion7().ToString(), "hi", null, null));
        Assert.Equal("urn:peercircle:not-found", await ProblemAsync(hub, "Withdraw", Guid.CreateVersion7().ToString()));
        Assert.Equal("urn:peercircle:unknown-reaction", await ProblemAsync(hub, "React", Guid.CreateVersion7().ToString(), "love", true));
    }

    [Fact]
    public async Task A_lone_surrogate_in_a_frame_is_refused_with_a_reason()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", mika.Cookie);
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/hub/v1"), CancellationToken.None);
        await SayAsync(socket, """{"protocol":"json","version":1}""");
        await SayAsync(socket, $$$"""{"type":1,"invocationId":"1","target":"Post","arguments":["{{{room}}}","{{{Guid.CreateVersion7()}}}","half \ud83d",null,null]}""");
        Assert.Contains("invalid-text", await HearAsync(socket, "\"invocationId\":\"1\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_closes_the_connection_and_says_so_first()
    {
        var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var owned = host;
        await using var mika = await host.JoinAsync();
        var hub = await mika.ConnectAsync();
        var reason = new TaskCompletionSource<string>();
        var closed = new TaskCompletionSource();
        hub.On<SignedOut>("SignedOut", s => reason.TrySetResult(s.Reason));
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await host.Get<Sessions>().EndAsync(mika.Caller.SessionId, "signed-out", CancellationToken.None);
        await Eventually.TrueAsync("the connection is closed", TimeSpan.FromSeconds(10), () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(closed.Task.IsCompleted);
        });
        Assert.Equal("signed-out", await reason.Task.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await mika.Http.GetAsync("/api/rooms")).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_foreign_page_reaches_neither_negotiate_nor_the_socket_nor_an_unsafe_call(string header, string value)
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        mika.Http.DefaultRequestHeaders.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await mika.Http.PostAsync("/hub/v1/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mika.Http.DeleteAsync($"/api/messages/{Guid.CreateVersion7()}")).StatusCode);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", mika.Cookie);
        socket.Options.SetRequestHeader(header, value);
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/hub/v1"), CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_sixth_connection_makes_the_oldest_give_way()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var first = await mika.ConnectAsync();
        var closed = new TaskCompletionSource();
        first.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        for (var i = 0; i < 5; i++) await mika.ConnectAsync();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Heads_tell_about_every_fifteen_seconds_how_far_a_channel_has_come()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var hub = await mika.ConnectAsync();
        var heads = Channel.CreateUnbounded<List<Head>>();
        hub.On<List<Head>>("Heads", h => heads.Writer.TryWrite(h));
        await hub.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        await PostAsync(hub, room, "one");
        host.Clock.Advance(TimeSpan.FromSeconds(15));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var head = Assert.Single(await heads.Reader.ReadAsync(patience.Token));
        Assert.Equal((room, 1), (head.ChannelId, head.Version));
    }

    internal static Task<PostResult> PostAsync(HubConnection hub, Guid channel, string text) =>
        hub.InvokeAsync<PostResult>("Post", channel.ToString(), Guid.CreateVersion7().ToString(), text, null, null);

    private static Channel<ChangeSet> Listen(HubConnection hub)
    {
        var seen = Channel.CreateUnbounded<ChangeSet>();
        hub.On<ChangeSet>("Changed", s => seen.Writer.TryWrite(s));
        return seen;
    }

    private static async Task<ChangeSet> NextAsync(Channel<ChangeSet> seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await seen.Reader.ReadAsync(patience.Token);
    }

    private static async Task<string?> ProblemAsync(HubConnection hub, string method, params object?[] arguments)
    {
        var answer = await hub.InvokeCoreAsync<JsonElement>(method, arguments);
        return answer.GetProperty("problem").GetProperty("type").GetString();
    }

    private static async Task SayAsync(ClientWebSocket socket, string json) =>
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(json + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> HearAsync(ClientWebSocket socket, string until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var heard = "";
        var buffer = new byte[16_384];
        while (!heard.Contains(until, StringComparison.Ordinal))
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            heard += System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
        return heard;
    }
}
