using Spectre.Console;
using Spectre.Console.Rendering;
using WaTemplates.Core.Model;
using WaTemplates.Core.Preview;
using StyledText = Spectre.Console.Text;

namespace WaTemplates.Cli.Previewing;

/// <summary>Draws messages as bubbles.</summary>
internal sealed class BubbleView
{
    private const int LargestWidth = 64;
    private readonly IAnsiConsole console;

    public BubbleView()
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Terminal.HasColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Terminal.HasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Terminal.Out),
        });
        console.Profile.Capabilities.Unicode = true;
    }

    public void Write(TemplatePreview preview)
    {
        foreach (var message in preview.Messages)
        {
            var bubble = new Panel(new Rows(PartsOf(message)))
            {
                Header = new PanelHeader(Markup.Escape($" {preview.Name} · {message.Language} ")),
                Border = BoxBorder.Rounded,
                BorderStyle = new Style(Color.Green),
                Padding = new Padding(1, 0),
                Width = Math.Min(LargestWidth, console.Profile.Width),
            };
            console.Write(bubble);
        }
    }

    private static IEnumerable<IRenderable> PartsOf(MessagePreview message)
    {
        if (message.Header is { } header)
            yield return Line(header, Decoration.Bold);
        yield return Line(message.Body, Decoration.None);
        if (message.Footer is { } footer)
            yield return Line(footer, Decoration.Dim);
        foreach (var button in message.Buttons)
            yield return Line($"[ {button.Title} ]{Target(button)}", Decoration.None, Color.Blue);
    }

    private static string Target(ButtonPreview button) => button.Kind switch
    {
        ButtonKind.QuickReply => "",
        _ => $" → {button.Target}",
    };

    private static StyledText Line(string text, Decoration decoration, Color? color = null) => new(Printable(text), new Style(color, decoration: decoration));

    // Control characters of a template must not drive the terminal.
    private static string Printable(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c != '\n' ? ' ' : c));
}
