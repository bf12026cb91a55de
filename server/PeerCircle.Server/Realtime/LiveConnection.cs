using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// One open connection, with a bound on what may wait for it. Nothing that a slow reader does is waited for: over the bound it is
/// cut, and comes back by catch-up.
/// </summary>
public sealed class LiveConnection(HubConnectionContext context, Caller caller)
{
    /// <summary>Most bytes that may wait beyond what the socket and its pipe already hold.</summary>
    internal const int PendingBytesMax = 256 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int pending;
    private int closing;

    public string Id => context.ConnectionId;

    public Caller Caller => caller;

    /// <summary>True once it was told to go, or cut; the hub may still hold it for a moment.</summary>
    internal bool IsLeaving => Volatile.Read(ref closing) == 1;

    /// <summary>The channels this connection has entered.</summary>
    internal Dictionary<Guid, Audience> Entered { get; } = [];

    /// <summary>Writes without waiting.</summary>
    internal void Send(OutgoingPush push)
    {
        var bytes = push.BytesFor(context.Protocol);
        if (Interlocked.Add(ref pending, bytes) > PendingBytesMax)
        {
            Cut();
            return;
        }
        var write = context.WriteAsync(push.Message);
        if (write.IsCompletedSuccessfully) Interlocked.Add(ref pending, -bytes);
        else _ = SettleAsync(write, bytes);
    }

    /// <summary>Says why, then closes; a reader that doesn't take the word within a second is cut all the same.</summary>
    internal async Task CloseAsync(string reason)
    {
        if (Interlocked.Exchange(ref closing, 1) == 1) return;
        var push = new OutgoingPush(Contracts.Pushes.SignedOut, new Contracts.SignedOut(reason));
        var patience = Task.Delay(Grace, TimeProvider.System);
        await Task.WhenAny(context.WriteAsync(push.Message).AsTask(), patience);
        // Ends the hub and lets go out what is written: cut at once, the word would be lost on its way to the socket.
        context.Abort();
        if (await Task.WhenAny(gone.Task, patience) != gone.Task) Cut();
    }

    /// <summary>The hub has let go of it.</summary>
    internal void Gone() => gone.TrySetResult();

    // The hub's abort alone took ten seconds to end a stalled reader; with the request's own it is at once.
    private void Cut()
    {
        Volatile.Write(ref closing, 1);
        context.Abort();
        context.GetHttpContext()?.Abort();
    }

    private async Task SettleAsync(ValueTask write, int bytes)
    {
        await write;
        Interlocked.Add(ref pending, -bytes);
    }
}

/// <summary>One message to many connections, serialised once.</summary>
internal sealed class OutgoingPush(string target, object argument)
{
    private int bytes;

    public SerializedHubMessage Message { get; } = new(new InvocationMessage(target, [argument]));

    public int BytesFor(IHubProtocol protocol) => bytes > 0 ? bytes : bytes = Message.GetSerializedMessage(protocol).Length;
}
