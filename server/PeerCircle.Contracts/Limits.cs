namespace PeerCircle.Contracts;

/// <summary>Bounds of the wire, shared by entities, checks and pages.</summary>
public static class Limits
{
    /// <summary>Length of a message's text in UTF-16 units, in normal form C.</summary>
    public const int TextUnits = 4_000;

    /// <summary>Length of a message's text in bytes of UTF-8, in normal form C.</summary>
    public const int TextBytes = 16 * 1024;

    /// <summary>Length of a content note in UTF-16 units.</summary>
    public const int NoteUnits = 120;

    /// <summary>Shortest nickname, in graphemes.</summary>
    public const int NicknameMinGraphemes = 2;

    /// <summary>Longest nickname, in graphemes.</summary>
    public const int NicknameMaxGraphemes = 24;

    /// <summary>Longest nickname, in UTF-16 units: graphemes can be long.</summary>
    public const int NicknameUnits = 96;

    /// <summary>Shortest passphrase, in UTF-16 units.</summary>
    public const int PassphraseMinUnits = 10;

    /// <summary>Longest passphrase, in UTF-16 units: hashing must stay cheap.</summary>
    public const int PassphraseMaxUnits = 256;

    /// <summary>Largest hub message, in bytes.</summary>
    public const int HubMessageBytes = 64 * 1024;

    /// <summary>Largest body of a request, in bytes.</summary>
    public const int RequestBytes = 64 * 1024;

    /// <summary>Connections one member may have at once; the oldest gives way.</summary>
    public const int ConnectionsPerMember = 5;

    /// <summary>Channels one connection may have entered at once.</summary>
    public const int ChannelsPerConnection = 30;

    /// <summary>Messages in a page unless asked otherwise.</summary>
    public const int PageDefault = 50;

    /// <summary>Most messages in a page.</summary>
    public const int PageMax = 100;

    /// <summary>Changes in the answer to entering a channel again; more are asked for page by page.</summary>
    public const int EnterMax = 200;

    /// <summary>Further behind than this many versions, a client starts over with the latest page.</summary>
    public const int CatchUpVersions = 1_000;

    /// <summary>Minutes in which a message can be edited.</summary>
    public const int EditMinutes = 15;

    /// <summary>Longest undo delay ("send gently"), in seconds.</summary>
    public const int UndoMaxSeconds = 30;

    /// <summary>Length of the note of a flag in UTF-16 units.</summary>
    public const int FlagNoteUnits = 500;

    /// <summary>Messages before and after a flagged one that are disclosed with it.</summary>
    public const int DisclosedAround = 3;

    /// <summary>Length of the rule and of the scope in a statement of reasons, in UTF-16 units.</summary>
    public const int ReasonUnits = 200;

    /// <summary>Length of the facts in a statement of reasons, and of a note on a case, in UTF-16 units.</summary>
    public const int FactsUnits = 2_000;

    /// <summary>Length of a case's categories in UTF-16 units.</summary>
    public const int CategoriesUnits = 200;

    /// <summary>Longest mute or ban with an end, in days.</summary>
    public const int SanctionDays = 3_650;

    /// <summary>Most people one invite lets in.</summary>
    public const int InviteUses = 100;

    /// <summary>Longest an invite is good for, in days.</summary>
    public const int InviteDays = 90;

    /// <summary>How long an invite is good for when nothing else is said, in days.</summary>
    public const int InviteDaysDefault = 14;

    /// <summary>Minutes after which a claim lapses by itself.</summary>
    public const int ClaimMinutes = 10;
}
