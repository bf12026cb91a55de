using System.Runtime.CompilerServices;

namespace PeerCircle.Screening.Lexicons;

/// <summary>A tree over letters in one flat table: a step is one look-up, and nodes cost no object of their own.</summary>
internal sealed class LetterTree
{
    /// <summary>The node from which every walk starts.</summary>
    public const int Root = 0;

    private const int ChildBits = 24;
    private const ulong ChildMask = (1UL << ChildBits) - 1;

    // Node, letter and child in one number each; never more than half full.
    private ulong[] _slots = new ulong[1 << 10];
    private int _shift = 64 - 10;

    /// <summary>How many nodes there are; they are numbered in the order in which they were added.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The node one letter further; <see cref="Root"/> when there is none.</summary>
    public int Child(int node, char letter) => (int)(_slots[SlotOf(Key(node, letter))] & ChildMask);

    /// <summary>The node one letter further, added when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(int node, char letter)
    {
        var key = Key(node, letter);
        var slot = SlotOf(key);
        if (_slots[slot] != 0)
            return (int)(_slots[slot] & ChildMask);
        _slots[slot] = (key << ChildBits) | (uint)Count;
        if (++Count * 2 > _slots.Length)
            Widen();
        return Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        var slots = _slots;
        for (var at = (int)((key * 0x9E37_79B9_7F4A_7C15) >> _shift); ; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at] >> ChildBits == key || slots[at] == 0)
                return at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Widen()
    {
        var before = _slots;
        _slots = new ulong[before.Length * 2];
        _shift--;
        foreach (var slot in before)
        {
            if (slot != 0)
                _slots[SlotOf(slot >> ChildBits)] = slot;
        }
    }

    private static ulong Key(int node, char letter) => ((ulong)(uint)node << 16) | letter;
}
