using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>What names lead to, and who answers.</summary>
public class NameTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                            | a public name behind NAT                                                | eni-fn  | https://example.com
blocked NO_ROUTE_TO_DESTINATION | a public name without internet                                          | eni-cut | https://example.com
unknown PS_ADDRESSES_DIFFER     | a name whose address decides                                            | eni-fn  | https://example.com
    group sg-fn vpc-a : out tcp 443 93.184.0.0/16
unknown PS_DNS_NAME_NOT_KNOWN   | a private name that nothing has                                         | eni-fn  | https://db.corp
blocked PS_DNS_NO_RESOLVER      | nobody answers where DNS support is off                                 | eni-fn  | https://example.com
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dns=off
open                            | addresses need no answer                                                | eni-fn  | tcp://93.184.216.34:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dns=off
open                            | DNS servers of one's own that are reached                               | eni-fn  | https://example.com
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dhcp=dopt-1
    dhcp dopt-1 10.0.1.30
blocked PS_DNS_SERVER_UNREACHABLE | DNS servers of one's own are filtered like anything                   | eni-fn  | https://example.com
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dhcp=dopt-1
    dhcp dopt-1 10.0.4.10
open                            | one that is reached is enough                                           | eni-fn  | https://example.com
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dhcp=dopt-1
    dhcp dopt-1 10.0.4.10,10.0.1.30
open                            | the resolver's own address among the options is the resolver            | eni-fn  | dns://example.com
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dhcp=dopt-1
    dhcp dopt-1 10.0.0.2
open                            | a question to the resolver                                              | eni-cut | dns://example.com
open                            | an instance's private name carries its address                          | eni-fn  | tcp://ip-10-0-1-30.eu-west-1.compute.internal:443
open                            | its public name leads to the private address inside                     | eni-cut | tcp://ec2-52-0-0-2.eu-west-1.compute.amazonaws.com:443
open                            | a database is called by its id                                          | eni-fn  | resource://orders
    db orders data sg-db
open                            | and by its host                                                         | eni-fn  | postgres://orders.x.eu-west-1.rds.amazonaws.com/db
    db orders data sg-db host=orders.x.eu-west-1.rds.amazonaws.com
unknown UNKNOWN_RESOURCE        | what nothing is called                                                  | eni-fn  | resource://nothing:443
unknown UNKNOWN_DESTINATION     | a resource without a port of its own                                    | eni-fn  | resource://i-app
open                            | an internal load balancer                                               | eni-fn  | http://lb.eu-west-1.elb.amazonaws.com
    balancer lb data sg-open internal=yes host=lb.eu-west-1.elb.amazonaws.com
blocked ENI_SG_RULES_MISMATCH   | a peered VPC's instance is called by its public address                 | eni-far | tcp://ec2-52-0-0-2.eu-west-1.compute.amazonaws.com:443
    group sg-far vpc-b : out all 10.0.0.0/16
open                            | or by its private one where the peering connection is told so           | eni-far | tcp://ec2-52-0-0-2.eu-west-1.compute.amazonaws.com:443
    group sg-far vpc-b : out all 10.0.0.0/16
    table rtb-public vpc-a on=public : 10.0.0.0/16 local; 10.1.0.0/16 pcx-ab
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 names=private
blocked ENI_SG_RULES_MISMATCH   | not if either has no DNS host names                                     | eni-far | tcp://ec2-52-0-0-2.eu-west-1.compute.amazonaws.com:443
    group sg-far vpc-b : out all 10.0.0.0/16
    table rtb-public vpc-a on=public : 10.0.0.0/16 local; 10.1.0.0/16 pcx-ab
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 names=private
    vpc vpc-b 10.1.0.0/16 hostnames=off
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
