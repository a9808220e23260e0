using System.Globalization;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>
/// What references to a template's own resources come to. The network's things go by their logical id. What programs name
/// gets the name that it is given, or, like CloudFormation's own names but without the random end, stack and logical id.
/// </summary>
internal static class References
{
    /// <summary>What <c>Ref</c> comes to.</summary>
    public static Value Ref(Evaluator evaluator, Resource resource) => resource.Type switch
    {
        "AWS::Lambda::Function" or "AWS::Serverless::Function" => Named(evaluator, resource, "FunctionName", resource.Id),
        "AWS::SSM::Parameter" => Named(evaluator, resource, "Name", $"CFN-{resource.LogicalId}"),
        "AWS::S3::Bucket" => Named(evaluator, resource, "BucketName", Made(evaluator, resource).ToLowerInvariant()),
        "AWS::SNS::Topic" => Arn(evaluator, "sns", Named(evaluator, resource, "TopicName", Made(evaluator, resource))),
        "AWS::SQS::Queue" => Value.Joined(
        [
            new Value.Text("https://sqs."), Pseudo(evaluator, "AWS::Region"), new Value.Text("."), Pseudo(evaluator, "AWS::URLSuffix"), new Value.Text("/"),
            Pseudo(evaluator, "AWS::AccountId"), new Value.Text("/"), Named(evaluator, resource, "QueueName", Made(evaluator, resource)),
        ]),
        "AWS::EC2::EIP" => new Value.Unknown($"attribute {resource.Id}.PublicIp"),
        _ => new Value.Text(resource.Id),
    };

    /// <summary>What <c>Fn::GetAtt</c> comes to.</summary>
    public static Value GetAtt(Evaluator evaluator, Resource resource, string attribute) => (resource.Type, attribute) switch
    {
        ("AWS::EC2::VPC", "Ipv6CidrBlocks") when evaluator.StandIns.Of(resource.Id) is { } block => new Value.List([new Value.Text($"{block}")]),
        ("AWS::EC2::VPC", "DefaultSecurityGroup" or "DefaultNetworkAcl") => new Value.Text($"{resource.Id}.{attribute}"),
        _ when OwnId(resource.Type) == attribute || (attribute == "Id" && resource.Type.StartsWith("AWS::EC2::", StringComparison.Ordinal)) => new Value.Text(resource.Id),
        ("AWS::Lambda::Function" or "AWS::Serverless::Function", "Arn") => Arn(evaluator, "lambda", Ref(evaluator, resource), "function:"),
        ("AWS::SNS::Topic", "TopicArn") => Ref(evaluator, resource),
        ("AWS::SNS::Topic", "TopicName") => Named(evaluator, resource, "TopicName", Made(evaluator, resource)),
        ("AWS::SQS::Queue", "QueueUrl") => Ref(evaluator, resource),
        ("AWS::SQS::Queue", "QueueName") => Named(evaluator, resource, "QueueName", Made(evaluator, resource)),
        ("AWS::SQS::Queue", "Arn") => Arn(evaluator, "sqs", Named(evaluator, resource, "QueueName", Made(evaluator, resource))),
        ("AWS::S3::Bucket", "Arn") => Value.Joined([new Value.Text("arn:"), Pseudo(evaluator, "AWS::Partition"), new Value.Text(":s3:::"), Ref(evaluator, resource)]),
        ("AWS::S3::Bucket", "DomainName") => Value.Joined([Ref(evaluator, resource), new Value.Text(".s3."), Pseudo(evaluator, "AWS::URLSuffix")]),
        ("AWS::S3::Bucket", "RegionalDomainName") => Value.Joined(
            [Ref(evaluator, resource), new Value.Text(".s3."), Pseudo(evaluator, "AWS::Region"), new Value.Text("."), Pseudo(evaluator, "AWS::URLSuffix")]),
        _ when HostAttributes.Contains(attribute) && Host(evaluator, resource) is { } host => host,
        _ when (attribute == "Port" || attribute.EndsWith("Endpoint.Port", StringComparison.OrdinalIgnoreCase)) && Port(evaluator, resource) is { } port => port,
        // An attribute of a property's name is the property, where it is given.
        _ when resource.Properties[attribute] is { } property => evaluator.Evaluate(property, $"{resource.Id}.{attribute}") is var value and not Value.None ? value : NotKnown(resource, attribute),
        _ => NotKnown(resource, attribute),
    };

