using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>Puts the outcome of a send into the words of the wire, in the reader's language.</summary>
public sealed class SendAnswer(Problems problems, SupportCards cards)
{
    /// <exception cref="ArgumentException">The outcome is "not found", which each edge answers in its own way.</exception>
    public PostResult Of(SendOutcome outcome, Guid? clientId, Caller caller)
    {
        var answer = outcome switch
        {
            SendOutcome.Posted(var message) => new PostResult(PostStatuses.Posted, clientId, message),
            SendOutcome.Held(var message, var slug) => new PostResult(PostStatuses.Held, clientId, message, Reason(slug)),
            SendOutcome.Refused(var slug) => new PostResult(PostStatuses.Refused, clientId, Reason: Reason(slug)),
            SendOutcome.Clash => new PostResult(PostStatuses.Refused, clientId, Reason: Reason(Slug.ClientIdReused)),
            SendOutcome.Slow(var seconds) => new PostResult(PostStatuses.Slow, clientId, Reason: Reason(Slug.SlowMode), RetryAfterSeconds: seconds),
            _ => throw new ArgumentException("Only what a person sent has an answer.", nameof(outcome)),
        };
        if (outcome.Support is not { } kind) return answer;
        // What was taken is on the desk, in the same transaction.
        var standing = outcome is SendOutcome.Posted or SendOutcome.Held ? CardStandings.Waiting : null;
        return answer with { Support = cards.For(kind, caller.Region, caller.Language, standing) };
    }

    private Reason Reason(string slug) => new(slug, problems.Sentence(slug));
}
