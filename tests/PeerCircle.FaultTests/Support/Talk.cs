using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.Support;

/// <summary>One person who talks through whatever a test does, and the questions that are asked of them.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource enough = new();
    private readonly WireMember member;
    private readonly Guid room;
    private readonly Talker talker;
    private readonly Task talking;

    private Talk(WireMember member, Guid room)
    {
        (this.member, this.room) = (member, room);
        // Once in, they stay: whoever leaves a full house does not get in again.
        talker = new Talker([member], room, "mika", stay: int.MaxValue);
        talking = talker.RunAsync(enough.Token);
    }

    public static async Task<Talk> BeginAsync(WireMember member, Guid room)
    {
        var talk = new Talk(member, room);
        await talk.GoesOnAsync("at first");
        return talk;
    }

    /// <summary>Ten more of their messages are posted.</summary>
    public async Task GoesOnAsync(string when)
    {
        var so = talker.Posted.Count;
        await Eventually.TrueAsync($"ten more are posted {when}", Patience, () => talker.Posted.Count >= so + 10);
    }

    /// <summary>Stops talking; all that was answered "posted" is there once.</summary>
    public async Task AssertAllThereAsync()
    {
        await enough.CancelAsync();
        await talking.WaitAsync(Patience);
        talker.AssertIn(await member.HistoryAsync(room));
    }

    public async ValueTask DisposeAsync()
    {
        await enough.CancelAsync();
        enough.Dispose();
    }
}
