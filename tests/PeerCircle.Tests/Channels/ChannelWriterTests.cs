using Microsoft.Extensions.Logging.Abstractions;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Channels;

public sealed class ChannelWriterTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task One_bad_change_in_a_batch_harms_nobody_else(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var writer = host.Get<ChannelWriter>();
        var bad = writer.CommitAsync(new BadWrite(room));
        var good = Enumerable.Range(0, 20).Select(i => host.Get<PostMessage>().RunAsync(
            mika.Caller, new NewMessage(room, Guid.CreateVersion7(), $"good {i}"), CancellationToken.None)).ToList();
        var worse = writer.CommitAsync(new BadWrite(room));
        Assert.All(await Task.WhenAll(good), o => Assert.IsType<SendOutcome.Posted>(o));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Assert.ThrowsAsync<InvalidOperationException>(() => worse);
        Assert.Equal(20, (await Messages.PostingTests.ReadAsync(mika, room)).Version);
    }

    [Fact]
    public async Task A_full_queue_is_refused_at_once_and_what_waits_is_committed_before_the_end()
    {
        var host = await CircleHost.On(Database.Sqlite);
        var room = await host.OpenRoomAsync();
        using var writer = new ChannelWriter(host.Get<ILogStore>(), host.Get<BodySeal>(), new ChangeFeed(), new CaseFeed(), host.Get<Patience>(), TimeProvider.System, NullLogger<ChannelWriter>.Instance);
        var waiting = Enumerable.Range(0, ChannelWriter.QueueMax).Select(_ => writer.CommitAsync(new EmptyWrite(room))).ToList();
        await Assert.ThrowsAsync<LogBusyException>(() => writer.CommitAsync(new EmptyWrite(room)));
        await writer.StartAsync(CancellationToken.None);
        await writer.StopAsync(CancellationToken.None);
        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<LogBusyException>(() => writer.CommitAsync(new EmptyWrite(room)));
    }

    private sealed class BadWrite(Guid channelId) : ChannelWrite<string>(channelId)
    {
        protected override Task<string> DecideAsync(ChannelBatch batch, CancellationToken ct) => throw new InvalidOperationException("Bad on purpose.");
    }

    private sealed class EmptyWrite(Guid channelId) : ChannelWrite<string>(channelId)
    {
        protected override Task<string> DecideAsync(ChannelBatch batch, CancellationToken ct) => Task.FromResult("nothing");
    }
}
