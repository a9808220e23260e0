using System.Text;

namespace ProbeSuite.Templates;

/// <summary>A stack as a text that people can review.</summary>
internal static class StackPicture
{
    public static string Of(Stack stack)
    {
        var text = new StringBuilder();
        var network = stack.Snapshot;
        Section("VPCs", network.Vpcs, vpc => $"{vpc.Id} {List(vpc.CidrBlocks)} dns {vpc.EnableDnsSupport} names {vpc.EnableDnsHostnames}");
        Section("Subnets", network.Subnets, subnet => $"{subnet.Id} {List(subnet.CidrBlocks)} in {subnet.VpcId} {subnet.AvailabilityZone}");
        Section("Route tables", network.RouteTables, table => $"{table.Id}{(table.IsMain ? " (main)" : "")} of {table.VpcId} for {List(table.SubnetIds)}: {List(table.Routes)}");
        Section("Network ACLs", network.NetworkAcls, acl => $"{acl.Id}{(acl.IsDefault ? " (default)" : "")} for {List(acl.SubnetIds)}: {List(acl.Entries)}");
        Section("Security groups", network.SecurityGroups, group => $"{group.Id} of {group.VpcId} in: {List(group.Ingress)} out: {List(group.Egress)}");
        Section("Internet gateways", network.InternetGateways, gateway => $"{gateway.Id} at {List(gateway.Attachments)}");
        Section("NAT gateways", network.NatGateways, nat => $"{nat.Id} in {nat.SubnetId} of {nat.VpcId} with {List(nat.Addresses.Select(address => address.AllocationId))}");
        Section("VPC endpoints", network.VpcEndpoints, endpoint => $"{endpoint.Id} {endpoint.Type} {endpoint.ServiceName} tables {List(endpoint.RouteTableIds)} policy {endpoint.PolicyDocument}");
        Section("Prefix lists", network.PrefixLists, list => $"{list.Id} {list.Name} {(list.Entries is null ? "not known" : List(list.Entries))}");
        Section("Databases", network.DbInstances, db => $"{db.Id} {db.Engine} at {db.EndpointAddress} port {db.Port} in {List(db.SubnetIds)} of {db.VpcId} groups {List(db.SecurityGroupIds)} public {db.PubliclyAccessible} iam {db.IamAuthentication}");
        Section("Gaps", network.Gaps, gap => $"{gap.Kind} {gap.ResourceId}: {gap.Why}");
        foreach (var function in stack.Functions)
        {
            var (it, placement) = (function.Function, function.Function.Placement);
            Section($"Function {function.LogicalId} \"{it.Name}\" as {it.PlacementName}, {it.TimeoutSeconds} s, {function.MemoryMb} MB, "
                + (placement.Unknown ?? (placement.InVpc ? $"{placement.VpcId} {List(placement.SubnetIds)} {List(placement.SecurityGroupIds)}" : "no VPC")),
                function.Environment, variable => $"{variable.Key} = {variable.Value}");
        }

        Section("SSM parameters", stack.Parameters, parameter => $"{parameter.Key} = {parameter.Value}");
        Section("SSM parameters not known", stack.UnknownParameters, parameter => $"{parameter.Key}: {parameter.Value}");
        Section("Topics", stack.Topics, topic => topic);
        Section("Queues", stack.Queues, queue => queue);
        Section("Buckets", stack.Buckets, bucket => $"{bucket.Key} policy {bucket.Value?.ToJsonString()}");
        Section("Schedules", stack.Schedules, schedule => $"{schedule.Function} {schedule.Expression} {schedule.Input} {(schedule.IsEnabled == true ? "on" : "off")}");
        Section("Outputs", stack.Outputs, output => $"{output.Key} = {output.Value}");
        return text.ToString();

        void Section<T>(string title, IEnumerable<T> items, Func<T, string> line)
        {
            text.Append(title).Append('\n');
            foreach (var item in items)
            {
                text.Append("  ").Append(line(item)).Append('\n');
            }
        }
    }

    private static string List<T>(IEnumerable<T> items) => $"[{string.Join(", ", items)}]";
}
