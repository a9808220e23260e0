using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Functions in a public subnet, where their interface gets no public address and so has no IPv4 internet.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html"/>
internal static class FunctionInPublicSubnet
{
    public static FindingRule Rule { get; } = new("function-in-public-subnet", [ResourceKind.RouteTables, ResourceKind.NetworkInterfaces], estate =>
        from residents in estate.Residents
        let open = Public(estate, residents)
        where open.Count > 0 && !residents.Subnets.Any(subnet => estate.NatOf(subnet) is not null)
        select new Remark(
            Severity.Hazard,
            residents.VpcId,
            residents.Subject,
            $"{residents} {residents.Do("has", "have")} no IPv4 internet in the public {(open.Count == 1 ? "subnet" : "subnets")} {Listing.Of([.. open.Select(subnet => subnet.Id)])}: an internet gateway passes public addresses only, and a function never gets one.",
            $"""
            Use private subnets with a NAT gateway; for S3 and DynamoDB a free gateway endpoint is enough. Without need of the VPC, detach it:
            aws lambda update-function-configuration --function-name {residents.Subject} --vpc-config SubnetIds=[],SecurityGroupIds=[]
            """));

    /// <summary>The subnets whose default route is an internet gateway, but those where somebody tied an address to the interface.</summary>
    public static IReadOnlyList<Subnet> Public(Estate estate, Residents residents) =>
        [.. residents.Subnets.Where(subnet =>
            estate.DefaultRoute(subnet) is { State: RouteState.Active, Target.Kind: RouteTargetKind.InternetGateway }
            && estate.Network.LambdaInterface(subnet.Id, residents.Placement.SecurityGroupIds)?.Addresses.Any(own => own.PublicIp is not null) != true)];
}
