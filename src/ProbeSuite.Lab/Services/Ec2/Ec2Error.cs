namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>A request that EC2 refuses.</summary>
/// <param name="code">EC2's code, <c>InvalidVpcID.NotFound</c>.</param>
/// <param name="message">One sentence.</param>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"/>
internal sealed class Ec2Error(string code, string message) : Exception(message)
{
    public string Code => code;

    public static Ec2Error UnknownAction(string action) =>
        new("InvalidAction", $"The action {action} is not valid for this web service.");

    public static Ec2Error NotFound(string idField, string id)
    {
        var kind = idField.EndsWith("Id", StringComparison.Ordinal) ? idField[..^2] : idField;
        return new($"Invalid{kind}ID.NotFound", $"The ID '{id}' does not exist");
    }

    public static Ec2Error BadToken(string token) => new("InvalidNextToken", $"The token '{token}' is invalid");
}
