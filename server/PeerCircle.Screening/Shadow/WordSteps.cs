namespace PeerCircle.Screening.Shadow;

/// <summary>From the surface of a text to its word form, step by step.</summary>
internal static class WordSteps
{
    /// <summary>Writes the word form.</summary>
    /// <param name="surface">The surface of a text.</param>
    /// <param name="words">Where the word form goes; as long as the surface at least.</param>
    /// <param name="step">Room to work in; as long.</param>
    /// <param name="origins">For each letter, which one of the surface it was; empty when nobody wants to know.</param>
    /// <returns>How long the word form is.</returns>
    public static int Write(ReadOnlySpan<char> surface, Span<char> words, Span<char> step, Span<int> origins)
    {
        var isTraced = !origins.IsEmpty;
        surface.CopyTo(words);
        var read = words[..surface.Length];
        Leetspeak.Read(read);
        Masked.Restore(read);

        Span<int> fromRead = isTraced ? new int[surface.Length] : default;
        var joined = new Copy(step, fromRead);
        SpacedLetters.Join(read, ref joined);

        Span<int> fromJoined = isTraced ? new int[joined.Length] : default;
        var form = new Copy(words, fromJoined);
        WordForm.Write(step[..joined.Length], ref form);

        var shortened = new Copy(step, origins);
        Repeats.Shorten(words[..form.Length], ref shortened);
        step[..shortened.Length].CopyTo(words);
        for (var i = 0; isTraced && i < shortened.Length; i++)
            origins[i] = fromRead[fromJoined[origins[i]]];
        return shortened.Length;
    }
}
