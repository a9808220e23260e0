using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProbeSuite.Templates.Parsing;

/// <summary>Reads YAML event by event, so that duplicate keys, short tags and lines are kept.</summary>
/// <param name="file">The file's name, for errors.</param>
/// <param name="text">The text.</param>
internal sealed class YamlNodes(string file, string text)
{
    /// <summary>More than any template has; an alias of aliases must not fill the memory.</summary>
    private const int MostNodes = 1_000_000;

    private readonly Parser _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    private readonly Dictionary<string, (Node Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    /// <summary>The line that was reached.</summary>
    public int Line => _parser.Current is { } current ? LineOf(current) : 1;

    public Node Read()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new TemplateException(file, 1, null, "the file is empty.");
        }

        var node = Next(0);
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<StreamEnd>(out _)
            ? node
            : throw new TemplateException(file, LineOf(_parser.Current!), null, "a template is one YAML document, and a second begins here.");
    }

    private Node Next(int depth)
    {
        var line = LineOf(_parser.Current!);
        if (depth > TemplateText.MostDepth)
        {
            throw new TemplateException(file, line, null, $"it is nested deeper than {TemplateText.MostDepth} levels.");
        }

        Count(1, line);
        var before = _nodes;
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                return Aliased(alias, line);
            case Scalar scalar:
                _parser.MoveNext();
                return Kept(scalar, Tagged(scalar.Tag, new Node.Scalar(scalar.Value, line, scalar.Style == ScalarStyle.Plain && IsUntyped(scalar.Tag)), line), before);
            case SequenceStart start:
                return Kept(start, Tagged(start.Tag, List(depth, line), line), before);
            case MappingStart start:
                return Kept(start, Tagged(start.Tag, Mapping(depth, line), line), before);
            default:
                throw new TemplateException(file, line, null, "a value is missing.");
        }
    }

    private Node.Sequence List(int depth, int line)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Next(depth + 1));
        }

        return new(items, line);
    }

    private Node.Mapping Mapping(int depth, int line)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<Node.Entry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var at = LineOf(_parser.Current!);
            var key = _parser.Current is Scalar { Value: var name }
                ? name
                : throw new TemplateException(file, at, null, "a key must be a text.");
            _parser.MoveNext();
            var value = Next(depth + 1);
            if (key == "<<" && value is Node.Mapping merged)
            {
                entries.InsertRange(0, merged.Entries);
            }
            else
            {
                entries.Add(new(key, value, at));
            }
        }

        return new(entries, line);
    }

    private Node Aliased(AnchorAlias alias, int line)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw new TemplateException(file, line, null, $"the alias *{alias.Value} has no anchor above it.");
        }

        Count(anchored.Size, line);
        return anchored.Node;
    }

    private Node Kept(NodeEvent @event, Node node, int before)
    {
        if (!@event.Anchor.IsEmpty)
        {
            _anchors[@event.Anchor.Value] = (node, _nodes - before + 1);
        }

        return node;
    }

    private void Count(int more, int line)
    {
        _nodes += more;
        if (_nodes > MostNodes)
        {
            throw new TemplateException(file, line, null, "its aliases make it too large.");
        }
    }

    private static bool IsUntyped(TagName tag) => tag.IsEmpty || tag.IsNonSpecific;

    /// <summary>A short tag in its long form: <c>!GetAtt A.B</c> is <c>Fn::GetAtt: [A, B]</c>.</summary>
    private static Node Tagged(TagName tag, Node node, int line)
    {
        if (tag.IsEmpty || tag.IsNonSpecific || !tag.Value.StartsWith('!'))
        {
            return node;
        }

        var name = tag.Value[1..];
        var function = name is "Ref" or "Condition" ? name : $"Fn::{name}";
        return new Node.Mapping([new(function, node is Node.Scalar scalar ? scalar with { IsPlain = false } : node, line)], line);
    }

    private static int LineOf(ParsingEvent at) => (int)Math.Clamp(at.Start.Line, 1, int.MaxValue);
}
