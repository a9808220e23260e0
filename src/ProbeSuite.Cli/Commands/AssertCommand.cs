using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Expectations;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Rendering;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite assert</c>: holds predictions against a file of expectations.</summary>
internal static class AssertCommand
{
    private const string Examples = """
        # in CI, before the deployment
        probesuite assert --expect network.yaml --template template.yaml --region eu-west-1 --junit assert.xml

        # every night, of the account
        probesuite assert --expect network.yaml --region eu-west-1

        # network.yaml; a * in a name stands for anything
        targets: { internet: https://example.com/ }
        expect:
          - from: [orders, billing]
            must-reach: [internet, orders-db]
          - from: "*"
            must-not-reach: [tcp://10.0.9.9:22]
        exceptions:
          - { from: billing, to: internet, until: 2027-01-31, because: the NAT gateway is ordered }
        """;

    public static Command Create()
    {
        var expect = new Option<FileInfo>("--expect") { Description = "The YAML file of expectations", HelpName = "FILE", Required = true };
        var junit = new Option<FileInfo?>("--junit") { Description = "Also write JUnit XML there", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var source = new SourceOptions();
        var command = new Verb("assert", "Holds predictions against a file of expectations, for CI.")
        {
            More = "Ends with 0 when all hold, else with 2. What nobody can tell does not hold, unless the file says allow-unknown: true.",
            Examples = Examples,
        };
        command.Add(expect);
        command.Add(junit);
        command.Add(json);
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var network = await source.ReadAsync(arguments, null, cancellation);
            var file = ExpectationFile.Read(arguments.GetValue(expect)!.FullName, network);
            var assertions = Assertion.Check(file, network.Snapshot, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            if (arguments.GetValue(junit) is { } xml)
            {
                File.WriteAllText(xml.FullName, AssertionJUnit.Render(assertions));
            }

            var holds = !assertions.Any(AssertionJUnit.IsFailure);
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(new(holds, assertions), CliJson.Default.AssertAnswer)
                : string.Join('\n', Lines(assertions)));
            return holds ? ExitCodes.Agreement : ExitCodes.Disagreement;
        });
        return command;
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Assertion> assertions)
    {
        var paint = Terminal.Paint;
        foreach (var assertion in assertions)
        {
            yield return assertion.Verdict switch
            {
                AssertionVerdict.Holds => $"{paint.Good("✓")} {assertion.Expectation}",
                AssertionVerdict.Excepted => $"{paint.Quiet("-")} {assertion.Expectation}",
                AssertionVerdict.Unknown => $"{paint.Doubtful("?")} {assertion.Expectation}: nobody can tell",
                _ => $"{paint.Bad("✗")} {assertion.Expectation}, and {(assertion.Path == PathState.Open ? "does" : "does not")}",
            };
            if (assertion.Why is { } why && assertion.Verdict != AssertionVerdict.Holds)
            {
                foreach (var line in Wrapping.Lines(why, Terminal.Width - 4))
                {
                    yield return $"    {line}";
                }
            }
        }

        string[] counts =
        [
            $"{Count(AssertionVerdict.Holds)} of {assertions.Count} {(Count(AssertionVerdict.Holds) == 1 ? "holds" : "hold")}",
            .. Count(AssertionVerdict.Broken) is > 0 and var broken ? [$"{broken} {(broken == 1 ? "does" : "do")} not"] : Array.Empty<string>(),
            .. Count(AssertionVerdict.Unknown) is > 0 and var unknown ? [$"{unknown} nobody can tell"] : Array.Empty<string>(),
            .. Count(AssertionVerdict.Excepted) is > 0 and var excepted ? [$"{excepted} excepted"] : Array.Empty<string>(),
        ];
        yield return $"{string.Join(", ", counts)}.";

        int Count(AssertionVerdict verdict) => assertions.Count(assertion => assertion.Verdict == verdict);
    }
}
