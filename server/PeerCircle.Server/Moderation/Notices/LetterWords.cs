using Microsoft.Extensions.Localization;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Moderation;

/// <summary>Puts a letter into words. The desk shows the very same letter before it is sent.</summary>
public sealed class LetterWords(IStringLocalizer<ModerationWords> say, CaseWords words)
{
    /// <summary>A letter in a language.</summary>
    /// <param name="notice">The letter.</param>
    /// <param name="decision">The decision it tells of; null for receipts and outcomes.</param>
    /// <param name="language">The language its reader reads.</param>
    public NoticeView Of(Notice notice, Decision? decision, string language)
    {
        using var speaking = new Speaking(language);
        return notice.Kind switch
        {
            NoticeKind.Receipt => Plain(notice, "receipt", say["Thank you for telling us"], [Seen(notice.Place), say["When someone has looked, you read it here. Nobody learns that it was you."]]),
            NoticeKind.Outcome => Plain(notice, "outcome", say["Someone has looked"], [Seen(notice.Place), notice.Acted ? say["A moderator looked at it and did something about it."] : say["A moderator looked at it and left it as it is. It was still right to tell us."]]),
            _ when notice.AnswersCall => Answer(notice, decision ?? throw new ArgumentNullException(nameof(decision))),
            _ => Letter(notice, decision ?? throw new ArgumentNullException(nameof(decision))),
        };
    }

    private string Seen(string? place) => place is null ? say["You told us about a message in a conversation of yours."] : say["You told us about a message in “{0}”.", place];

    private static NoticeView Plain(Notice notice, string kind, string title, IReadOnlyList<string> text) => new(notice.Id, kind, notice.At, title, text);

    private NoticeView Answer(Notice notice, Decision decision) => new(
        notice.Id, "answer", notice.At, say["An answer to your call"],
        [say["You asked for a person. Someone has read it and writes to you:"], decision.Facts, say["If it gets harder again, you can ask again on the help page."]]);

    private NoticeView Letter(Notice notice, Decision decision)
    {
        List<string> text =
        [
            notice.Place is null ? say["This is about something you wrote in a conversation."] : say["This is about something you wrote in “{0}”.", notice.Place],
            Happened(decision),
            say["What we saw: {0}", decision.Facts],
            say["The rule it rests on: {0}", words.Rule(decision.Rule)],
            say["It covers: {0}", words.Scope(decision.Scope)],
        ];
        if (notice.Note is { Length: > 0 } note) text.Add(say["A note for you: {0}", note]);
        text.Add(decision.Automated ? say["This was decided by a rule, without a person."] : say["A person decided this."]);
        return new NoticeView(
            notice.Id, "decision", notice.At, Title(decision.Action), text, decision.Action, notice.DecisionId, notice.MessageId,
            new StatementOfReasons(decision.Rule, decision.Facts, decision.Scope, decision.Days), decision.Automated, Redress);
    }

    private string Redress => say["If you see it differently, write to the people who run this circle. Someone else will look at it again."];

    private string Title(string action) => action switch
    {
        Actions.Talk => say["A word about something you wrote"],
        Actions.Remove => say["Your message was taken out"],
        Actions.Warn => say["A warning"],
        Actions.Mute => say["You can't write for some time"],
        Actions.Ban => say["You can't take part any more"],
        _ => say["Your message came back to you"],
    };

    private string Happened(Decision decision) => decision.Action switch
    {
        Actions.Talk => say["Nothing happens to you because of it. We only want to talk about it."],
        Actions.Remove => say["Others can't read it any more. Nothing else happens."],
        Actions.Warn => say["If it happens again, you may not be able to write for some time."],
        Actions.Mute => say["You can read, but not write, until {0}.", Until(decision)],
        Actions.Ban when decision.Days is null => say["This has no end for now. You can still read your letters here."],
        Actions.Ban => say["This ends on {0}. Until then you can still read your letters here.", Until(decision)],
        _ => say["Others have not seen it. You can change it and send it again."],
    };

    private static string Until(Decision decision) => decision.At.AddDays(decision.Days ?? 0).ToString("D", System.Globalization.CultureInfo.CurrentCulture);
}
