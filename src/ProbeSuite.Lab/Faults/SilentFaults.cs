namespace ProbeSuite.Lab.Faults;

/// <summary>What breaks while the configuration stays as it was.</summary>
internal static class SilentFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("nat", "the NAT gateway drops every packet", "nat-NatGateway", """
            private-subnet internet egress-address s3 s3-read: unexpectedly blocked, silent
            law private-subnet-with-nat-reaches-internet: broken
            law nat-egress-address-is-static: not exercised
            """)
        {
            Silences = plan => plan.Namespaces.FirstOrDefault(ns => ns.Plays.Contains("NAT gateway", StringComparison.Ordinal))?.Name,
        },

        new("dns", "the VPC's resolver no longer answers", "vpc-Vpc", """
            private-subnet internet egress-address s3 s3-read sqs database dns: unexpectedly blocked, resolver silent
            public-subnet internet egress-address s3 s3-read: blocked as predicted, resolver silent, IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS
            public-subnet sqs database dns: unexpectedly blocked, resolver silent
            endpoint internet egress-address: blocked as predicted, resolver silent, NO_ROUTE_TO_DESTINATION
            endpoint s3 s3-read sqs database dns: unexpectedly blocked, resolver silent
            law private-subnet-with-nat-reaches-internet: broken
            law gateway-endpoint-needs-no-internet: broken
            law interface-endpoint-needs-no-internet: broken
            law vpc-reaches-vpc: broken
            law nat-egress-address-is-static: not exercised
            """)
        {
            Silences = plan => plan.Resolvers.FirstOrDefault(site => site.VpcId is not null)?.Namespace,
        },

        new("db-down", "the database's process has ended", "refused", """
            private-subnet database: open as predicted, refused
            public-subnet database: open as predicted, refused
            endpoint database: open as predicted, refused
            """)
        { Databases = DatabaseState.Down },

        new("db-full", "the database has no connection left", "53300", """
            private-subnet database: open as predicted, unexpected answer
            public-subnet database: open as predicted, unexpected answer
            endpoint database: open as predicted, unexpected answer
            """)
        { Databases = DatabaseState.Full },

        new("certificate-expired", "the certificates of public hosts ended yesterday", "expired", """
            no-vpc internet: open as predicted, tls failed
            private-subnet internet: open as predicted, tls failed
            """)
        { CertificatesExpire = true },
    ];
}
