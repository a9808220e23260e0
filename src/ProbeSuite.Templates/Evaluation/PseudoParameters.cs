namespace ProbeSuite.Templates.Evaluation;

/// <summary>What CloudFormation itself tells a template.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html"/>
internal static class PseudoParameters
{
    /// <summary>A pseudo parameter's value; null when there is none of that name.</summary>
    public static Value? Read(string name, TemplateOptions options) => name switch
    {
        "AWS::Region" => Known(options.Region, name),
        "AWS::AccountId" => Known(options.Account, name),
        "AWS::StackName" => new Value.Text(options.StackName),
        "AWS::Partition" => Known(Partition(options.Region), name),
        "AWS::URLSuffix" => Known(Partition(options.Region) switch
        {
            null => null,
            "aws-cn" => "amazonaws.com.cn",
            "aws-iso" => "c2s.ic.gov",
            "aws-iso-b" => "sc2s.sgov.gov",
            _ => "amazonaws.com",
        }, name),
        "AWS::NoValue" => new Value.None(),
        "AWS::StackId" or "AWS::NotificationARNs" => new Value.Unknown(name),
        _ => null,
    };

    private static string? Partition(string? region) => region switch
    {
        null => null,
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ when region.StartsWith("us-iso-", StringComparison.Ordinal) => "aws-iso",
        _ when region.StartsWith("us-isob-", StringComparison.Ordinal) => "aws-iso-b",
        _ when region.StartsWith("eusc-", StringComparison.Ordinal) => "aws-eusc",
        _ => "aws",
    };

    private static Value Known(string? value, string name) => value is null ? new Value.Unknown(name) : new Value.Text(value);
}
