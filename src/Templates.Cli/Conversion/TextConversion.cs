using System.Globalization;
using System.Text;
using WaTemplates.Core.Conversion;
using WaTemplates.Core.Source;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Conversion;

/// <summary>Converts a text with a map in a file.</summary>
internal static class TextConversion
{
    public static string ToTwilio(string text, string? mapFile)
    {
        var (twilio, map) = PlaceholderConverter.ToTwilio(text);
        if (mapFile is null)
            return twilio;
        var problem = mapFile.Length == 0 ? FileProblem.Unusable : DiskFile.Write(Path.GetFullPath(mapFile), Encoding.UTF8.GetBytes(map.ToJson()));
        return problem == FileProblem.None ? twilio : throw new CannotRunException($"the map '{mapFile}' cannot be written{Reason(problem)}. Name another file with --map.");
    }

    public static string ToQualtrics(string text, string? mapFile)
    {
        if (mapFile is null)
            throw new CannotRunException("'--to qualtrics' needs the map that '--to twilio --map FILE' wrote: only it tells what {{1}} stands for. Add --map FILE.");
        var qualtrics = PlaceholderConverter.ToQualtrics(text, ReadMap(mapFile), out var unmapped);
        if (unmapped.Count == 0)
            return qualtrics;
        var tokens = string.Join(", ", unmapped.Distinct().Select(number => "{{" + number.ToString(CultureInfo.InvariantCulture) + "}}"));
        throw new CannotRunException($"the map '{mapFile}' does not tell what {tokens} stands for. Use the map that was written with this text, or add the number to its 'variables'.");
    }

    private static PlaceholderMap ReadMap(string file)
    {
        var content = DiskFile.Read(file);
        if (content.Bytes is not { } bytes)
            throw new CannotRunException($"the map '{file}' cannot be read{Reason(content.Problem)}. Name the file that '--to twilio --map FILE' wrote.");
        if (SourceText.Decode(bytes, out var badOffset) is not { } json)
            throw new CannotRunException($"the map '{file}' is not UTF-8: the byte at offset {badOffset} cannot be read. Save it as UTF-8.");
        try
        {
            return PlaceholderMap.Parse(json);
        }
        catch (FormatException exception)
        {
            throw new CannotRunException($"the map '{file}' is no map: {exception.Message}. Write it anew with '--to twilio --map FILE'.");
        }
    }

    private static string Reason(FileProblem problem) => problem switch
    {
        FileProblem.Missing => ": it does not exist",
        FileProblem.Directory => ": it is a folder",
        FileProblem.AccessDenied => ": access is denied",
        _ => "",
    };
}
