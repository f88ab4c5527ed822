using WaTemplates.Core.Source;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WaTemplates.Core.Yaml;

/// <summary>
/// Builds the tree from YamlDotNet's parser events. Never throws: whatever the parser answers becomes a problem with a
/// place. Nothing is expanded; anchors, aliases and tags are refused where they stand.
/// </summary>
internal sealed class YamlReader
{
    private readonly SourceText source;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly List<YamlProblem> problems = [];
    private readonly Stack<int> openFlow = new();
    private int nodes;
    private int lastScalarEnd = -1;

    private YamlReader(SourceText source)
    {
        this.source = source;
        scanner = new Scanner(new StringReader(source.Text), skipComments: true);
        parser = new Parser(scanner);
    }

    public static YamlDocument Read(SourceText source)
    {
        var control = FindControlCharacter(source.Text);
        if (control >= 0)
        {
            var code = ((int)source.Text[control]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
            return new YamlDocument(source, null, [new YamlProblem(YamlProblemKind.Syntax, new SourceSpan(control, 1), $"The control character U+{code} is not allowed in YAML. Delete it.")]);
        }

        var reader = new YamlReader(source);
        try
        {
            var root = reader.ReadDocument();
            return new YamlDocument(source, root, reader.problems) { IsComplete = true };
        }
        catch (RefusedException)
        {
            return new YamlDocument(source, null, reader.problems);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            reader.ReportBreak(exception as YamlException);
            return new YamlDocument(source, null, reader.problems);
        }
    }

    private YamlNode? ReadDocument()
    {
        YamlNode? root = null;
        var documents = 0;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart start:
                    if (SpanOf(start) is { Length: > 0 } directive && source.Text[directive.Start] == '%')
                        Report(YamlProblemKind.Unsupported, directive with { Length = 1 }, "A YAML directive is not supported in templates. Delete the lines that begin with '%'.");
                    if (++documents > 1)
                        throw Refuse(SpanOf(start), "The file holds several YAML documents. Keep one template a file: delete '---', or move what follows it to a file of its own.");
                    break;
                case StreamStart or StreamEnd or DocumentEnd:
                    break;
                default:
                    root = ReadNode(1);
                    break;
            }
        }

