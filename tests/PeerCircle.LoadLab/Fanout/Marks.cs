namespace PeerCircle.LoadLab.Fanout;

/// <summary>The number of a message, written in letters inside its text: digits might look like a telephone number to the screening.</summary>
internal static class Marks
{
    private const int Digits = 8;

    /// <summary>Rare enough in English that finding it means a mark follows.</summary>
    public static ReadOnlySpan<byte> Start => "zqxj"u8;

    public static string Text(int number)
    {
        var mark = string.Concat(Enumerable.Range(0, Digits).Select(digit => (char)('a' + ((number >> (4 * digit)) & 15))));
        return $"zqxj{mark} {Words}"[..FanoutOptions.TextLength];
    }

    private static string Words => "the kettle is on and it is raining a little so there is time to sit here and say nothing in particular for as long as you like";

    /// <param name="after">What follows <see cref="Start"/>.</param>
    public static int Number(ReadOnlySpan<byte> after)
    {
        var number = 0;
        for (var digit = 0; digit < Digits; digit++)
            number |= (after[digit] - 'a') << (4 * digit);
        return number;
    }
}
