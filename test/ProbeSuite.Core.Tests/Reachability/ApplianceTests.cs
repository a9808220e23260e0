using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>NAT instances and other interfaces that routes name.</summary>
public class ApplianceTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open 52.0.0.3                      | a NAT instance lends its address                               | eni-cut | tcp://93.184.216.34:443
    eni eni-nat public 10.0.2.50~52.0.0.3 sg-open check=off
    instance i-nat eni-nat
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 i-nat
blocked ENI_SOURCE_DEST_CHECK_RESTRICTION | not with its source/destination check on                | eni-cut | tcp://93.184.216.34:443
    eni eni-nat public 10.0.2.50~52.0.0.3 sg-open
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-nat
blocked BAD_STATE                  | not while it is stopped                                        | eni-cut | tcp://93.184.216.34:443
    eni eni-nat public 10.0.2.50~52.0.0.3 sg-open check=off
    instance i-nat eni-nat state=stopped
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-nat
blocked ENI_SG_RULES_MISMATCH      | its groups judge what comes in                                 | eni-cut | tcp://93.184.216.34:443
    group sg-nat vpc-a : in tcp 80 10.0.0.0/16; out all 0.0.0.0/0
    eni eni-nat public 10.0.2.50~52.0.0.3 sg-nat check=off
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-nat
blocked ENI_SG_RULES_MISMATCH      | and what goes out                                              | eni-cut | tcp://93.184.216.34:443
    group sg-nat vpc-a : in all 10.0.0.0/16; out tcp 80 0.0.0.0/0
    eni eni-nat public 10.0.2.50~52.0.0.3 sg-nat check=off
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-nat
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS | it needs a public address                            | eni-cut | tcp://93.184.216.34:443
    eni eni-nat public 10.0.2.50 sg-open check=off
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-nat
unknown PS_APPLIANCE_NOT_MODELLED  | what it does with private addresses is not known               | eni-cut | tcp://10.9.0.1:443
    eni eni-nat public 10.0.2.50~52.0.0.3 sg-open check=off
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-nat
unknown PS_APPLIANCE_NOT_MODELLED  | nor what it does with replies that it did not see begin        | eni-fn  | tcp://10.1.1.10:22
    subnet mid vpc-b 10.1.2.0/24
    eni eni-mid mid 10.1.2.30 sg-open check=off
    table rtb-b vpc-b : 10.1.0.0/16 local; 10.0.0.0/16 eni-mid
blocked NO_POSSIBLE_DESTINATION    | an interface of another VPC is no way                          | eni-cut | tcp://93.184.216.34:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-far
unknown UNKNOWN_RESOURCE           | one that is not in the snapshot is said                        | eni-cut | tcp://93.184.216.34:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 eni-gone
open                               | a route to the very interface that is meant leads there        | eni-fn  | tcp://10.0.4.10:5432
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.0.4.10/32 eni-db
unknown PS_APPLIANCE_NOT_MODELLED  | nor what it does with IPv6, which NAT instances do not translate | eni-fn | tcp://[2606:2800:220:1::1]:443
    eni eni-nat public 10.0.2.50~52.0.0.3,2600:1f00:a:2::50 sg-open check=off
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 2600:1f00:a::/56 local; ::/0 eni-nat
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
