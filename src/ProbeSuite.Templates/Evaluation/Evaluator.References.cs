using System.Text.RegularExpressions;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

// References to parameters, resources and other stacks.
internal sealed partial class Evaluator
{
    private Value Ref(Node argument, string place) =>
        argument is Node.Scalar { Value: var name } ? Ref(name, argument, place) : throw Wrong(argument, place, "Ref wants a name.");

    private Value Ref(string name, Node at, string place) =>
        PseudoParameters.Read(name, Options)
        ?? (_parameters.TryGetValue(name, out var value) ? value
            : Resources.TryGetValue(name, out var resource) ? Existing(resource, at, place) ?? References.Ref(this, resource)
            : IsMadeBySam(name) ? new Value.Text(Options.Prefix + name)
            : throw Wrong(at, place, $"there is no parameter or resource {name} to refer to."));

    private Value GetAtt(Node argument, string place)
    {
        List<Value> parts = argument switch
        {
            Node.Scalar scalar => [.. scalar.Value.Split('.', 2).Select(part => new Value.Text(part))],
            // Only the attribute's name may be worked out.
            Node.Sequence { Items: [Node.Scalar id, var name] } => [new Value.Text(id.Value), Evaluate(name, place)],
            Node.Sequence { Items: [Node.Scalar id, _, _, ..] items } =>
                [new Value.Text(id.Value), new Value.Text(string.Join('.', items.Skip(1).Select(name => name.Text)))],
            _ => throw Wrong(argument, place, "Fn::GetAtt wants a resource and an attribute."),
        };
        return parts is not [Value.Text resource, var attribute] ? throw Wrong(argument, place, "Fn::GetAtt wants a resource and an attribute.")
            : attribute is Value.Text known ? GetAtt(resource.Content, known.Content, argument, place)
            : new Value.Unknown($"attribute {resource.Content}.{attribute.Shown}");
    }

    private Value GetAtt(string id, string attribute, Node at, string place)
    {
        if (Options.Attributes.TryGetValue($"{id}.{attribute}", out var given))
        {
            return new Value.Text(given);
        }

        if (!Resources.TryGetValue(id, out var resource))
        {
            return IsMadeBySam(id) ? new Value.Unknown($"attribute {id}.{attribute}") : throw Wrong(at, place, $"there is no resource {id} to take {attribute} from.");
        }

        var key = $"{id}.{attribute}";
        if (!_open.Add(key))
        {
            throw Wrong(at, place, $"{key} depends on itself.");
        }

        var value = Existing(resource, at, place) ?? References.GetAtt(this, resource, attribute);
        _open.Remove(key);
        return value;
    }

    private Value ImportValue(Node argument, string place) => Evaluate(argument, place) switch
    {
        Value.Text { Content: var name } when Options.Imports.TryGetValue(name, out var value) => new Value.Text(value),
        Value.Text { Content: var name } => new Value.Unknown($"import {name}"),
        Value.Unknown or Value.Partial => new Value.Unknown($"import {Evaluate(argument, place).Shown}"),
        _ => throw Wrong(argument, place, "Fn::ImportValue wants a name."),
    };

    /// <summary>A value in which references to SSM parameters are their values, as far as those are known.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html"/>
    private Value Stored(Value value) => value switch
    {
        Value.Unknown { What: var what } when SsmReference().Match(what) is { Success: true } match && Options.SsmParameters.TryGetValue(match.Groups[1].Value, out var stored) => new Value.Text(stored),
        Value.Partial text when Options.SsmParameters.Count > 0 => Value.Joined(text.Parts.Select(Stored)),
        _ => value,
    };

    [GeneratedRegex(@"^\{\{resolve:ssm:([^:}]+)(:\d+)?\}\}$")]
    private static partial Regex SsmReference();

    /// <summary>A value that stands for a resource that a condition leaves out; null for one that is there, or may be.</summary>
    private Value.Unknown? Existing(Resource resource, Node at, string place) =>
        Exists(resource.Condition, at.Line, place) is Value.Text { Content: "false" }
            ? new Value.Unknown($"{resource.Id}, which condition {resource.Condition} leaves out")
            : null;

    /// <summary>Whether SAM makes a resource of this name, such as <c>ServerlessRestApi</c> or a function's role.</summary>
    /// <seealso href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html"/>
    private bool IsMadeBySam(string name) => _template.IsServerless &&
        (name.StartsWith("Serverless", StringComparison.Ordinal)
            || Resources.Values.Any(resource => resource.Type.StartsWith("AWS::Serverless::", StringComparison.Ordinal) && name.StartsWith(resource.LogicalId, StringComparison.Ordinal)));
}
