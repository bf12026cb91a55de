namespace PeerCircle.LoadLab.Lines;

/// <summary>A member of the floor: a line of text in, a line of text to everyone in the room out.</summary>
internal sealed class FloorLine : MarkLine
{
    public static async Task<FloorLine> EnterAsync(int port, int room)
    {
        var line = new FloorLine();
        await line.ConnectAsync(port);
        await line.SendAsync($"{room}\n");
        await line.AnswerAsync("\n");
        return line;
    }

    public override Task PostAsync(int number, CancellationToken ct) => SendAsync(Marks.Text(number) + "\n", ct);

    public override Task PingAsync() => Task.CompletedTask;
}
