using System.Globalization;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>
/// What references to a template's own resources come to. Network resources go by their logical id; things that programs
/// name get the name that they will have, or one made as CloudFormation makes them, without its random part.
/// </summary>
internal static class PhysicalNames
{
    /// <summary>What <c>Ref</c> of a resource comes to.</summary>
    public static Value Ref(Evaluator evaluator, Resource resource, TemplateOptions options) => resource.Type switch
    {
        "AWS::Lambda::Function" or "AWS::Serverless::Function" => Named(evaluator, resource, options, "FunctionName"),
        "AWS::SSM::Parameter" => Named(evaluator, resource, options, "Name"),
        "AWS::S3::Bucket" => Named(evaluator, resource, options, "BucketName", lower: true),
        "AWS::SNS::Topic" => Arn(options, "sns", Named(evaluator, resource, options, "TopicName")),
        "AWS::SQS::Queue" => Named(evaluator, resource, options, "QueueName") is Value.Text { Content: var name } && options is { Region: { } region, Account: { } account }
            ? new Value.Text($"https://sqs.{region}.amazonaws.com/{account}/{name}")
            : new Value.Unknown($"URL of {resource.Id}"),
        "AWS::EC2::EIP" => new Value.Unknown($"address of {resource.Id}"),
        _ => new Value.Text(resource.Id),
    };

    /// <summary>What <c>Fn::GetAtt</c> comes to.</summary>
    public static Value GetAtt(Evaluator evaluator, Resource resource, string attribute, TemplateOptions options) => (resource.Type, attribute) switch
    {
        ("AWS::EC2::VPC", "CidrBlock") or ("AWS::EC2::Subnet", "CidrBlock" or "VpcId" or "AvailabilityZone") => Property(evaluator, resource, attribute),
        ("AWS::EC2::VPC", "DefaultSecurityGroup") => new Value.Text($"{resource.Id}.DefaultSecurityGroup"),
        ("AWS::EC2::VPC", "DefaultNetworkAcl") => new Value.Text($"{resource.Id}.DefaultNetworkAcl"),
        ("AWS::EC2::VPC", "VpcId") or (_, "GroupId") or ("AWS::EC2::EIP", "AllocationId") or ("AWS::EC2::InternetGateway", "InternetGatewayId")
            or ("AWS::EC2::NatGateway", "NatGatewayId") or ("AWS::EC2::RouteTable", "RouteTableId") or ("AWS::EC2::Subnet", "SubnetId")
            or ("AWS::EC2::PrefixList", "PrefixListId") or ("AWS::EC2::TransitGateway", "Id") or ("AWS::EC2::NetworkInterface", "Id")
            or ("AWS::EC2::EgressOnlyInternetGateway", "Id") or ("AWS::EC2::NetworkAcl", "Id") or ("AWS::EC2::VPCEndpoint", "Id")
            or ("AWS::EC2::VPCPeeringConnection", "Id") or ("AWS::EC2::TransitGatewayAttachment" or "AWS::EC2::TransitGatewayVpcAttachment", "Id")
            or ("AWS::EC2::TransitGatewayRouteTable", "TransitGatewayRouteTableId") or ("AWS::EC2::DHCPOptions", "DhcpOptionsId") => new Value.Text(resource.Id),
        ("AWS::Lambda::Function" or "AWS::Serverless::Function", "Arn") => Arn(options, "lambda", Ref(evaluator, resource, options), "function:"),
        ("AWS::SNS::Topic", "TopicArn") => Ref(evaluator, resource, options),
        ("AWS::SNS::Topic", "TopicName") => Named(evaluator, resource, options, "TopicName"),
        ("AWS::SQS::Queue", "Arn") => Arn(options, "sqs", Named(evaluator, resource, options, "QueueName")),
        ("AWS::SQS::Queue", "QueueName") => Named(evaluator, resource, options, "QueueName"),
        ("AWS::S3::Bucket", "Arn") => Ref(evaluator, resource, options) is Value.Text { Content: var bucket } ? new Value.Text($"arn:aws:s3:::{bucket}") : new Value.Unknown($"attribute {resource.Id}.{attribute}"),
        ("AWS::RDS::DBInstance" or "AWS::RDS::DBCluster", "Endpoint.Address") => DatabaseHost(resource, options),
        ("AWS::RDS::DBInstance" or "AWS::RDS::DBCluster", "Endpoint.Port") => Port(evaluator, resource),
        _ => new Value.Unknown($"attribute {resource.Id}.{attribute}"),
    };

    /// <summary>The host name that RDS will make, in its form though not in its letters; unknown without a Region.</summary>
    public static Value DatabaseHost(Resource resource, TemplateOptions options) => options.Region is { } region
        ? new Value.Text($"{options.StackName}-{resource.Id}.template.{region}.rds.amazonaws.com".ToLowerInvariant())
        : new Value.Unknown($"attribute {resource.Id}.Endpoint.Address");

    private static Value Port(Evaluator evaluator, Resource resource) =>
        Property(evaluator, resource, "Port") is Value.Text port ? port
        : Property(evaluator, resource, "Engine").AsText is { } engine && EnginePorts.Of(engine) is { } usual ? new Value.Text(usual.ToString(CultureInfo.InvariantCulture))
        : new Value.Unknown($"attribute {resource.Id}.Endpoint.Port");

    private static Value Property(Evaluator evaluator, Resource resource, string name) =>
        resource.Properties[name] is { } node ? evaluator.Evaluate(node) : new Value.Unknown($"attribute {resource.Id}.{name}");

    private static Value Named(Evaluator evaluator, Resource resource, TemplateOptions options, string property, bool lower = false)
    {
        var given = resource.Properties[property] is { } node ? evaluator.Evaluate(node) : Value.None.Instance;
        var made = $"{options.StackName}-{resource.Id}";
        return given is Value.None ? new Value.Text(lower ? made.ToLowerInvariant() : made) : given;
    }

    private static Value Arn(TemplateOptions options, string service, Value name, string kind = "") =>
        name is Value.Text { Content: var text } && options is { Region: { } region, Account: { } account }
            ? new Value.Text($"arn:aws:{service}:{region}:{account}:{kind}{text}")
            : new Value.Unknown(name.FirstUnknown ?? (options.Region is null ? "AWS::Region" : "AWS::AccountId"));
}
