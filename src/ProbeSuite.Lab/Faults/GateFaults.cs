using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Faults;

/// <summary>Security groups, network ACLs and policies that somebody closed.</summary>
internal static class GateFaults
{
    private const string DenyAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("endpoint-policy", "the policy of the S3 endpoint denies everything", "vpce-S3Endpoint", """
            endpoint s3 s3-read: open as predicted, denied, PS_ENDPOINT_POLICY_DENIES
            law gateway-endpoint-needs-no-internet: not exercised
            """)
        {
            Configuration = network => network.VpcEndpoints.FirstOrDefault(IsS3Gateway) is { } endpoint
                ? network with { VpcEndpoints = [.. network.VpcEndpoints.Select(each => each == endpoint ? each with { PolicyDocument = DenyAll } : each)] }
                : null,
        },

        new("security-group", "the database's security group no longer admits anybody", "sg-DatabaseSecurityGroup", """
            private-subnet database: blocked as predicted, silent, ENI_SG_RULES_MISMATCH
            public-subnet database: blocked as predicted, silent, ENI_SG_RULES_MISMATCH
            endpoint database: blocked as predicted, silent, ENI_SG_RULES_MISMATCH
            """)
        {
            Configuration = network => network.DbInstances.SelectMany(db => db.SecurityGroupIds).ToHashSet() is { Count: > 0 } groups
                ? network with { SecurityGroups = [.. network.SecurityGroups.Select(group => groups.Contains(group.Id) ? group with { Ingress = [] } : group)] }
                : null,
        },

        new("acl-ephemeral", "the private subnet gets a network ACL that admits the services' ports, and not those that replies come to", "acl-broken", """
            private-subnet internet egress-address s3 s3-read sqs database: blocked as predicted, silent, SUBNET_ACL_RESTRICTION
            law private-subnet-with-nat-reaches-internet: not exercised
            law nat-egress-address-is-static: not exercised
            finding network-acl-stops-replies acl-broken
            """)
        {
            Configuration = network => network.RouteTables.FirstOrDefault(table => table.Routes.Any(route => route.Target.Kind is RouteTargetKind.NatGateway)) is { SubnetIds: [var subnet, ..] } table
                ? network with { NetworkAcls = [.. network.NetworkAcls.Select(acl => acl with { SubnetIds = [.. acl.SubnetIds.Where(id => id != subnet)] }), Forgetful(table.VpcId, subnet)] }
                : null,
        },
    ];

    /// <summary>Whether an endpoint is a gateway to S3.</summary>
    public static bool IsS3Gateway(VpcEndpoint endpoint) => endpoint.Type is VpcEndpointType.Gateway && endpoint.ServiceName.EndsWith(".s3", StringComparison.Ordinal);

    private static NetworkAcl Forgetful(string vpc, string subnet)
    {
        var everywhere = IPNetwork.Parse("0.0.0.0/0");
        return new()
        {
            Id = "acl-broken",
            VpcId = vpc,
            SubnetIds = [subnet],
            Entries =
            [
                new(100, Egress: true, Protocol.All, everywhere, null, Allows: true),
                new(100, Egress: false, Protocol.Tcp, everywhere, new(443, 443), Allows: true),
            ],
        };
    }
}
