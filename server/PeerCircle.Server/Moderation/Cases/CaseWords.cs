using Microsoft.Extensions.Localization;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Moderation;

/// <summary>Cases in words: neutral ones, which tell what to expect and nothing of what was written.</summary>
public sealed class CaseWords(IStringLocalizer<ModerationWords> say)
{
    /// <summary>One line about a case, in a language.</summary>
    public string Summary(Case one, string language)
    {
        using var speaking = new Speaking(language);
        var parts = new List<string> { Categories(one.CategoryList) };
        if (one.Kind is CaseKind.Opening) parts.Add(say["a line to a mentor"]);
        if (one.Flags == 1) parts.Add(say["flagged by one person"]);
        if (one.Flags > 1) parts.Add(say["flagged by {0} people", one.Flags]);
        if (one.Waiting) parts.Add(say["waits to be seen"]);
        return string.Join(" · ", parts);
    }

    /// <summary>Where a mentor's profile, or what was written with a flag, stands, in a language.</summary>
    public string TextPlace(CaseKind kind, string language)
    {
        using var speaking = new Speaking(language);
        return kind is CaseKind.FlagNote ? say["words that came with a flag"] : say["what a mentor says of themselves"];
    }

    /// <summary>Categories in the language of the moment.</summary>
    public string Categories(IReadOnlyList<string> categories) => string.Join(", ", categories.Select(Category));

    /// <summary>A category in the language of the moment.</summary>
    public string Category(string category) => category switch
    {
        FlagReasons.Worried => say["worry about someone"],
        "crisis" => say["crisis"],
        FlagReasons.Abuse => say["hurtful words"],
        FlagReasons.Contact => say["contact details"],
        FlagReasons.Grooming => say["pressure or secrecy"],
        FlagReasons.Spam => say["advert"],
        GatherCase.Waiting => say["first messages"],
        FlagReasons.Other => say["another worry"],
        Case.Call => say["someone asks for a person"],
        _ => category,
    };

    /// <summary>How soon, in the language of the moment.</summary>
    public string SeverityName(string severity) => severity switch
    {
        Severities.Urgent => say["urgent"],
        Severities.High => say["soon"],
        _ => say["in its turn"],
    };

    /// <summary>An action on the desk, in the language of the moment.</summary>
    public string ActionName(string action) => action switch
    {
        Actions.NoAction => say["Leave it as it is"],
        Actions.Talk => say["Talk (no strike)"],
        Actions.Remove => say["Take the message out"],
        Actions.Warn => say["Warn"],
        Actions.Mute => say["Mute for some days"],
        Actions.Ban => say["Ban"],
        Actions.Approve => say["Let it be seen"],
        _ => say["Give it back with a note"],
    };

    /// <summary>A rule in the language of the moment; one in a moderator's own words stays as it is.</summary>
    public string Rule(string rule) => rule switch
    {
        "kindness" => say["Nobody is put down, threatened or pushed to harm themselves."],
        "no-contact" => say["Contact details and other places stay out of here."],
        "safety" => say["Ways to harm oneself are not described."],
        "privacy" => say["Nothing tells who someone is."],
        "no-pressure" => say["Nobody is asked for secrets, meetings or money."],
        "no-adverts" => say["No adverts."],
        "room" => say["What is written fits the room's guidelines."],
        "none" => say["No rule was broken."],
        _ => rule,
    };

    /// <summary>The rules the desk offers.</summary>
    public static readonly IReadOnlyList<string> Rules = ["kindness", "no-contact", "safety", "privacy", "no-pressure", "no-adverts", "room", "none"];

    /// <summary>A scope in the language of the moment; one in a moderator's own words stays as it is.</summary>
    public string Scope(string scope) => scope switch
    {
        Scopes.Message => say["this message"],
        Scopes.Room => say["this room"],
        Scopes.Circle => say["the whole circle"],
        _ => scope,
    };

    public static string Wire(Severity severity) => severity switch
    {
        Severity.Urgent => Severities.Urgent,
        Severity.High => Severities.High,
        _ => Severities.Normal,
    };

    public static string Wire(CaseState state) => state switch
    {
        CaseState.Open => CaseStates.Open,
        CaseState.Decided => CaseStates.Decided,
        _ => CaseStates.Withdrawn,
    };
}

/// <summary>What a decision covers.</summary>
public static class Scopes
{
    public const string Message = "message";
    public const string Room = "room";
    public const string Circle = "circle";

    public static readonly IReadOnlyList<string> All = [Message, Room, Circle];
}
