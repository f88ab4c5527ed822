using System.Globalization;
using System.Text;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>Lines over time, as SVG in <c>benchmarks/plots</c>.</summary>
internal static class Plot
{
    private const double Left = 70;
    private const double Top = 34;
    private const double Width = 640;
    private const double Height = 220;
    private const int Steps = 4;

    private static readonly string[] Colours = ["#2563eb", "#ea580c"];

    public static void Write(string file, string title, IReadOnlyList<(string Name, IEnumerable<(double X, double Y)> Points)> lines)
    {
        var points = lines.Select(line => line.Points.ToArray()).ToArray();
        var right = Round(points.Max(line => line.Max(point => point.X)));
        var top = Round(points.Max(line => line.Max(point => point.Y)));
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 30} {Top + Height + 46}\" font-family=\"sans-serif\" font-size=\"12\">");
        Add(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text x=\"{Left}\" y=\"20\" font-size=\"14\">{title}</text>");
        for (var step = 0; step <= Steps; step++)
        {
            var (x, y) = (Left + Width * step / Steps, Top + Height - Height * step / Steps);
            Add(svg, $"<path d=\"M{Left} {y:0.#}H{Left + Width}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{top * step / Steps:N0}</text>");
            Add(svg, $"<text x=\"{x:0.#}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{right * step / Steps:0.##} s</text>");
        }

        for (var i = 0; i < points.Length; i++)
        {
            var path = string.Join(' ', points[i].Select(point => string.Create(CultureInfo.InvariantCulture, $"{Left + Width * point.X / right:0.#},{Top + Height - Height * point.Y / top:0.#}")));
            Add(svg, $"<polyline fill=\"none\" stroke=\"{Colours[i]}\" stroke-width=\"1.5\" points=\"{path}\"/>");
            Add(svg, $"<text x=\"{Left + i * 90}\" y=\"{Top + Height + 38}\" fill=\"{Colours[i]}\">{lines[i].Name}</text>");
        }

        svg.AppendLine("</svg>");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Express.Folder)!, "plots"));
        File.WriteAllText(Path.Combine(folder.FullName, file), svg.ToString());
    }

    private static void Add(StringBuilder svg, FormattableString element) => svg.AppendLine(element.ToString(CultureInfo.InvariantCulture));

    // The next of 1, 2, 4, 5 or 8 times a power of ten, so that quarters are easy to read.
    private static double Round(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(value, 1e-3))));
        return new[] { 1.0, 2, 4, 5, 8, 10 }.First(step => step * power >= value) * power;
    }
}
