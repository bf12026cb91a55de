using System.Globalization;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// How far the ledger had come, kept in a file beside the keys: whoever cuts rows off the end of the table can't cut them off here.
/// It only ever moves forward, whichever node writes, but for a restore.
/// </summary>
public sealed partial class LedgerAnchor(string directory, ILogger<LedgerAnchor> log)
{
    public const string FileName = "ledger-head";
    private const int Tries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string path = Path.Combine(directory, FileName);

    /// <summary>The number of a row and its hash.</summary>
    public sealed record Head(long Seq, byte[] Hash);

    /// <summary>What the file says; null when there is none yet.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public Head? Read() => File.Exists(path) ? Parse(File.ReadAllText(path)) : null;

    /// <summary>Notes the head of a ledger that was restored, even when that is a step back.</summary>
    public async Task SetAsync(Head head)
    {
        await using var alone = await LockAsync();
        await WriteAsync(head);
    }

    /// <summary>Notes a row that is committed. A disk that can't be written is a matter for the operator's log, not for the person who waits.</summary>
    public async Task RaiseAsync(Head head)
    {
        try
        {
            await using var alone = await LockAsync();
            if (Read() is { } known && known.Seq >= head.Seq) return;
            await WriteAsync(head);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogFailed(error, head.Seq);
        }
    }

    private async Task WriteAsync(Head head)
    {
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllTextAsync(unfinished, string.Create(CultureInfo.InvariantCulture, $"{head.Seq} {Convert.ToHexStringLower(head.Hash)}\n"));
        File.Move(unfinished, path, overwrite: true);
    }

    private async Task<FileStream> LockAsync()
    {
        Directory.CreateDirectory(directory);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Tries)
            {
                // Another node is writing.
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }

    private Head Parse(string text) =>
        text.Trim().Split(' ') is [var seq, { Length: 64 } hash] && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Head(number, Convert.FromHexString(hash))
            : throw new InvalidDataException($"{path} is not a ledger's head.");

    [LoggerMessage(LogLevel.Critical, "The ledger's head {Seq} could not be written beside the keys. A tail cut off from here on would go unnoticed.")]
    private partial void LogFailed(Exception error, long seq);
}
