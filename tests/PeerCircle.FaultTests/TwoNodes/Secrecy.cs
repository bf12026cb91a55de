using PeerCircle.Contracts;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>What nobody but its author may ever have been told, and what nobody may be told any more.</summary>
internal static class Secrecy
{
    public static void Check(List<Person> people, List<MessageView> fresh, HashSet<Guid> removed)
    {
        AssertHeldStaysWithItsAuthor(people);
        var gone = fresh.Where(message => removed.Contains(message.Id)).ToList();
        Assert.Equal(removed.Count, gone.Count);
        Assert.All(gone, message => Assert.Equal((MessageStates.Removed, ""), (message.State, message.Html)));
        foreach (var message in people.SelectMany(person => person.Mirror.Told).SelectMany(set => set.Messages))
        {
            if (message.State is MessageStates.Removed or MessageStates.Withdrawn) Assert.Equal("", message.Html);
            var end = gone.Find(one => one.Id == message.Id);
            // Told at the version of its removal or later, it has no text on any way.
            if (end is not null && message.Version >= end.Version) Assert.Equal("", message.Html);
        }
    }

    private static void AssertHeldStaysWithItsAuthor(List<Person> people)
    {
        var whispers = people.SelectMany(person => person.Held.Select(text => (Author: person, Words: text[text.IndexOf(person.Nickname, StringComparison.Ordinal)..]))).ToList();
        foreach (var person in people)
        {
            var told = person.Mirror.Told.SelectMany(set => set.Messages.Concat(set.Mine?.Pending ?? [])).Select(message => message.Html).ToHashSet(StringComparer.Ordinal);
            foreach (var (author, words) in whispers.Where(one => one.Author != person))
                Assert.DoesNotContain(told, html => html.Contains($"{words}<", StringComparison.Ordinal));
        }
        // A checker that is never shown a held text shows nothing.
        Assert.All(people.Where(person => person.Held.Count > 0), person => Assert.Contains(
            person.Mirror.Told.SelectMany(set => set.Mine?.Pending ?? []), message => message.Html.Contains("whispers", StringComparison.Ordinal)));
        Assert.NotEmpty(whispers);
    }
}
