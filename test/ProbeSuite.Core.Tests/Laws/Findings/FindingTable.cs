using ProbeSuite.Reachability.Text;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>
/// Cases, a line each: the one finding that a change of the sound network makes (severity, rule, subject), or <c>nothing</c>,
/// and a sentence; indented lines below are the change. <c>set</c> lines change what the text of networks has no word for.
/// </summary>
internal static class FindingTable
{
    public static TheoryData<string, string, string> Of(string table)
    {
        var rows = new TheoryData<string, string, string>();
        string[]? head = null;
        var edits = new List<string>();
        foreach (var line in table.Split('\n').Where(line => line.Trim().Length > 0).Append("|"))
        {
            if (line[0] == ' ')
            {
                edits.Add(line.Trim());
                continue;
            }

            if (head is not null)
            {
                rows.Add(head[0], head[1], string.Join('\n', edits));
            }

            head = line.Split('|', StringSplitOptions.TrimEntries);
            edits.Clear();
        }

        return rows;
    }

    public static Snapshot Network(string edits)
    {
        var lines = edits.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var snapshot = NetworkText.Read(SoundNetwork.Text, string.Join('\n', lines.Where(line => !IsSet(line))));
        return lines.Where(IsSet).Select(line => line.Split(' ', 4)).Aggregate(snapshot, (before, words) => Set(before, words[1], words[2], words[3]));
    }

    /// <summary>A finding as the table writes it.</summary>
    public static string Brief(Finding finding) => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} {finding.Subject}";

    private static bool IsSet(string line) => line.StartsWith("set ", StringComparison.Ordinal);

    private static Snapshot Set(Snapshot s, string field, string id, string value) => field switch
    {
        "free" => s with { Subnets = [.. s.Subnets.Select(subnet => subnet.Id == id ? subnet with { AvailableIpAddressCount = int.Parse(value, null) } : subnet)] },
        "group-name" => s with { SecurityGroups = [.. s.SecurityGroups.Select(group => group.Id == id ? group with { Name = value } : group)] },
        "state" => Function(s, id, function => function with { State = value.Split(' ')[0], StateReasonCode = value.Split(' ').ElementAtOrDefault(1) }),
        "update" => Function(s, id, function => function with { LastUpdateStatus = value.Split(' ')[0], LastUpdateStatusReasonCode = value.Split(' ').ElementAtOrDefault(1) }),
        "public-db" => s with { DbInstances = [.. s.DbInstances.Select(db => db.Id == id ? db with { PubliclyAccessible = value == "yes" } : db)] },
        _ => throw new FormatException($"{field} cannot be set"),
    };

    private static Snapshot Function(Snapshot s, string name, Func<LambdaFunction, LambdaFunction> change) =>
        s with { Functions = [.. s.Functions.Select(function => function.Name == name ? change(function) : function)] };
}
