namespace PeerCircle.Server.Messages;

/// <summary>
/// A row that may hold words of a one-to-one conversation, or about one. Where <see cref="Sealed"/> is set they are stored in it and
/// nowhere else; see <see cref="SealedBodies"/>.
/// </summary>
public interface IHoldsSealedTexts
{
    /// <summary>
    /// The texts, encrypted; null: they stand in their own columns. A new row is given <see cref="ToBeSealed"/> and sealed as it is saved.
    /// </summary>
    byte[]? Sealed { get; set; }

    /// <summary>What the texts are bound to.</summary>
    BodySeal.Owner SealedFor();

    /// <summary>The texts, each under the name of its property.</summary>
    IReadOnlyList<(string Column, string? Text)> Texts();

    /// <summary>Puts texts back, in the same order; all null takes them out.</summary>
    void PutTexts(IReadOnlyList<string?> texts);

    /// <summary>The mark of a row that is to be sealed, or null where nothing is.</summary>
    static byte[]? ToBeSealed(bool oneToOne) => oneToOne ? [] : null;
}
