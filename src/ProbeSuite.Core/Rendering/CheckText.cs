using System.Globalization;
using System.Text;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering;

/// <summary>What one check saw, as people read it: the verdict in a line, what was wrong, then its stages.</summary>
public static class CheckText
{
    private const string Indent = "    ";

    /// <summary>The text.</summary>
    /// <param name="target">What was tried.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="paint">Colours.</param>
    public static string Render(Target target, Observation seen, int width = Page.Width, Paint paint = default)
    {
        var text = new StringBuilder();
        var (sign, verdict) = Verdict(target, seen.Outcome, paint);
        text.Append(sign).Append(' ').Append(paint.Strong(Harmless.Line(target.Url))).Append(": ").Append(verdict).Append('\n');
        Wrapping.Append(text, Indent, Sentence(target, seen), width);
        (string Label, string Text)[] lines = [.. Stages(seen), .. Certificate(seen.Certificate), .. Attempts(seen.Attempts)];
        var margin = lines.Select(line => line.Label.Length).DefaultIfEmpty().Max();
        foreach (var line in lines)
        {
            Wrapping.Append(text, $"{Indent}{line.Label.PadRight(margin)}  ", line.Text, width, paint.Quiet);
        }

        return text.ToString().TrimEnd();
    }

    // An open path is not yet a good answer: a red certificate or a refused permission must not read as "all well".
    private static (string Sign, string Verdict) Verdict(Target target, Outcome outcome, Paint paint)
    {
        var word = Verdicts.Word(outcome.Path);
        return (outcome, outcome.PermissionFor(target)) switch
        {
            (Outcome.Connected or Outcome.Answered, Permission.Granted) => (paint.Good("✓"), paint.Good($"{word}, permission granted")),
            (Outcome.Connected or Outcome.Answered, _) => (paint.Good("✓"), paint.Good(word)),
            ({ Path: PathState.Open }, _) => (paint.Doubtful("!"), paint.Doubtful($"{word}, but {(outcome is Outcome.Denied ? "permission denied" : Evidence.Name(outcome))}")),
            ({ Path: var path }, _) => (paint.Of(path, $"{Verdicts.Sign(path)}"), paint.Of(path, word)),
        };
    }

    private static string Sentence(Target target, Observation seen)
    {
        var sentence = seen.Error ?? Evidence.Clause(seen.Outcome, target.Kind, seen.RemoteAddress);
        var first = sentence.Split(' ')[0];
        var capital = first.All(char.IsAsciiLetterLower) ? $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}" : sentence;
        return $"{capital}.{(seen.EgressAddress is { } address ? $" The world saw {address}." : "")}";
    }

    private static IEnumerable<(string Label, string Text)> Stages(Observation seen)
    {
        var margin = seen.Stages.Select(stage => $"{stage.Stage}".Length).DefaultIfEmpty().Max();
        return seen.Stages.Select(stage => (
            string.Create(CultureInfo.InvariantCulture, $"{$"{stage.Stage}".ToLowerInvariant().PadRight(margin)} {stage.DurationMs,8:0.0} ms"),
            stage.Detail ?? (stage == seen.Stages[^1] ? "ended here" : "-")));
    }

    private static IEnumerable<(string Label, string Text)> Certificate(CertificateFacts? facts)
    {
        if (facts is null)
        {
            yield break;
        }

        yield return ("certificate", $"{Subject(facts.Subject)}, until {Durations.Day(facts.NotAfter)}, for {Names(facts.Names)}");
        foreach (var above in facts.Chain)
        {
            yield return ("", $"issued by {Subject(above.Subject)}, until {Durations.Day(above.NotAfter)}{(above.NotAfter < facts.NotAfter ? ", which is sooner" : "")}");
        }
    }

    private static IEnumerable<(string Label, string Text)> Attempts(IReadOnlyList<Outcome>? attempts) => attempts is null
        ? []
        : [("attempts", string.Join(", ", attempts.GroupBy(Evidence.Name).Select(group => $"{group.Count()} {group.Key}")))];

    private static string Subject(string subject) => subject.Length == 0 ? "without a subject" : subject;

    private static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "no name",
        <= 3 => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(3))} and others",
    };
}
