using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>
/// Somebody who writes, changes, takes back and reacts, now on one node and now on the other. What got no answer is sent again with the
/// same client id, as a client does; what was done is remembered for the checker.
/// </summary>
internal sealed class Person(string nickname, IReadOnlyList<WireMember> doors, Guid room, Random random) : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    private (Guid ClientId, string Text)? unsent;
    private int said;

    public string Nickname => nickname;

    public WireMember Member => doors[0];

    public Mirror Mirror { get; } = new(doors[0], room);

    /// <summary>What was answered "posted": id → whether it was taken back again, as far as was answered.</summary>
    public Dictionary<Guid, bool> Posted { get; } = [];

    /// <summary>Texts that wait for a moderator, in words that nobody else uses.</summary>
    public List<string> Held { get; } = [];

    public int Answers { get; private set; }

    /// <summary>Comes in by one of the doors, whichever opens.</summary>
    public async Task ComeInAsync()
    {
        while (true)
        {
            try
            {
                await Mirror.EnterAsync(doors[random.Next(doors.Count)]);
                return;
            }
            catch (Exception error) when (IsLoss(error) || error is HubException)
            {
                await Task.Delay(Pace * 4);
            }
        }
    }

    public async Task LiveAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested || unsent is not null)
        {
            try
            {
                if (random.Next(60) == 0) await ComeInAsync();
                await ActAsync();
                Answers++;
                await Task.Delay(Pace, CancellationToken.None);
            }
            catch (Exception error) when (IsLoss(error))
            {
                await ComeInAsync();
            }
        }
    }

    public ValueTask DisposeAsync() => Mirror.DisposeAsync();

    private static bool IsLoss(Exception error) =>
        error is HttpRequestException or IOException or OperationCanceledException or TimeoutException or System.Net.WebSockets.WebSocketException
        || (error is InvalidOperationException && error.Message.Contains("connection", StringComparison.OrdinalIgnoreCase));

    private async Task ActAsync()
    {
        var standing = Posted.Where(one => !one.Value).Select(one => one.Key).ToList();
        var own = standing.Count > 0 ? standing[random.Next(standing.Count)] : Guid.Empty;
        switch (random.Next(10))
        {
            case 0 when own != Guid.Empty:
                if ((await CallAsync<Answer>("Withdraw", own)).Problem is null) Posted[own] = true;
                return;
            case 1 or 2 when own != Guid.Empty:
                await CallAsync<Answer>("React", own, "hear", random.Next(2) == 0);
                return;
            case 3 when own != Guid.Empty:
                await CallAsync<Answer>("Edit", own, $"other words {random.Next(1_000)}");
                return;
        }
        // What is held is seen by its author alone; its words are not to be found with anybody else.
        var text = random.Next(8) == 0 ? $"you are an idiot, {nickname} whispers {said++}" : $"{nickname} says {said++} while things die";
        unsent ??= (Guid.CreateVersion7(), text);
        await SendAsync(unsent.Value);
    }

    private async Task SendAsync((Guid ClientId, string Text) message)
    {
        var answer = await CallAsync<Answer>("Post", room, message.ClientId, message.Text, null, null);
        // Busy: the text is kept, and tried again.
        if (answer.Problem is not null) return;
        unsent = null;
        if (answer is { Status: PostStatuses.Posted, Message: { } posted }) Posted[posted.Id] = false;
        else if (answer.Status == PostStatuses.Held) Held.Add(message.Text);
        else throw new NotSupportedException($"'{message.Text}' was answered {answer}");
    }

    private Task<T> CallAsync<T>(string method, params object?[] arguments) =>
        Mirror.Hub.InvokeCoreAsync<T>(method, arguments, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

    private sealed record Answer(string? Status, MessageView? Message, ProblemView? Problem);
}
