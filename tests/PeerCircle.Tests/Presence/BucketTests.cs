using PeerCircle.Contracts;
using PeerCircle.Server.Presence;
using Xunit;

namespace PeerCircle.Tests.Presence;

public sealed class BucketTests
{
    [Theory]
    [InlineData(0, PresenceBuckets.Quiet)]
    [InlineData(3, PresenceBuckets.Quiet)]
    [InlineData(4, PresenceBuckets.Few)]
    [InlineData(9, PresenceBuckets.Few)]
    [InlineData(10, PresenceBuckets.Several)]
    [InlineData(24, PresenceBuckets.Several)]
    [InlineData(25, PresenceBuckets.Many)]
    [InlineData(10_000, PresenceBuckets.Many)]
    public void A_room_that_was_quiet_is_as_lively_as_it_is(int people, string bucket) =>
        Assert.Equal(bucket, Bucket.Of(people, PresenceBuckets.Quiet));

    [Theory]
    [InlineData(3, PresenceBuckets.Few, PresenceBuckets.Few)]
    [InlineData(2, PresenceBuckets.Few, PresenceBuckets.Quiet)]
    [InlineData(9, PresenceBuckets.Several, PresenceBuckets.Several)]
    [InlineData(8, PresenceBuckets.Several, PresenceBuckets.Few)]
    [InlineData(24, PresenceBuckets.Many, PresenceBuckets.Many)]
    [InlineData(23, PresenceBuckets.Many, PresenceBuckets.Several)]
    [InlineData(0, PresenceBuckets.Many, PresenceBuckets.Quiet)]
    [InlineData(3, PresenceBuckets.Many, PresenceBuckets.Few)]
    public void A_livelier_room_stays_so_until_two_fewer_than_its_least_are_there(int people, string before, string bucket) =>
        Assert.Equal(bucket, Bucket.Of(people, before));

    [Fact]
    public void One_person_who_comes_and_goes_never_makes_it_flicker()
    {
        for (var others = 0; others <= 60; others++)
        {
            var bucket = Bucket.Of(others, PresenceBuckets.Quiet);
            var changes = 0;
            for (var sample = 0; sample < 20; sample++)
            {
                var next = Bucket.Of(others + (sample % 2), bucket);
                changes += next == bucket ? 0 : 1;
                bucket = next;
            }
            Assert.InRange(changes, 0, 1);
        }
    }
}
