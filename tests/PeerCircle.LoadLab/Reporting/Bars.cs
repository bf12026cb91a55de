using System.Text;
using PeerCircle.LoadLab.Measuring;

namespace PeerCircle.LoadLab.Reporting;

/// <summary>A chart of bars in groups, with a whisker from the smallest to the largest of the runs, as SVG.</summary>
internal sealed class Bars(string title, string unit)
{
    private const int Left = 330, Width = 980, Row = 22, Top = 56;
    private static readonly string[] Colours = ["#1f6f78", "#b5651d", "#6b4e9b", "#3a7d34", "#9b2d4f", "#46637f", "#8a7a1f"];

    private readonly List<(string Group, string Label, Spread? Value)> bars = [];

    /// <param name="group">Bars of one group stand together.</param>
    /// <param name="label">The same label has the same colour in every group.</param>
    /// <param name="value">Null: it has none (it collapsed).</param>
    public void Add(string group, string label, Spread? value) => bars.Add((group, label, value));

    public string Svg()
    {
        var most = Math.Max(1e-9, bars.Max(bar => bar.Value?.Most ?? 0));
        var groups = bars.Select(bar => bar.Group).Distinct(StringComparer.Ordinal).ToList();
        var labels = bars.Select(bar => bar.Label).Distinct(StringComparer.Ordinal).ToList();
        var height = Top + (bars.Count * Row) + (groups.Count * Row) + 16;
        var svg = new StringBuilder(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"{Safe(title)}\">\n" +
            $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>\n<text x=\"16\" y=\"26\" font-size=\"17\">{Safe(title)}</text>\n<text x=\"16\" y=\"44\" fill=\"#555555\">{Safe(unit)}</text>\n");
        var y = Top;
        foreach (var group in groups)
        {
            svg.Append($"<text x=\"16\" y=\"{y + 15}\" font-weight=\"bold\">{Safe(group)}</text>\n");
            y += Row;
            foreach (var (_, label, value) in bars.Where(bar => bar.Group == group))
            {
                Draw(svg, y, label, value, most, Colours[labels.IndexOf(label) % Colours.Length]);
                y += Row;
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, int y, string label, Spread? value, double most, string colour)
    {
        svg.Append($"<text x=\"{Left - 8}\" y=\"{y + 14}\" text-anchor=\"end\">{Safe(label)}</text>\n");
        if (value is null)
        {
            svg.Append($"<text x=\"{Left}\" y=\"{y + 14}\" fill=\"#9b2d2d\">collapses</text>\n");
            return;
        }

        double At(double of) => Left + (of / most * (Width - Left - 110));
        svg.Append(string.Create(null, $"<rect x=\"{Left}\" y=\"{y + 2}\" width=\"{At(value.Median) - Left:0.0}\" height=\"{Row - 6}\" fill=\"{colour}\"/>\n"));
        svg.Append(string.Create(null, $"<path d=\"M{At(value.Least):0.0} {y + 10}H{At(value.Most):0.0}\" stroke=\"#222222\" stroke-width=\"2\"/>\n"));
        svg.Append(string.Create(null, $"<text x=\"{At(value.Most) + 6:0.0}\" y=\"{y + 14}\">{value.Median:0.###}</text>\n"));
    }

    private static string Safe(string text) => System.Net.WebUtility.HtmlEncode(text);
}
