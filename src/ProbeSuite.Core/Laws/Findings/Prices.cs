namespace ProbeSuite.Laws.Findings;

/// <summary>What idle things cost, in US dollars a month of 730 hours, at the prices of us-east-1.</summary>
/// <seealso href="https://aws.amazon.com/vpc/pricing/"/>
internal static class Prices
{
    /// <summary>A NAT gateway, or one zone of a regional one, at $0.045 an hour. Every GB through it costs another $0.045.</summary>
    public const decimal NatGateway = 32.85m;

    /// <summary>A public IPv4 address at $0.005 an hour.</summary>
    public const decimal ElasticIp = 3.65m;
}
