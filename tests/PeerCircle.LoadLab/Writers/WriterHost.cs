using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerCircle.LoadLab.Targets;
using PeerCircle.Server;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Writers;

/// <summary>The service's own writer on a database of its own, without the rest of the service.</summary>
internal sealed class WriterHost : IAsyncDisposable
{
    private const string Text = "the kettle is on and it is raining a little so there is time to sit here and say nothing in particular for as long as you like";

    private static readonly byte[] Hash = SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    private readonly WebApplication app;
    private readonly string folder;
    private readonly IReadOnlyList<Guid> channels;
    private readonly Caller author;
    private readonly ChannelWriter writer;
    private readonly ILogStore store;
    private readonly BodySeal seal;
    private readonly SemaphoreSlim turn;
    private int posted;

    private WriterHost(WebApplication app, string folder, IReadOnlyList<Guid> channels, Caller author, bool manyAtOnce)
    {
        (this.app, this.folder, this.channels, this.author) = (app, folder, channels, author);
        (writer, store, seal) = (app.Services.GetRequiredService<ChannelWriter>(), app.Services.GetRequiredService<ILogStore>(), app.Services.GetRequiredService<BodySeal>());
        // SQLite takes one writer at a time: waiting in line here is kinder to it than trying again and again.
        turn = new SemaphoreSlim(manyAtOnce ? 1_000 : 1);
    }

    /// <param name="stores">PostgreSQL, or none: SQLite.</param>
    /// <param name="folder">Where the SQLite file lies; it goes with this.</param>
    public static async Task<WriterHost> StartAsync(Stores stores, string folder)
    {
        var settings = LabData.Settings(stores, folder);
        var data = await LabData.MakeAsync(settings, people: 1, rooms: 10);
        string[] args = [.. settings.Select(setting => $"--{setting.Key.Replace("__", ":")}={setting.Value}")];
        var circle = CircleApp.Build(args, builder => builder.Logging.ClearProviders());
        await using var db = await circle.Services.GetRequiredService<IDbContextFactory<PeerCircleDb>>().CreateDbContextAsync();
        var member = await db.Users.FirstAsync(one => one.UserName!.StartsWith("load "));
        var caller = new Caller(member.Id, Guid.CreateVersion7(), member.Nickname, member.Roles, member.AgeBand, member.Language, member.Region, Locked: false);
        var host = new WriterHost(circle, folder, data.Channels, caller, manyAtOnce: stores.Postgres is not null);
        await host.writer.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Hands a message to the writer, which commits it with whatever else has gathered.</summary>
    public async Task GroupedAsync() => Check(await writer.CommitAsync(NextWrite()));

    /// <summary>Commits a message by itself, with the same statements.</summary>
    public async Task EachAsync()
    {
        var write = NextWrite();
        await turn.WaitAsync();
        try
        {
            await using var batch = await ChannelBatch.BeginAsync(store, seal, [write], TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await write.ApplyAsync(batch, CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }

        write.Complete();
        Check(await write.Answer);
    }

    public async ValueTask DisposeAsync()
    {
        await writer.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        turn.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A folder whose disk is the memory: what is left is the work without the disk.</summary>
    public static string FolderInMemory() => Directory.CreateDirectory(Path.Combine("/dev/shm", $"lab-{Guid.CreateVersion7():N}")).FullName;

    public static string FolderOnDisk() => TemporaryFolder.Create("lab-");

    private PostWrite NextWrite() => new(
        author,
        new Message
        {
            ChannelId = channels[Interlocked.Increment(ref posted) % channels.Count],
            AuthorId = author.MemberId,
            ClientId = Guid.CreateVersion7(),
            TextHash = Hash,
            Text = Text,
            Html = $"<p>{Text}</p>",
            Lang = "en",
            SentAt = TimeProvider.System.GetUtcNow(),
        },
        hold: null, hit: null, quote: null);

    private static void Check(PostWrite.Outcome outcome)
    {
        if (outcome is not PostWrite.Decided(SendOutcome.Posted)) throw new InvalidOperationException($"Not posted: {outcome}");
    }
}
