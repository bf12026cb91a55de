using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>
/// Which terms can stand at a place, by the first letters there. A branch ends where a few terms are left: those are asked themselves,
/// so that a phrase with many ways is never written out.
/// </summary>
internal sealed class TermTree
{
    /// <summary>So many letters of a phrase without its spaces must stand in a row.</summary>
    public const int RunTogether = 6;

    // From each depth on, so many terms are few enough to be asked one by one.
    private static readonly (int Depth, int Terms)[] Few = [(1, 3), (12, 8), (32, int.MaxValue)];

    private readonly LetterTree _letters = new();
    private readonly List<int> _from = [];
    private readonly List<int> _terms = [];

    /// <param name="terms">The phrases; a term goes by its place in this list.</param>
    /// <param name="isRunTogether">True: as they begin without their spaces, and only those that begin with <see cref="RunTogether"/> letters, an ASCII one first.</param>
    public TermTree(IReadOnlyList<Term> terms, bool isRunTogether)
    {
        new Growth(this, isRunTogether).Plant(terms);
        _from.Add(_terms.Count);
        _terms.TrimExcess();
    }

    /// <summary>Adds the terms that can stand at a place.</summary>
    public void Candidates(ReadOnlySpan<char> words, List<int> found)
    {
        var from = CollectionsMarshal.AsSpan(_from);
        var node = LetterTree.Root;
        for (var at = 0; at < words.Length && (node = _letters.Child(node, words[at])) != LetterTree.Root; at++)
        {
            for (var i = from[node]; i < from[node + 1]; i++)
                found.Add(_terms[i]);
        }
    }

    private sealed class Growth(TermTree tree, bool isRunTogether)
    {
        private readonly PhraseSteps _steps = new();
        private readonly List<(int Step, int Term)> _open = [];
        private readonly List<(int What, int Step)> _reached = [];
        private readonly List<ulong> _next = [];
        private int[] _seen = [];

        public void Plant(IReadOnlyList<Term> terms)
        {
            for (var i = 0; i < terms.Count; i++)
                _open.Add((_steps.Add(terms[i].Pieces), i));
            _seen = new int[_steps.Count + 1];
            Grow(LetterTree.Root, '\0', 0, 0);
        }

        // What stands on top of _open from here on leads to this node.
        private void Grow(int node, char last, int depth, int from)
        {
            tree._from.Add(tree._terms.Count);
            var next = _next.Count;
            if (isRunTogether && depth == RunTogether)
                Leave(from);
            else
                Step(node + 1, last, from);
            _open.RemoveRange(from, _open.Count - from);
            if (!isRunTogether && IsFew(next, depth))
                LeaveNext(next);
            CollectionsMarshal.AsSpan(_next)[next..].Sort();
            for (var i = next; i < _next.Count;)
                i = Branch(node, depth, i);
            _next.RemoveRange(next, _next.Count - next);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Branch(int node, int depth, int i)
        {
            var letter = (char)(_next[i] >> 48);
            var from = _open.Count;
            for (; i < _next.Count && (char)(_next[i] >> 48) == letter; i++)
                _open.Add(((int)(_next[i] & 0xFF_FFFF) + 1, TermOf(_next[i])));
            if (!(isRunTogether && depth == 0 && !char.IsAscii(letter)))
                Grow(tree._letters.Add(node, letter), letter, depth + 1, from);
            else
                _open.RemoveRange(from, _open.Count - from);
            return i;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Step(int visit, char last, int from)
        {
            for (var i = from; i < _open.Count; i++)
            {
                var (step, term) = _open[i];
                _reached.Clear();
                _steps.Reach(step, _reached);
                foreach (var (what, at) in _reached)
                {
                    if (_seen[at] == visit)
                        continue;
                    _seen[at] = visit;
                    if (what >= 0)
                        _next.Add(Packed((char)what, term, at));
                    else if (what == PhraseSteps.Space)
                        AfterSpace(term, at, last);
                    else if (!isRunTogether)
                        LeaveTerm(term);
                }
            }
        }

        private void AfterSpace(int term, int at, char last)
        {
            if (!isRunTogether)
                _next.Add(Packed(' ', term, at));
            if (isRunTogether || Script.IsSolid(last))
                _open.Add((at + 1, term));
        }

        private void Leave(int from)
        {
            foreach (var (_, term) in CollectionsMarshal.AsSpan(_open)[from..])
                LeaveTerm(term);
        }

        private void LeaveTerm(int term)
        {
            var leaves = CollectionsMarshal.AsSpan(tree._terms)[tree._from[^1]..];
            if (!leaves.Contains(term))
                tree._terms.Add(term);
        }

        private void LeaveNext(int next)
        {
            foreach (var packed in CollectionsMarshal.AsSpan(_next)[next..])
                LeaveTerm(TermOf(packed));
            _next.RemoveRange(next, _next.Count - next);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private bool IsFew(int next, int depth)
        {
            var (terms, last) = (0, -1);
            foreach (var packed in CollectionsMarshal.AsSpan(_next)[next..])
            {
                var term = TermOf(packed);
                terms += term == last ? 0 : 1;
                last = term;
            }

            return Array.Exists(Few, few => depth >= few.Depth && terms <= few.Terms);
        }

        private static int TermOf(ulong packed) => (int)((packed >> 24) & 0xFF_FFFF);

        private static ulong Packed(char letter, int term, int step) => ((ulong)letter << 48) | ((ulong)(uint)term << 24) | (uint)step;
    }
}
