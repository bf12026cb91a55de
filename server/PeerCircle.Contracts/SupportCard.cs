namespace PeerCircle.Contracts;

/// <summary>Shown at once to someone whose words sound like distress. It promises nothing that has not happened.</summary>
/// <param name="Kind">self, or other when the writer worries about someone else.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">A few sentences, in the reader's language.</param>
/// <param name="Region">The region the helplines are for.</param>
/// <param name="Regions">The regions one can choose instead.</param>
/// <param name="Helplines">Never empty; text channels first.</param>
/// <param name="Emergency">The local emergency numbers.</param>
/// <param name="Barriers">Honest answers to what stops people from reaching out.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Standing">What has become of it at the moderators' desk; absent when nothing of it is there.</param>
public sealed record SupportCard(
    string Kind,
    string Title,
    string Text,
    string Region,
    IReadOnlyList<string> Regions,
    IReadOnlyList<HelplineView> Helplines,
    string Emergency,
    IReadOnlyList<BarrierView> Barriers,
    string Language,
    CardStanding? Standing = null);

/// <summary>What has become of words of distress at the moderators' desk. It claims no more than is so.</summary>
/// <param name="State">One of <see cref="CardStandings"/>.</param>
/// <param name="Text">A sentence, in the reader's language.</param>
public sealed record CardStanding(string State, string Text);

/// <summary>Where words of distress stand.</summary>
public static class CardStandings
{
    /// <summary>On the desk for less than ten minutes, and nobody has it.</summary>
    public const string Waiting = "waiting";

    /// <summary>On the desk for ten minutes or more, and nobody has it.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>Someone has it.</summary>
    public const string Taken = "taken";
}

/// <summary>One way to reach a helpline.</summary>
/// <param name="Name">Its name, and whom it is for when it is not for everyone.</param>
/// <param name="Channel">text, chat, messenger, whatsapp, web or phone.</param>
/// <param name="Number">What to dial or text.</param>
/// <param name="Url">Where to go.</param>
/// <param name="Hours">When it can be reached, in the reader's language.</param>
/// <param name="CheckedOn">The day or month the facts are from; empty when they bear no date.</param>
/// <param name="Note">What else to know: a word to text, whom to look for, that the check is long ago.</param>
public sealed record HelplineView(string Name, string Channel, string? Number, string? Url, string Hours, string CheckedOn, string? Note = null);

/// <summary>A question that stops people from reaching out, and an honest answer.</summary>
public sealed record BarrierView(string Question, string Answer);
