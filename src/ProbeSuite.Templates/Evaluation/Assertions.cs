using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Holds the parameters against the template's section <c>Rules</c>. What is not known breaks no rule.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"/>
internal static class Assertions
{
    public static void Check(Template template, Evaluator evaluator)
    {
        foreach (var rule in template["Rules"]?.Fields ?? [])
        {
            var place = $"Rules.{rule.Key}";
            var applies = rule.Value["RuleCondition"] is not { } condition || evaluator.Evaluate(condition, place).AsText == "true";
            foreach (var assertion in applies && rule.Value["Assertions"] is Node.Sequence assertions ? assertions.Items : [])
            {
                if (assertion["Assert"] is { } assert && evaluator.Evaluate(assert, place).AsText == "false")
                {
                    throw evaluator.Wrong(assertion, place, assertion["AssertDescription"]?.Text ?? "the parameters break this rule.");
                }
            }
        }
    }
}