        return root;
    }

    /// <summary>Reads the node whose first event is the current one, to its last event.</summary>
    private YamlNode ReadNode(int depth)
    {
        var current = parser.Current!;
        if (++nodes > YamlLimits.MaxNodes)
            throw Refuse(SpanOf(current), $"The file has more than {YamlLimits.MaxNodes} values. Split it into several templates.");
        switch (current)
        {
            case Scalar scalar:
                return ReadScalar(scalar);
            case AnchorAlias alias:
                Report(YamlProblemKind.Unsupported, SpanOf(alias), $"'{source.Text.Substring((int)alias.Start.Index, SpanOf(alias).Length)}' is an alias in YAML, which templates do not support. Put the value in quotes.");
                return new YamlRefused(SpanOf(alias));
            case MappingStart mapping:
                CheckDepth(depth, mapping);
                return ReadMapping(mapping, depth);
            case SequenceStart sequence:
                CheckDepth(depth, sequence);
                return ReadSequence(sequence, depth);
            default:
                throw new InvalidOperationException();
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        CheckProperties(scalar);
        lastScalarEnd = (int)scalar.End.Index;
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        return new YamlScalar(source, SpanOf(scalar), style, scalar.Value);
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        CheckProperties(start);
        var mapping = new YamlMapping(SpanOf(start));
        var isFlow = Open(start.Style == MappingStyle.Flow, start);
        while (Next() is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Next();
            var value = ReadNode(depth + 1);
            if (key is YamlScalar scalar)
                Add(mapping, scalar, value);
            else
                RefuseKey(key);
        }

        Close(isFlow);
        mapping.EndAt((int)parser.Current!.End.Index + (isFlow ? 1 : 0));
        return mapping;
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        CheckProperties(start);
        var sequence = new YamlSequence(SpanOf(start));
        var isFlow = Open(start.Style == SequenceStyle.Flow, start);
        while (Next() is not SequenceEnd)
            sequence.Items.Add(ReadNode(depth + 1));
        Close(isFlow);
        sequence.EndAt((int)parser.Current!.End.Index + (isFlow ? 1 : 0));
        return sequence;
    }

    private void Add(YamlMapping mapping, YamlScalar key, YamlNode value)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value != key.Value)
                continue;
            var first = source.PositionOf(entry.Key.Span.Start);
            Report(YamlProblemKind.DuplicateKey, key.Span, $"The key '{key.Value}' stands here a second time; the first one is in line {first.Line}. Delete one of them.");
            return;
        }

        mapping.Entries.Add(new YamlEntry(key, value));
    }

    private void RefuseKey(YamlNode key)
    {
        // {{1}} without quotes is, to YAML, a mapping whose key is a mapping.
        if (SyntaxAdvice.DoubleBraces(source.Text, key.Span.Start) is { } braces)
            throw Fail(braces.Span, braces.Message);
        if (key is not YamlRefused)
            Report(YamlProblemKind.WrongKey, key.Span with { Length = Math.Min(1, key.Span.Length) }, $"A key must be plain text, not {key.Kind}. Put it in quotes.");
    }

    private ParsingEvent Next() => parser.MoveNext() ? parser.Current! : throw new InvalidOperationException();

    private bool Open(bool isFlow, ParsingEvent start)
    {
        if (isFlow)
            openFlow.Push((int)start.Start.Index);
        return isFlow;
    }

    private void Close(bool isFlow)
    {
        if (isFlow)
            openFlow.Pop();
    }

    private void CheckDepth(int depth, NodeEvent node)
    {
        if (depth > YamlLimits.MaxDepth)
            throw Refuse(SpanOf(node) with { Length = 1 }, $"Values are nested more than {YamlLimits.MaxDepth} levels deep. A template needs 5 at most: flatten the file.");
    }

    private void CheckProperties(NodeEvent node)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
            return;
        var start = (int)node.Start.Index;
        var end = start;
        while (end < source.Text.Length && !char.IsWhiteSpace(source.Text[end]))
            end++;
        var written = source.Text.Substring(start, end - start);
        if (!node.Anchor.IsEmpty)
            Report(YamlProblemKind.Unsupported, SourceSpan.Between(start, end), $"'{written}' is an anchor in YAML, which templates do not support. Delete it, or put the value in quotes if it is text.");
        else if (written.StartsWith("!", StringComparison.Ordinal))
            Report(YamlProblemKind.Unsupported, SourceSpan.Between(start, end), $"'{written}' is a tag in YAML, which templates do not support. Delete it, or put the value in quotes if it is text.");
    }

    private void ReportBreak(YamlException? exception)
    {
        var at = (int)(exception?.Start.Index ?? scanner.CurrentPosition.Index);
        var reach = (int)Math.Max(exception?.End.Index ?? at, scanner.CurrentPosition.Index);
        var advice = SyntaxAdvice.For(source, Clamp(at), Clamp(reach), openFlow.Count > 0 ? openFlow.Peek() : -1, lastScalarEnd);
        // What was said of the broken line would be the same mistake a second time.
        var line = source.LineIndexOf(Clamp(at));
        problems.RemoveAll(problem => source.LineIndexOf(problem.Span.Start) == line);
        problems.Add(new YamlProblem(YamlProblemKind.Syntax, advice.Span, advice.Message));
    }

    private int Clamp(int offset) => Math.Min(Math.Max(0, offset), source.Text.Length);

    private SourceSpan SpanOf(ParsingEvent parsed) => SourceSpan.Between(Clamp((int)parsed.Start.Index), Clamp((int)parsed.End.Index));

    private void Report(YamlProblemKind kind, SourceSpan span, string message) => problems.Add(new YamlProblem(kind, span, message));

    private RefusedException Refuse(SourceSpan span, string message)
    {
        Report(YamlProblemKind.Unsupported, span, message);
        return new RefusedException();
    }

    private RefusedException Fail(SourceSpan span, string message)
    {
        Report(YamlProblemKind.Syntax, span, message);
        return new RefusedException();
    }

    // YamlDotNet takes NUL for the end of the file and would drop what follows.
    private static int FindControlCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' && text[i] is not ('\n' or '\r' or '\t') || text[i] == '\u007F')
                return i;
        }

        return -1;
    }

    /// <summary>Ends the reading after its reason was reported.</summary>
    private sealed class RefusedException : Exception;
}
