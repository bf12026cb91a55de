using System.Text;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Members;

/// <summary>What a passphrase may be: long enough, any characters, and not one of those that are tried first. No rules about digits or capitals.</summary>
public static class Passphrase
{
    /// <summary>Brings a passphrase into the form that is hashed, or says what is wrong with it.</summary>
    /// <remarks>Normal form KC: the same keys on a phone and on a PC may give full-width or decomposed letters.</remarks>
    public static (string Passphrase, Unfit? Problem) Check(string? written, string nickname)
    {
        if (Form(written) is not { } passphrase) return ("", written?.Length > Limits.PassphraseMaxUnits ? Unfit.PassphraseLength : Unfit.PassphraseCharacters);
        if (passphrase.Length is < Limits.PassphraseMinUnits or > Limits.PassphraseMaxUnits) return ("", Unfit.PassphraseLength);
        if (IsCommon(passphrase)) return ("", Unfit.PassphraseCommon);
        return IsNearly(passphrase, nickname) ? ("", Unfit.PassphraseIsNickname) : (passphrase, null);
    }

    /// <summary>The form that is hashed; null for what can't be a passphrase of anybody.</summary>
    public static string? Form(string? written) =>
        written is null || written.Length > Limits.PassphraseMaxUnits || !WellFormed.Is(written) ? null : written.Normalize(NormalizationForm.FormKC);

    private static bool IsCommon(string passphrase)
    {
        var plain = Letters(passphrase);
        if (passphrase.Distinct().Count() < 4 || IsRun(passphrase)) return true;
        return CommonPassphrases.All.Contains(passphrase.ToLowerInvariant()) || CommonPassphrases.Stems.Contains(plain);
    }

    private static bool IsRun(string text)
    {
        for (var i = 1; i < text.Length; i++)
            if (Math.Abs(text[i] - text[i - 1]) > 1) return false;
        return true;
    }

    private static bool IsNearly(string passphrase, string nickname)
    {
        var (secret, name) = (Letters(passphrase), Letters(nickname));
        return name.Length > 0 && (string.Equals(secret, name, StringComparison.Ordinal) || string.Equals(secret, name + name, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetter));
}
