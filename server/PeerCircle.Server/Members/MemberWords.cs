using Microsoft.Extensions.Localization;

namespace PeerCircle.Server.Members;

/// <summary>Marks the words of signing up, signing in and set-up. The English sentence is the key; <c>MemberWords.ja.resx</c> holds the Japanese.</summary>
public sealed class MemberWords;

/// <summary>Says what to change about something that was filled in, in the reader's language.</summary>
public sealed class MemberSentences(IStringLocalizer<MemberWords> words)
{
    /// <summary>The sentence for one problem.</summary>
    public string Of(Unfit problem) => problem switch
    {
        Unfit.NicknameLength => words["A nickname has 2 to 24 characters."],
        Unfit.NicknameCharacters => words["Please use characters that everyone can see and read; any language is fine."],
        Unfit.NicknameSpaces => words["One space between two words is enough."],
        Unfit.NicknameReserved => words["This sounds like someone who works here. Please choose another nickname."],
        Unfit.NicknameScreened => words["Others will meet this nickname often. Please choose another one."],
        Unfit.PassphraseLength => words["A passphrase has 10 to 256 characters. A few words that belong together only for you work well."],
        Unfit.PassphraseCharacters => words["The passphrase has characters that can't be stored. Please write it with other ones."],
        Unfit.PassphraseCommon => words["This one is guessed first by everyone who tries. A few words that belong together only for you work well."],
        Unfit.PassphraseIsNickname => words["The passphrase is too close to the nickname, which everyone can see."],
        Unfit.BornYear => words["Please write the year you were born with four digits."],
        Unfit.Language => words["Please choose one of the languages."],
        Unfit.Region => words["A region has two letters, such as JP or IT."],
        Unfit.Theme => words["The look is one of auto, dark, light and low."],
        Unfit.UndoSeconds => words["The wait before a message leaves is 0 to 30 seconds."],
        Unfit.TimeZone => words["Please choose a time zone from the list, such as Asia/Tokyo."],
        _ => words["Please choose at least one day and write both times for it."],
    };

    /// <summary>Field → sentence, for a page.</summary>
    public IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, Unfit> problems) =>
        problems.ToDictionary(p => p.Key, p => Of(p.Value), StringComparer.Ordinal);

    /// <summary>Field → sentences, for problem details.</summary>
    public IReadOnlyDictionary<string, string[]> Errors(IReadOnlyDictionary<string, Unfit> problems) =>
        problems.ToDictionary(p => p.Key, p => (string[])[Of(p.Value)], StringComparer.Ordinal);

    public string Taken => words["Someone here has this nickname, or one that looks like it. Please choose another one."];

    public string WrongCredentials => words["This nickname and passphrase don't fit together. Nothing is lost: try again, or use a recovery code."];

    public string WrongCode => words["This nickname and code don't fit together. Each code works once; another one may."];

    public string Wait(int seconds) => seconds < 90
        ? words["That was a few tries in a row. Please wait {0} seconds, then try again; you are not locked out.", seconds]
        : words["That was a few tries in a row. Please wait {0} minutes, then try again; you are not locked out.", (seconds + 59) / 60];

    public string TooYoung(int minimumAge) => words["This circle is for people from {0} years on. The page with helplines is open to you at any age.", minimumAge];
}
