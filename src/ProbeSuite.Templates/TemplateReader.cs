using System.Text.Json.Nodes;
using ProbeSuite.Templates.Building;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Templates.Parsing;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>
/// Reads SAM and CloudFormation templates, in YAML or JSON, before they are deployed. What only the deployment decides is
/// kept as unknown under its name, and never guessed.
/// </summary>
public static class TemplateReader
{
    /// <summary>Reads a template file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the template leaves to its deployment.</param>
    /// <exception cref="TemplateException">It is no template, or something in it leads nowhere.</exception>
    public static Stack Read(string path, TemplateOptions options)
    {
        if (!File.Exists(path))
        {
            throw new TemplateException($"{path}: there is no such template");
        }

        return Read(Path.GetFileName(path), File.ReadAllText(path), options);
    }

    /// <summary>Reads a template's text.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="text">Its text.</param>
    /// <param name="options">What the template leaves to its deployment.</param>
    public static Stack Read(string file, string text, TemplateOptions options)
    {
        var template = TemplateParser.Parse(file, text);
        var evaluator = new Evaluator(file, template, options);
        var draft = new Draft(evaluator, options);
        var vpcs = Vpcs.Read(draft);
        var subnets = Vpcs.ReadSubnets(draft);
        var endpoints = Endpoints.Read(draft);
        var attachments = Gateways.ReadTransitAttachments(draft);
        var functions = Functions.Read(draft, subnets, evaluator.Evaluate, template["Globals"]?["Function"]);
        var snapshot = new Snapshot
        {
            Region = options.Region,
            Account = options.Account,
            Vpcs = vpcs,
            Subnets = subnets,
            RouteTables = RouteTables.Read(draft, vpcs, endpoints),
            NetworkAcls = Filters.ReadAcls(draft, vpcs),
            SecurityGroups = Filters.ReadGroups(draft, vpcs),
            InternetGateways = Gateways.ReadInternet(draft),
            EgressOnlyInternetGateways = Gateways.ReadEgressOnly(draft),
            NatGateways = Gateways.ReadNat(draft, subnets),
            VpcEndpoints = endpoints,
            NetworkInterfaces = Cards.Read(draft, subnets),
            PrefixLists = Gateways.ReadPrefixLists(draft, endpoints),
            PeeringConnections = Gateways.ReadPeerings(draft, vpcs),
            TransitGateways = Gateways.ReadTransit(draft),
            TransitGatewayAttachments = attachments,
            TransitGatewayRouteTables = Gateways.ReadTransitTables(draft, attachments),
            Instances = Cards.ReadInstances(draft),
            DhcpOptions = Vpcs.ReadDhcpOptions(draft),
            VpnGateways = Gateways.ReadVpn(draft),
            DbInstances = Databases.Read(draft, subnets),
            LoadBalancers = Databases.ReadBalancers(draft),
            Functions = [.. functions.Select(function => function.Function)],
        };
        return new()
        {
            Name = options.StackName,
            Snapshot = snapshot with { Gaps = [.. draft.Gaps] },
            Functions = functions,
            Parameters = Known(draft.Of("AWS::SSM::Parameter").Select(parameter => (Name(evaluator, parameter, options), parameter.Text("Value")))),
            Buckets = Buckets(draft, evaluator, options),
            Topics = [.. draft.Of("AWS::SNS::Topic").Select(topic => Name(evaluator, topic, options)?.Split(':')[^1]).OfType<string>()],
            Queues = [.. draft.Of("AWS::SQS::Queue").Select(queue => Name(evaluator, queue, options)?.Split('/')[^1]).OfType<string>()],
        };
    }

    private static Dictionary<string, JsonObject?> Buckets(Draft draft, Evaluator evaluator, TemplateOptions options)
    {
        var policies = draft.Of("AWS::S3::BucketPolicy")
            .Where(policy => policy["PolicyDocument"] is Value.Map)
            .Select(policy => (Bucket: policy.Text("Bucket"), Policy: (JsonObject)Json.Of(policy["PolicyDocument"]!)))
            .Where(pair => pair.Bucket is not null).DistinctBy(pair => pair.Bucket).ToDictionary(pair => pair.Bucket!, pair => pair.Policy);
        return draft.Of("AWS::S3::Bucket").Select(bucket => Name(evaluator, bucket, options)).OfType<string>().Distinct()
            .ToDictionary(name => name, name => policies.GetValueOrDefault(name));
    }

    private static Dictionary<string, string> Known(IEnumerable<(string? Name, string? Value)> pairs) =>
        pairs.Where(pair => pair is { Name: not null, Value: not null }).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name!, pair => pair.Value!);

    private static string? Name(Evaluator evaluator, Properties resource, TemplateOptions options) => PhysicalNames.Ref(evaluator, resource.Resource, options).AsText;
}
