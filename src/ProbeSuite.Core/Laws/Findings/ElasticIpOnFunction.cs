namespace ProbeSuite.Laws.Findings;

/// <summary>A public address that somebody tied to an interface of Lambda's. It works, and nobody promises that it will.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html"/>
internal static class ElasticIpOnFunction
{
    public static FindingRule Rule { get; } = new("elastic-ip-on-lambda-interface", [], estate =>
        from card in estate.Network.Interfaces
        where card.Kind == Reachability.AttachmentKind.Lambda
        from own in card.Addresses
        where own.PublicIp is not null
        select new Remark(
            Severity.Hazard,
            card.VpcId,
            card.Label,
            $"{card.Label} is Lambda's, and somebody tied {own.PublicIp} to it: that works, AWS does not support it, and it is lost when Lambda makes the interface anew.",
            "Use a NAT gateway in a public subnet, and move the functions to private ones."));
}