    /// <summary>
    /// The host name of a database or cache: of AWS's form, with the word <c>template</c> where AWS puts what only it knows.
    /// Null for other types, and where the Region is not known.
    /// </summary>
    public static Value? Host(Evaluator evaluator, Resource resource)
    {
        var service = resource.Type.Split("::").ElementAtOrDefault(1) switch
        {
            "RDS" => "rds",
            "ElastiCache" => "cache",
            "DocDB" => "docdb",
            "Neptune" => "neptune",
            "Redshift" => "redshift",
            "RedshiftServerless" => "redshift-serverless",
            "OpenSearchService" or "Elasticsearch" => "es",
            "MemoryDB" => "memorydb",
            _ => null,
        };
        return service is null || evaluator.Options.Region is not { } region
            ? null
            : Value.Joined([new Value.Text($"{Made(evaluator, resource)}.template.{region}.{service}.".ToLowerInvariant()), Pseudo(evaluator, "AWS::URLSuffix")]);
    }

    /// <summary>The port of a database or cache, its engine's usual one where none is given; null when neither is known.</summary>
    public static Value? Port(Evaluator evaluator, Resource resource)
    {
        if ((resource.Properties["Port"] ?? resource.Properties["DBPort"]) is { } given && evaluator.Evaluate(given, $"{resource.Id}.Port") is var port and not Value.None)
        {
            return port;
        }

        var engine = (resource.Properties["Engine"] ?? resource.Properties["EngineFamily"] ?? resource.Properties["EngineType"]) is { } node
            ? evaluator.Evaluate(node, $"{resource.Id}.Engine").AsText : null;
        return EnginePorts.Of(resource.Type, engine) is { } usual ? new Value.Text(usual.ToString(CultureInfo.InvariantCulture)) : null;
    }

    private static readonly HashSet<string> HostAttributes =
    [
        "Endpoint.Address", "ReadEndpoint.Address", "RedisEndpoint.Address", "PrimaryEndPoint.Address", "ConfigurationEndpoint.Address", "ClusterEndpoint.Address",
        "Workgroup.Endpoint.Address", "Endpoint", "ReadEndpoint", "DomainEndpoint",
    ];

    /// <summary>The attribute that is a resource's own id.</summary>
    private static string OwnId(string type) => type switch
    {
        "AWS::EC2::VPC" => "VpcId",
        "AWS::EC2::Subnet" => "SubnetId",
        "AWS::EC2::SecurityGroup" => "GroupId",
        "AWS::EC2::InternetGateway" => "InternetGatewayId",
        "AWS::EC2::NatGateway" => "NatGatewayId",
        "AWS::EC2::RouteTable" => "RouteTableId",
        "AWS::EC2::EIP" => "AllocationId",
        "AWS::EC2::PrefixList" => "PrefixListId",
        "AWS::EC2::DHCPOptions" => "DhcpOptionsId",
        "AWS::EC2::VPNGateway" => "VPNGatewayId",
        "AWS::EC2::Instance" => "InstanceId",
        "AWS::EC2::TransitGatewayRouteTable" => "TransitGatewayRouteTableId",
        "AWS::EC2::TransitGatewayAttachment" or "AWS::EC2::TransitGatewayVpcAttachment" => "TransitGatewayAttachmentId",
        _ => "Id",
    };

    private static Value.Unknown NotKnown(Resource resource, string attribute) => new($"attribute {resource.Id}.{attribute}");

    private static string Made(Evaluator evaluator, Resource resource) => $"{evaluator.Options.StackName}-{resource.LogicalId}";

    private static Value Pseudo(Evaluator evaluator, string name) => PseudoParameters.Read(name, evaluator.Options)!;

    private static Value Named(Evaluator evaluator, Resource resource, string property, string made) =>
        resource.Properties[property] is { } node && evaluator.Evaluate(node, $"{resource.Id}.{property}") is var value and not Value.None
            ? value
            : new Value.Text(made);

    private static Value Arn(Evaluator evaluator, string service, Value name, string kind = "") => Value.Joined(
    [
        new Value.Text("arn:"), Pseudo(evaluator, "AWS::Partition"), new Value.Text($":{service}:"), Pseudo(evaluator, "AWS::Region"), new Value.Text(":"),
        Pseudo(evaluator, "AWS::AccountId"), new Value.Text($":{kind}"), name,
    ]);
}
