using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Protocols and ports of rules.</summary>
internal static class Protocols
{
    /// <summary>The protocol that a rule names; all where it names none.</summary>
    public static Protocol Of(Properties rule, string name) => rule.Plain(name) is not { } text ? Protocol.All
        : Protocol.Parse(text) ?? throw rule.Wrong(name, rule[name]!, "a protocol: a name such as tcp, a number, or -1 for all");

    /// <summary>The ports that a rule names; null for all, which -1 means too.</summary>
    public static PortRange? Ports(Properties rule, string fromName, string toName)
    {
        if ((rule.Number(fromName) ?? rule.Number(toName)) is not { } from || from < 0)
        {
            return null;
        }

        var to = rule.Number(toName) ?? from;
        return from <= to && to <= PortRange.All.To
            ? new(from, to)
            : throw rule.Wrong(fromName, rule[fromName] ?? rule[toName] ?? new Value.None(), $"a range of ports, and {from} to {to} is none");
    }
}
