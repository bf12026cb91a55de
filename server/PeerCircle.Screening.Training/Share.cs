using System.Globalization;

namespace PeerCircle.Screening.Training;

/// <summary>So many of so many, with the interval in which the true share lies, 19 times of 20 (Wilson).</summary>
public readonly record struct Share(int Hits, int Of)
{
    private const double Z = 1.96;

    /// <summary>0 to 1; 0 when there were none.</summary>
    public double Value => Of == 0 ? 0 : (double)Hits / Of;

    public double Low => Of == 0 ? 0 : Middle - Reach;

    public double High => Of == 0 ? 1 : Middle + Reach;

    private double Middle => (Value + (Z * Z / (2 * Of))) / (1 + (Z * Z / Of));

    private double Reach => Z / (1 + (Z * Z / Of)) * Math.Sqrt((Value * (1 - Value) / Of) + (Z * Z / (4.0 * Of * Of)));

    public static Share Among<T>(IEnumerable<T> of, Func<T, bool> isHit)
    {
        var all = of.ToList();
        return new(all.Count(isHit), all.Count);
    }

    public override string ToString() => Of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Value:0.000} ({Low:0.00}-{High:0.00})");
}
