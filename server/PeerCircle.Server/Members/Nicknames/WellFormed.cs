using System.Buffers;
using System.Text;

namespace PeerCircle.Server.Members;

/// <summary>Tells text from halves of characters, which no database and no page can hold.</summary>
internal static class WellFormed
{
    /// <summary>True when the text has no lone surrogate.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var used) is not OperationStatus.Done) return false;
            text = text[used..];
        }
        return true;
    }
}
