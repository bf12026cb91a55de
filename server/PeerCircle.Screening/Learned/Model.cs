using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PeerCircle.Screening.Learned;

/// <summary>
/// The learned weights: for each hashed feature one small number per head. Linear on purpose: a score is the sum of what stands in the
/// text, in time that grows with its length and no faster.
/// </summary>
internal sealed class Model
{
    /// <summary>Numbers per feature, one for each <see cref="Head"/>.</summary>
    public const int Heads = 8;

    /// <summary>The version of the features and of the file; a model of another version is refused.</summary>
    public const int Version = 2;

    /// <summary>Groups of languages with thresholds of their own: Japanese, Korean, other.</summary>
    public const int Groups = 3;

    /// <param name="weights">Rows of <see cref="Heads"/>; the number of rows is a power of two.</param>
    /// <param name="scale">What one step of a weight stands for.</param>
    /// <param name="bias">What each head starts from.</param>
    /// <param name="thresholds">
    /// For each group <see cref="Heads"/> probabilities from which a head counts; then as many below which it doubts what shipped phrases found.
    /// </param>
    public Model(sbyte[] weights, float scale, float[] bias, float[] thresholds)
    {
        (Rows, Scale, Bias, Thresholds) = (MemoryMarshal.Cast<sbyte, long>(weights).ToArray(), scale, bias, thresholds);
    }

    private Model(long[] rows, float scale, float[] bias, float[] thresholds) => (Rows, Scale, Bias, Thresholds) = (rows, scale, bias, thresholds);

    /// <summary>Eight weights each, one byte for each head; a feature's row is its hash by their number, which is a power of two.</summary>
    public long[] Rows { get; }

    public float Scale { get; }

    public float[] Bias { get; }

    public float[] Thresholds { get; }

    /// <summary>The probability from which a head counts in a group of languages.</summary>
    public static float From(float[] thresholds, int group, Head head) => thresholds[(group * Heads) + (int)head];

    /// <summary>The probability below which it takes back what only shipped phrases found.</summary>
    public static float Doubt(float[] thresholds, int group, Head head) => thresholds[((Groups + group) * Heads) + (int)head];

    /// <summary>The model that ships; null in a build without one, as before the first training.</summary>
    public static Model? Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("model.bin");
        return stream is null ? null : Read(stream);
    }

    /// <summary>The same weights under other thresholds.</summary>
    public Model With(float[] thresholds) => new(Rows, Scale, Bias, thresholds);

    /// <summary>The probability of a head.</summary>
    public float Probability(Vector256<float> sum, Head head) => 1 / (1 + MathF.Exp(-((sum[(int)head] * Scale) + Bias[(int)head])));

    /// <exception cref="InvalidDataException">The file is of another version.</exception>
    public static Model Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        if (reader.ReadInt32() != Version)
            throw new InvalidDataException("The model is of another version.");
        var rows = new long[reader.ReadInt32() / Heads];
        var scale = reader.ReadSingle();
        var bias = Floats(reader);
        var thresholds = Floats(reader);
        unpacked.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
        return new(rows, scale, bias, thresholds);
    }

    public void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        writer.Write(Version);
        writer.Write(Rows.Length * Heads);
        writer.Write(Scale);
        Write(writer, Bias);
        Write(writer, Thresholds);
        writer.Write(MemoryMarshal.AsBytes(Rows.AsSpan()));
    }

    private static float[] Floats(BinaryReader reader)
    {
        var numbers = new float[reader.ReadInt32()];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = reader.ReadSingle();
        return numbers;
    }

    private static void Write(BinaryWriter writer, float[] numbers)
    {
        writer.Write(numbers.Length);
        foreach (var number in numbers)
            writer.Write(number);
    }
}
