using System.IO.Compression;
using System.Reflection;
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
    public const int Version = 1;

    private readonly sbyte[] _weights;
    private readonly uint _mask;

    /// <param name="weights">Rows of <see cref="Heads"/>; the number of rows is a power of two.</param>
    /// <param name="scale">What one step of a weight stands for.</param>
    /// <param name="bias">What each head starts from.</param>
    /// <param name="thresholds">From which probability a head counts: Japanese, Korean, other, each with <see cref="Heads"/>.</param>
    public Model(sbyte[] weights, float scale, float[] bias, float[] thresholds)
    {
        (_weights, Scale, Bias, Thresholds) = (weights, scale, bias, thresholds);
        _mask = (uint)(weights.Length / Heads) - 1;
    }

    public float Scale { get; }

    public float[] Bias { get; }

    public float[] Thresholds { get; }

    /// <summary>The model that ships; null in a build without one, as before the first training.</summary>
    public static Model? Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("model.bin");
        return stream is null ? null : Read(stream);
    }

    /// <summary>The same weights under other thresholds.</summary>
    public Model With(float[] thresholds) => new(_weights, Scale, Bias, thresholds);

    /// <summary>The row of a feature.</summary>
    public int RowOf(uint feature) => (int)(feature & _mask);

    /// <summary>Adds a feature's weights to a sum.</summary>
    public Vector256<int> Weigh(Vector256<int> sum, uint feature)
    {
        var row = Vector128.CreateScalar(BitConverter.ToInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan(RowOf(feature) * Heads, Heads)))).AsSByte();
        var wide = Vector128.WidenLower(row);
        return sum + Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide));
    }

    /// <summary>The probability of a head.</summary>
    public float Probability(Vector256<float> sum, Head head) => 1 / (1 + MathF.Exp(-((sum[(int)head] * Scale) + Bias[(int)head])));

    /// <exception cref="InvalidDataException">The file is of another version.</exception>
    public static Model Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        if (reader.ReadInt32() != Version)
            throw new InvalidDataException("The model is of another version.");
        var weights = new sbyte[reader.ReadInt32()];
        var scale = reader.ReadSingle();
        var bias = Floats(reader);
        var thresholds = Floats(reader);
        unpacked.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(weights, scale, bias, thresholds);
    }

    public void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        writer.Write(Version);
        writer.Write(_weights.Length);
        writer.Write(Scale);
        Write(writer, Bias);
        Write(writer, Thresholds);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
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
