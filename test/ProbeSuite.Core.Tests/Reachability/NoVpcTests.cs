using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Functions in no VPC.</summary>
public class NoVpcTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open AWS-owned                  | a function in no VPC has internet                      | no-vpc | tcp://93.184.216.34:443
open AWS-owned                  | and AWS's services                                     | no-vpc | aws://sqs
blocked PS_NO_VPC_IS_OUTSIDE    | but nothing that is only inside a VPC                  | no-vpc | tcp://10.0.4.10:5432
blocked PS_NO_VPC_IS_OUTSIDE    | by no name either                                      | no-vpc | resource://orders
    db orders data sg-db
blocked PS_NO_VPC_IS_OUTSIDE    | even where a VPC uses public addresses for itself      | no-vpc | tcp://11.0.0.9:443
    vpc vpc-p 11.0.0.0/16
blocked PS_NO_IPV6_ADDRESS      | it has no IPv6                                         | no-vpc | tcp://[2606:2800:220:1::1]:443
open                            | public addresses of the account's own are reached      | no-vpc | tcp://52.0.0.2:443
blocked ENI_SG_RULES_MISMATCH   | as far as their groups let it                          | no-vpc | tcp://52.0.0.2:443
    group sg-open vpc-a : in tcp 80 0.0.0.0/0
blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED | and public access is not blocked               | no-vpc | tcp://52.0.0.2:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=ingress
blocked PS_NAT_ACCEPTS_NO_CONNECTIONS | and replies go back the way that requests came   | no-vpc | tcp://52.0.0.5:443
    eni eni-odd private 10.0.1.50~52.0.0.5 sg-open
unknown PS_ADDRESS_NOT_KNOWN    | a public database whose address nobody knows           | no-vpc | resource://orders
    db orders data sg-db public=yes
open                            | names are resolved                                     | no-vpc | dns://example.com
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
