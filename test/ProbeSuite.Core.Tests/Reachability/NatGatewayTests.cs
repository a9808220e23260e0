using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>NAT gateways: zonal, regional, private, NAT64.</summary>
public class NatGatewayTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open 52.0.0.1                                | a NAT gateway lends its address                                          | eni-fn | tcp://93.184.216.34:443
open 52.0.0.1                                | for UDP too                                                              | eni-fn | udp://93.184.216.34:53
blocked BAD_STATE                            | one that failed carries nothing                                          | eni-fn | tcp://93.184.216.34:443
    nat nat-a vpc-a in=public lends=10.0.2.4~52.0.0.1 state=failed
blocked BAD_STATE                            | one that is pending carries nothing yet                                  | eni-fn | tcp://93.184.216.34:443
    nat nat-a vpc-a in=public lends=10.0.2.4~52.0.0.1 state=pending
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS | a private one gives no internet                                          | eni-fn | tcp://93.184.216.34:443
    nat nat-a vpc-a in=public lends=10.0.2.4 private=on
open                                         | a private one leads to other VPCs                                        | eni-fn | tcp://10.2.1.10:22
    nat nat-a vpc-a in=data lends=10.0.4.4 private=on
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.2.0.0/16 nat-a
blocked NO_ROUTE_TO_DESTINATION              | one in a subnet without internet gives none                              | eni-fn | tcp://93.184.216.34:443
    nat nat-a vpc-a in=isolated lends=10.0.3.4~52.0.0.1
blocked PS_ROUTING_LOOP                      | one in the very subnet that it serves routes to itself                   | eni-fn | tcp://93.184.216.34:443
    nat nat-a vpc-a in=private lends=10.0.1.4~52.0.0.1
blocked NGW_REQUIRES_SOURCE_IN_VPC           | one of another VPC serves nobody here                                    | eni-fn | tcp://93.184.216.34:443
    nat nat-a vpc-b in=far lends=10.1.1.4~52.0.0.1
blocked PROTOCOL_RESTRICTION                 | none translates ordinary IPv6                                            | eni-fn | tcp://[2606:2800:220:1::1]:443
    table rtb-private vpc-a on=private : 2600:1f00:a::/56 local; ::/0 nat-a
open 52.0.0.1                                | IPv6 to IPv4 behind 64:ff9b::/96 is translated                           | eni-fn | tcp://[64:ff9b::5db8:d822]:443
open                                         | in an IPv6-only subnet too                                               | eni-six | tcp://[64:ff9b::5db8:d822]:443
    subnet six vpc-a 2600:1f00:a:6::/64
    table rtb-six vpc-a on=six : 2600:1f00:a::/56 local; 64:ff9b::/96 nat-a
    eni eni-six six 2600:1f00:a:6::10 sg-open
blocked PS_NAT_ACCEPTS_NO_CONNECTIONS        | nobody talks to the gateway itself                                       | i-web  | tcp://52.0.0.1:443
blocked PS_NAT_ACCEPTS_NO_CONNECTIONS        | nor to its interface                                                     | i-app  | tcp://10.0.2.4:443
    eni eni-nat public 10.0.2.4~52.0.0.1 type=nat_gateway
blocked SUBNET_ACL_RESTRICTION               | the ACL of its subnet judges what comes from the function                | eni-fn | tcp://93.184.216.34:443
    acl acl-nat vpc-a on=public : in 90 deny all 10.0.1.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION               | and what goes back to it                                                 | eni-fn | tcp://93.184.216.34:443
    acl acl-nat vpc-a on=public : in 100 allow all 0.0.0.0/0; out 90 deny all 10.0.1.0/24; out 100 allow all 0.0.0.0/0
open 52.0.0.1                                | a regional one needs no subnet                                           | eni-cut | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 zone=a
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-r
open                                         | no ACL judges what comes back to a regional one                          | eni-tight | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 zone=a
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-r
    eni eni-tight isolated 10.0.3.20 sg-open
    instance i-tight eni-tight
    acl acl-cut vpc-a on=isolated : in 100 allow tcp 32768-60999 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                                         | its own route table leads on                                             | eni-cut | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 table=rtb-nat
    table rtb-nat vpc-a on= : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-r
unknown REGIONAL_NGW_ROUTE_AZ_RESTRICTION    | whether it serves a zone that it has not grown to is not known           | eni-cut | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 zone=b
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-r
unknown UNKNOWN_RESOURCE                     | a gateway that is not in the snapshot is said                            | eni-fn | tcp://93.184.216.34:443
    - nat nat-a
blocked SUBNET_ACL_RESTRICTION               | what comes back from a regional one crosses the caller's own ACL         | eni-cut | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 zone=a
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-r
    acl acl-cut vpc-a on=isolated : in 100 allow tcp 443 0.0.0.0/0; out 100 allow all 0.0.0.0/0
unknown UNKNOWN_RESOURCE                     | a regional one answers another VPC by its own table, which must be known | eni-spoke | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1
    table rtb-main vpc-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-r; 10.2.0.0/16 tgw-ac
open 52.0.0.1                                | and does where that has a route back                                     | eni-spoke | tcp://93.184.216.34:443
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 table=rtb-nat
    table rtb-nat vpc-a on= : 10.0.0.0/16 local; 0.0.0.0/0 igw-a; 10.2.0.0/16 tgw-ac
    table rtb-main vpc-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-r; 10.2.0.0/16 tgw-ac
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
