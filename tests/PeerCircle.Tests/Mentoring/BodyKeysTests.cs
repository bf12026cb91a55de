using System.Security.Cryptography;
using PeerCircle.Server.Messages;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Mentoring;

/// <summary>The keys of conversations, and what happens when they change or are lost.</summary>
public sealed class BodyKeysTests
{
    private static readonly BodySeal.Owner Owner = new((byte)'m', Guid.CreateVersion7(), Guid.CreateVersion7());

    [Fact]
    public void The_file_is_made_once_and_only_its_owner_reads_it()
    {
        var folder = TemporaryFolder.Create("keys-");
        var first = new BodyKeys(folder);
        Assert.Equal(first.Current, new BodyKeys(folder).Current, (a, b) => a.Id == b.Id && a.Secret.AsSpan().SequenceEqual(b.Secret));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, BodyKeys.FileName)));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Nodes_that_start_at_once_agree_on_one_key()
    {
        var folder = TemporaryFolder.Create("keys-");
        var ids = new uint[8];
        Parallel.For(0, ids.Length, i => ids[i] = new BodyKeys(folder).Current.Id);
        Assert.Single(ids.Distinct());
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_key_that_was_added_seals_what_is_new_and_the_old_one_still_opens()
    {
        var folder = TemporaryFolder.Create("keys-");
        var running = new BodySeal(new BodyKeys(folder));
        var old = running.Seal(Owner, "before");
        File.AppendAllText(Path.Combine(folder, BodyKeys.FileName), BodyKeys.NewLine() + "\n");
        var later = new BodySeal(new BodyKeys(folder));
        var young = later.Seal(Owner, "after");
        Assert.NotEqual(old[1..5], young[1..5]);
        Assert.Equal("before", later.Open(Owner, old)[0]);
        // A node that runs on since before meets the new key and reads the file again.
        Assert.Equal("after", running.Open(Owner, young)[0]);
    }

    [Fact]
    public void Without_its_key_a_text_stays_shut_and_the_error_names_the_file()
    {
        var box = new BodySeal(new BodyKeys(TemporaryFolder.Create("keys-"))).Seal(Owner, "text");
        var error = Assert.Throws<CryptographicException>(() => new BodySeal(new BodyKeys(TemporaryFolder.Create("keys-"))).Open(Owner, box));
        Assert.Contains(BodyKeys.FileName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_bit_keeps_it_shut()
    {
        var seal = new BodySeal(new BodyKeys(TemporaryFolder.Create("keys-")));
        var box = seal.Seal(Owner, "text", null);
        for (var at = 5; at < box.Length; at += 7)
        {
            box[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => seal.Open(Owner, box));
            box[at] ^= 1;
        }
        Assert.Equal(["text", null], seal.Open(Owner, box));
    }

    [Fact]
    public void A_file_that_is_not_ours_is_left_as_it_is()
    {
        var folder = TemporaryFolder.Create("keys-");
        var file = Path.Combine(folder, BodyKeys.FileName);
        File.WriteAllText(file, "something else\n");
        Assert.Throws<InvalidDataException>(() => new BodyKeys(folder));
        Assert.Equal("something else\n", File.ReadAllText(file));
    }
}
