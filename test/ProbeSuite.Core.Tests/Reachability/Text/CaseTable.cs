using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Text;

/// <summary>
/// Cases, a line each: verdict, sentence, where from, where to. Indented lines below change the standard network for that
/// case. A verdict is <c>open</c>, <c>blocked CODE</c> or <c>unknown CODE</c>; an open one with an address names what the world sees.
/// </summary>
internal static class CaseTable
{
    public static TheoryData<string, string, string, string, string> Of(string table)
    {
        var rows = new TheoryData<string, string, string, string, string>();
        foreach (var (verdict, sentence, from, to, edits) in Read(table))
        {
            rows.Add(verdict, sentence, from, to, edits);
        }

        return rows;
    }

    public static void Check(string verdict, string sentence, string from, string to, string edits)
    {
        var snapshot = Network(edits);
        var prediction = Predict(snapshot, from, to);
        var words = verdict.Split(' ');
        var said = string.Join('\n', prediction.Steps.Select(step => $"{step.Direction} {step.Gate} {step.Path} {step.Code}: {step.Why}"));
        Assert.True(words[0].Equals($"{prediction.Path}", StringComparison.OrdinalIgnoreCase), $"{sentence}: expected {verdict}, was {prediction.Path}\n{said}");
        Assert.True(words.Length == 1 || prediction.Steps.Any(step => step.Path == prediction.Path && step.Code == words[1]) || prediction.EgressAddress == words[1] || prediction.Codes.Contains(words[1]),
            $"{sentence}: expected {verdict}, was {prediction.Path} {prediction.EgressAddress}\n{said}");
    }

    public static Prediction Predict(Snapshot snapshot, string from, string to) =>
        Origin.Find(snapshot, from).Predict(new Predictor(snapshot), Target.Parse(to));

    public static Snapshot Network(string edits) => NetworkText.Read(StandardNetwork.Text, edits);

    private static IEnumerable<(string Verdict, string Sentence, string From, string To, string Edits)> Read(string table)
    {
        string[]? head = null;
        var edits = new List<string>();
        foreach (var line in table.Split('\n').Where(line => line.Trim().Length > 0).Append("|||"))
        {
            if (line[0] == ' ')
            {
                edits.Add(line.Trim());
                continue;
            }

            if (head is not null)
            {
                yield return (head[0], head[1], head[2], head[3], string.Join('\n', edits));
            }

            head = line.Split('|', StringSplitOptions.TrimEntries);
            edits.Clear();
        }
    }
}
