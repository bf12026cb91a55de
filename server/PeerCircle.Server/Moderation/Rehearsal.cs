using System.Text.Json;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Library;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Right after the start, goes once through what words of distress set off, in a transaction that is never committed: the first person in
/// need does not wait while code is compiled. It locks nobody's rows, and nothing of it is seen by anyone.
/// </summary>
public sealed partial class Rehearsal(ILogStore store, BodySeal seal, ScreenerInForce screener, SupportCards cards, TimeProvider time, ILogger<Rehearsal> log) : BackgroundService
{
    private static readonly (string Language, string Text)[] Voices = [("ja", "死にたい"), ("ko", "죽고 싶다"), ("it", "non voglio più vivere"), ("en", "i want to die")];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the start goes on: there may be people waiting already.
        await Task.Yield();
        try
        {
            foreach (var (language, text) in Voices) await GoThroughAsync(language, text, stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotDone(error);
        }
    }

    private async Task GoThroughAsync(string language, string text, CancellationToken ct)
    {
        var screened = Screened.Check(screener.Now, text, null, language, Place.Room);
        var (channel, now) = (new Channel { Epoch = "" }, time.GetUtcNow());
        var message = new Message { ChannelId = channel.Id, TextHash = [], Text = screened.Text, Html = MessageRenderer.ToHtml(screened.Text), SentAt = now };
        var card = cards.For(SupportKind.Self, null, language, CardStandings.Waiting);
        _ = JsonSerializer.SerializeToUtf8Bytes(new PostResult(PostStatuses.Held, message.ClientId, Support: card), PeerCircleJson.Default.PostResult);
        await using var batch = await ChannelBatch.BeginAsync(store, seal, [], now, ct);
        await GatherCase.ForScreeningAsync(batch, channel, message, screened.Hit, screened.Text, ct);
    }

    [LoggerMessage(LogLevel.Warning, "What words of distress set off could not be rehearsed; the first of them may take a moment longer.")]
    private partial void LogNotDone(Exception error);
}
