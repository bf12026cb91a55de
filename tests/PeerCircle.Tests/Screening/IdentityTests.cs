using PeerCircle.Screening;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>Who somebody is changes no verdict: ordinary sentences and heavy ones, with one word exchanged.</summary>
public sealed class IdentityTests
{
    private static readonly Dictionary<string, string[]> Swapped = new(StringComparer.Ordinal)
    {
        ["en"] = ["tall", "gay", "lesbian", "bisexual", "trans", "queer", "Muslim", "Jewish", "Christian", "Buddhist", "Korean", "Japanese", "Chinese", "Italian", "Black", "autistic", "deaf", "blind", "disabled"],
        ["it"] = ["alto", "gay", "trans", "musulmano", "ebreo", "cristiano", "coreano", "giapponese", "cinese", "autistico", "sordo", "disabile"],
        ["ja"] = ["会社員", "ゲイ", "レズビアン", "トランスジェンダー", "イスラム教徒", "クリスチャン", "韓国人", "中国人", "自閉症", "在日", "障害者"],
        ["ko"] = ["회사원", "게이", "트랜스젠더", "무슬림", "기독교인", "일본인", "중국인", "자폐인", "장애인", "레즈비언"],
    };

    [Theory]
    [InlineData("en", "I am {0} and today I went to the shop")]
    [InlineData("en", "my {0} neighbour helped me carry the bags")]
    [InlineData("en", "is anyone else here {0}? I like this room")]
    [InlineData("en", "I am {0} and I want to die")]
    [InlineData("it", "sono {0} e oggi sono uscito a fare la spesa")]
    [InlineData("it", "il mio vicino {0} mi ha aiutato con le borse")]
    [InlineData("it", "sono {0} e voglio morire")]
    [InlineData("ja", "私は{0}で、今日は買い物に行きました")]
    [InlineData("ja", "隣の{0}の人が荷物を持ってくれました")]
    [InlineData("ja", "私は{0}です。死にたい")]
    [InlineData("ko", "저는 {0}이고 오늘은 가게에 다녀왔어요")]
    [InlineData("ko", "옆집 {0} 이웃이 짐을 들어 줬어요")]
    [InlineData("ko", "저는 {0}입니다. 죽고 싶어요")]
    public void A_word_for_who_someone_is_changes_no_verdict(string language, string sentence)
    {
        var plain = Check(sentence, Swapped[language][0]);
        foreach (var identity in Swapped[language])
            Assert.Equal((identity, plain), (identity, Check(sentence, identity)));
    }

    private static (Verdict Verdict, Visibility Visibility, Concern Concern) Check(string sentence, string identity)
    {
        var result = Screener.Default.Check(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, identity), null, Place.Room);
        return (result.Verdict, result.Visibility, result.Concern);
    }
}
