using System.Collections.Frozen;

namespace PeerCircle.Server.Members;

/// <summary>Passphrases that are tried first by anyone who guesses. Short ones are not here: the least length already keeps them out.</summary>
internal static class CommonPassphrases
{
    /// <summary>In lower case, as a whole.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        [
            "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5", "q1w2e3r4t5y6", "zaq12wsxcde3", "1234qwerasdf", "qwer1234asdf", "abcd123456", "abc1234567",
            "a123456789", "1234567890a", "123456789a", "12345678910", "0987654321", "9876543210", "1029384756", "1234567890", "12345678901", "123456789012", "1357924680", "0123456789", "1212121212", "1234512345",
            "1122334455", "1111122222", "123123123123", "147258369000", "147258369", "789456123000", "3141592653", "2718281828", "5201314520", "correct horse battery staple", "correcthorsebatterystaple",
            "let me in please", "to be or not to be", "the quick brown fox", "i love you so much", "password password", "open sesame", "trustno1trustno1",
        ],
        StringComparer.Ordinal);

    /// <summary>Their letters alone: "Password2024!" is "password" to those who guess.</summary>
    public static readonly FrozenSet<string> Stems = FrozenSet.ToFrozenSet(
        [
            "password", "passwords", "mypassword", "passwordpassword", "passphrase", "mypassphrase", "passw", "passwort", "parola", "secret", "topsecret", "changeme", "letmein", "letmeinnow", "welcome", "welcomeback",
            "qwerty", "qwertyuiop", "qwertyuiopasdf", "qwertyqwerty", "asdfghjkl", "asdfghjklqwerty", "zxcvbnm", "azerty", "azertyuiop", "qwertz", "qwertzuiop", "qazwsxedc", "qwertyui", "asdfasdf", "abcdefghij", "abcdefghijk", "abcdefghijkl", "abcabcabc",
            "iloveyou", "iloveyousomuch", "iloveyouforever", "iloveu", "loveyou", "loveme", "princess", "sunshine", "football", "baseball", "basketball", "superman", "spiderman", "batman", "pokemon", "minecraft", "starwars", "naruto", "liverpool", "chelsea", "arsenal", "juventus",
            "dragon", "monkey", "shadow", "master", "hello", "helloworld", "hellohello", "computer", "internet", "samsung", "google", "administrator", "admin", "root", "test", "testtest", "testing", "default", "guest",
            "peercircle", "mypeercircle", "peercirclepeercircle", "hikikomori", "sakura", "arigatou", "konnichiwa", "nihon", "nippon", "doraemon", "pikachu", "aishiteru", "ganbatte", "saranghae", "annyeong", "hangukin", "ciaociao", "amoremio", "tiamo", "tiamotanto", "forzajuve", "forzanapoli",
            "パスワード", "ぱすわーど", "ありがとう", "こんにちは", "さくら", "비밀번호", "사랑해", "사랑해요",
        ],
        StringComparer.Ordinal);
}
