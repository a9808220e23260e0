using System.Text;
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
    /// <exception cref="TemplateException">There is no such file, it is no template, or something in it leads nowhere.</exception>
    public static Stack Read(string path, TemplateOptions options) => Read(path, TextOf(path), options);

    /// <summary>A template file's text.</summary>
    /// <exception cref="TemplateException">It cannot be read.</exception>
    internal static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException(path, null, null, $"it cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a template's text.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">What the template leaves to its deployment.</param>
    /// <exception cref="TemplateException">It is no template, or something in it leads nowhere.</exception>
    public static Stack Read(string file, string text, TemplateOptions options) => StackTree.Read(file, text, options);

    /// <summary>Reads one template, without its nested stacks.</summary>
    internal static StackTree.Branch ReadAlone(string file, string text, TemplateOptions options)
    {
        var template = new Template(file, TemplateText.Parse(file, text));
        var evaluator = new Evaluator(template, options);
        Assertions.Check(template, evaluator);
        var draft = new Draft(evaluator);
        var vpcs = Vpcs.Read(draft);
        var subnets = Vpcs.ReadSubnets(draft);
        var endpoints = Endpoints.Read(draft);
        var attachments = TransitGateways.ReadAttachments(draft);
        var functions = Functions.Read(draft, subnets);
        var snapshot = new Snapshot
        {
            Region = options.Region,
            Account = options.Account,
            Vpcs = vpcs,
            Subnets = subnets,
            RouteTables = RouteTables.Read(draft, vpcs, subnets, endpoints),
            NetworkAcls = NetworkAcls.Read(draft, vpcs, subnets),
            SecurityGroups = SecurityGroups.Read(draft, vpcs),
            InternetGateways = Gateways.ReadInternet(draft),
            EgressOnlyInternetGateways = Gateways.ReadEgressOnly(draft),
            NatGateways = Gateways.ReadNat(draft, subnets),
            VpcEndpoints = endpoints,
            NetworkInterfaces = NetworkInterfaces.Read(draft, subnets),
            PrefixLists = PrefixLists.Read(draft, endpoints),
            PeeringConnections = Gateways.ReadPeerings(draft, vpcs),
            TransitGateways = TransitGateways.Read(draft),
            TransitGatewayAttachments = attachments,
            TransitGatewayRouteTables = TransitGateways.ReadTables(draft, attachments, vpcs),
            Instances = NetworkInterfaces.ReadInstances(draft),
            DhcpOptions = Vpcs.ReadDhcpOptions(draft),
            VpnGateways = Gateways.ReadVpn(draft),
            DbInstances = Databases.Read(draft, subnets),
            LoadBalancers = LoadBalancers.Read(draft, subnets),
            Functions = [.. functions.Select(function => function.Function)],
        };
        foreach (var address in draft.Of("AWS::EC2::EIP"))
        {
            draft.Miss(ResourceKind.ElasticIps, $"{address.Id} gets its address only when the template is deployed");
        }

        var nested = NestedStacks.Of(draft);
        Strangers.Note(draft, snapshot, template.Macros, nested);
        var outputs = Belongings.Outputs(evaluator).ToList();
        var stack = new Stack
        {
            Name = options.StackName,
            Snapshot = snapshot with { Gaps = draft.Gaps },
            Absent = draft.Absent,
            Functions = functions,
            ParameterNames = [.. (template["Parameters"]?.Fields ?? []).Select(parameter => parameter.Key)],
            Parameters = Belongings.Parameters(draft),
            UnknownParameters = Belongings.UnknownParameters(draft),
            Topics = Belongings.Names(draft, "AWS::SNS::Topic", "TopicName"),
            Queues = Belongings.Names(draft, "AWS::SQS::Queue", "QueueName"),
            Buckets = Belongings.Buckets(draft),
            Schedules = Schedules.Read(draft),
            Outputs = outputs.ToDictionary(output => output.Name, output => output.Value.Shown),
            Exports = Belongings.Known(outputs.Where(output => output.Export is not null).Select(output => KeyValuePair.Create(output.Export!, output.Value))),
        };
        return new(stack, nested, Belongings.Known(outputs.Select(output => KeyValuePair.Create(output.Name, output.Value))));
    }
}
