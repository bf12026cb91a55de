namespace PeerCircle.LoadLab.Lines;

/// <summary>The number of a message, written in letters inside its text: digits might look like a telephone number to the screening.</summary>
internal static class Marks
{
    private const int Digits = 8;

    // Rare enough in English that finding it means a mark follows.
    private static ReadOnlySpan<byte> Start => "zqxj"u8;

    private static string Words => "the kettle is on and it is raining a little so there is time to sit here and say nothing in particular for as long as you like";

    public static string Text(int number)
    {
        var mark = string.Concat(Enumerable.Range(0, Digits).Select(digit => (char)('a' + ((number >> (4 * digit)) & 15))));
        return $"zqxj{mark} {Words}"[..LabOptions.TextLength];
    }

    /// <summary>Tells every whole mark; the number of bytes that hold no part of one that is still to come.</summary>
    public static int Take(ReadOnlySpan<byte> bytes, Action<int> arrived)
    {
        for (var used = 0; ; used += Digits)
        {
            var at = bytes[used..].IndexOf(Start);
            if (at < 0)
                return Math.Max(used, bytes.Length - Start.Length + 1);
            used += at;
            if (bytes.Length - used < Start.Length + Digits)
                return used;
            used += Start.Length;
            arrived(Number(bytes[used..]));
        }
    }

    private static int Number(ReadOnlySpan<byte> letters)
    {
        var number = 0;
        for (var digit = 0; digit < Digits; digit++)
            number |= (letters[digit] - 'a') << (4 * digit);
        return number;
    }
}
