using Microsoft.Extensions.Time.Testing;
using PeerCircle.Server.Members;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class ThrottleTests
{
    private static readonly Guid Mika = Guid.CreateVersion7();
    private readonly FakeTimeProvider clock = new();
    private readonly SignInThrottle throttle;

    public ThrottleTests() => throttle = new SignInThrottle(clock);

    [Fact]
    public void A_few_tries_are_free_then_the_wait_grows()
    {
        var waits = new List<int>();
        for (var i = 0; i < 9; i++)
        {
            while (throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1")) is { } wait)
            {
                waits.Add(wait);
                clock.Advance(TimeSpan.FromSeconds(wait));
            }
        }
        Assert.Equal([1, 2, 4, 8], waits);
    }

    [Fact]
    public void The_wait_never_grows_beyond_five_minutes()
    {
        for (var i = 0; i < 40; i++)
            if (throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1")) is { } wait) clock.Advance(TimeSpan.FromSeconds(wait));
        Assert.InRange(throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1")) ?? 300, 1, 300);
    }

    [Fact]
    public void A_thousand_tries_at_once_are_not_a_thousand_free_ones()
    {
        var admitted = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1")) is null) Interlocked.Increment(ref admitted);
        });
        Assert.Equal(5, admitted);
    }

    [Fact]
    public void Guessing_from_one_place_keeps_nobody_out_elsewhere()
    {
        for (var i = 0; i < 50; i++) throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1"));
        Assert.Null(throttle.Admit(Attempt.SignIn, "mika", From("2.2.2.2")));
    }

    [Fact]
    public void A_known_browser_passes_while_strangers_of_the_same_household_wait()
    {
        for (var i = 0; i < 50; i++) throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1"), Mika);
        Assert.Null(throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1", Mika), Mika));
    }

    [Fact]
    public void A_known_browser_is_slowed_too_when_it_guesses()
    {
        for (var i = 0; i < 5; i++) Assert.Null(throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1", Mika), Mika));
        Assert.NotNull(throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1", Mika), Mika));
    }

    [Fact]
    public void Guessing_from_everywhere_leaves_strangers_fewer_tries_and_locks_nobody_out()
    {
        for (var i = 0; i < 60; i++) throttle.Admit(Attempt.SignIn, "mika", From($"10.0.0.{i}"));
        for (var i = 0; i < 2; i++) Assert.Null(throttle.Admit(Attempt.SignIn, "mika", From("2.2.2.2")));
        Assert.NotNull(throttle.Admit(Attempt.SignIn, "mika", From("2.2.2.2")));
    }

    [Fact]
    public void One_household_trying_many_names_is_slowed_as_a_whole()
    {
        for (var i = 0; i < 40; i++) throttle.Admit(Attempt.SignIn, $"name{i}", From("1.1.1.1"));
        Assert.NotNull(throttle.Admit(Attempt.SignIn, "another", From("1.1.1.1")));
    }

    [Fact]
    public void Being_right_gives_the_tries_back()
    {
        for (var i = 0; i < 4; i++) throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1"));
        throttle.Succeeded(Attempt.SignIn, "mika", From("1.1.1.1"));
        for (var i = 0; i < 5; i++) Assert.Null(throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1")));
    }

    [Fact]
    public void Recovery_has_tries_of_its_own()
    {
        for (var i = 0; i < 20; i++) throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1"));
        Assert.Null(throttle.Admit(Attempt.Recovery, "mika", From("1.1.1.1")));
    }

    [Fact]
    public void Half_an_hour_later_all_is_forgotten()
    {
        for (var i = 0; i < 20; i++) throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1"));
        clock.Advance(Tries.Memory);
        for (var i = 0; i < 5; i++) Assert.Null(throttle.Admit(Attempt.SignIn, "mika", From("1.1.1.1")));
    }

    [Fact]
    public void A_flood_of_invented_names_neither_fills_memory_nor_frees_the_one_that_is_guessed()
    {
        var tries = new Tries(clock, capacity: 100);
        for (var i = 0; i < 10; i++) tries.Count("guessed", free: 5);
        for (var i = 0; i < 1000; i++) tries.Count($"invented{i}", free: 5);
        Assert.Equal(10, tries.CountOf("guessed"));
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => tries.CountOf($"invented{i}") > 0), 1, 100);
    }

    [Fact]
    public void One_household_has_one_IPv6_network() =>
        Assert.Equal(Visitor.HouseholdOf(System.Net.IPAddress.Parse("2001:db8:1:2::a")), Visitor.HouseholdOf(System.Net.IPAddress.Parse("2001:db8:1:2:ffff::b")));

    private static Visitor From(string address, params Guid[] knows) => new(address, false, knows, "");
}
