namespace PeerCircle.Server.Members;

/// <summary>Names that would make others believe that someone speaks for the house. Compared by skeleton, so "αdmin" is one too.</summary>
public static class ReservedNames
{
    /// <summary>Reserved as a word of a name, and at its beginning or end: "admin_mika", "mikaAdmin"; but "badminton" is a game.</summary>
    private static readonly string[] Strong = Skeletons(
        "admin", "administrator", "moderator", "peercircle", "safeguarding", "sysadmin", "webmaster",
        "amministratore", "amministratrice", "amministrazione", "moderatore", "moderatrice");

    /// <summary>Scripts without spaces: reserved anywhere in a name.</summary>
    private static readonly string[] Anywhere = Skeletons(
        "運営", "管理者", "管理人", "モデレーター", "モデレータ", "アドミン", "スタッフ", "事務局", "サポート係", "公式", "운영자", "운영진", "관리자", "모더레이터", "스태프");

    /// <summary>Reserved as a whole word only: "staff", "the staff", "staff2"; but "supportive" is fine.</summary>
    private static readonly string[] Weak = Skeletons(
        "staff", "support", "system", "mod", "mods", "official", "operator", "owner", "root", "helpdesk", "team", "supportteam", "staffteam", "modteam",
        "サポート", "システム", "assistenza", "supporto", "sistema", "gestore", "지원", "시스템", "공식");

    /// <summary>True when the name would mislead.</summary>
    public static bool Includes(string name)
    {
        var (whole, seen) = (LookAlikes.Skeleton(name), LookAlikes.Seen(name));
        if (Anywhere.Any(word => whole.Contains(word, StringComparison.Ordinal))) return true;
        // With digits as letters ("m0d") and as separators ("staff2").
        return Misleads(whole) || Misleads(seen) || Words(name, char.IsLetterOrDigit).Any(Misleads) || Words(name, char.IsLetter).Any(Misleads);
    }

    private static bool Misleads(string word) =>
        Weak.Contains(word, StringComparer.Ordinal)
        || Strong.Any(strong => word.StartsWith(strong, StringComparison.Ordinal) || word.EndsWith(strong, StringComparison.Ordinal));

    private static IEnumerable<string> Words(string name, Func<char, bool> isPart)
    {
        var spaced = string.Concat(name.Select(c => isPart(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark ? c : ' '));
        return spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(LookAlikes.Skeleton).Where(word => word.Length > 0);
    }

    private static string[] Skeletons(params string[] words) => [.. words.Select(LookAlikes.Skeleton)];
}
