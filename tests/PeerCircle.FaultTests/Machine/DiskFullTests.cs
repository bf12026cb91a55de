using System.Net;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Machine;

/// <summary>The disk is full: nothing is answered "posted" that is not there, and it goes on when there is room again.</summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task On_a_full_disk_people_are_told_busy_and_everything_is_posted_once_there_is_room()
    {
        if (Environment.UserName != "root") throw new InvalidOperationException("A small disk has to be mounted: run tests/run as root.");
        var disk = TemporaryFolder.Create("disk-");
        await OwnedProcess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk]);
        try
        {
            await TalkAsync(disk);
        }
        finally
        {
            await OwnedProcess.RunAsync("umount", [disk]);
        }
    }

    private async Task TalkAsync(string disk)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PeerCircle__DataDirectory"] = disk };
        await using var server = await ServerProcess.StartAsync("", settings);
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        var room = await mika.RoomAsync("evening-tea");
        var talker = new Talker(mika, room, "mika");
        using var enough = new CancellationTokenSource();
        var talking = talker.RunAsync(enough.Token);
        await Eventually.TrueAsync("mika is talking", Patience, () => talker.Posted.Count >= 10);

        var ballast = Path.Combine(disk, "ballast");
        await FillAsync(ballast);
        await Eventually.TrueAsync("mika is told that it is busy", Patience, () => talker.Answers.Count(answer => !answer.Posted) >= 5);
        Assert.Equal(HttpStatusCode.OK, await mika.SendAsync(HttpMethod.Get, $"/api/channels/{room}/messages"));
        File.Delete(ballast);

        var posted = talker.Posted.Count;
        await Eventually.TrueAsync("mika is talking again", Patience, () => talker.Posted.Count >= posted + 10);
        await enough.CancelAsync();
        await talking;
        talker.AssertIn(await mika.HistoryAsync(room));
        output.WriteLine($"{talker.Posted.Count} posted, {talker.Answers.Count(a => !a.Posted)} times busy.");
    }

    private static async Task FillAsync(string file)
    {
        await using var ballast = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4_096];
        try
        {
            while (true) await ballast.WriteAsync(block);
        }
        catch (IOException)
        {
            // Full, as it should be.
        }
    }
}
