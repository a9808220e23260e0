using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Which route a packet takes, and where it ends.</summary>
public class RouteTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                                   | the longest prefix wins: the endpoint before the default route                    | eni-fn | tcp://52.216.1.1:443
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS | a longer prefix to an internet gateway beats the NAT gateway                | eni-fn | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; 93.184.0.0/16 igw-a
blocked BAD_STATE_ROUTE                | a more specific blackhole beats a route that works                                | eni-fn | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; 93.184.0.0/16 nat-gone blackhole
open                                   | a static route beats a propagated one of the same length                          | eni-fn | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 93.184.0.0/16 vgw-a propagated; 93.184.0.0/16 nat-a
unknown PS_NOT_MODELLED                | a longer propagated one beats a static one                                        | eni-fn | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 93.184.216.0/24 vgw-a propagated; 93.184.0.0/16 nat-a
blocked SUBNET_ACL_RESTRICTION         | whatever lies beyond, a reply from there must pass the subnet's ACL               | eni-fn | tcp://172.16.1.1:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 172.16.0.0/12 vgw-a
    acl acl-x vpc-a on=private : in 100 allow all 10.0.0.0/16; out 100 allow all 0.0.0.0/0
unknown PS_NOT_MODELLED                | and one that passes tells nothing                                                 | eni-fn | tcp://172.16.1.1:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 172.16.0.0/12 vgw-a
    acl acl-x vpc-a on=private : in 100 allow all 172.16.0.0/12; out 100 allow all 0.0.0.0/0
unknown UNKNOWN_RESOURCE               | within a subnet no ACL judges, whoever is asked                                   | eni-fn | tcp://10.0.1.99:443
    acl acl-x vpc-a on=private : out 100 allow all 0.0.0.0/0
    gap NetworkInterfaces
open                                   | a propagated route never overrides the local one                                  | eni-fn | tcp://10.0.4.10:5432
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.0.4.0/24 vgw-a propagated
unknown PS_APPLIANCE_NOT_MODELLED      | a static one within the VPC does                                                  | eni-fn | tcp://10.0.4.10:5432
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.0.4.0/24 eni-mid
    eni eni-mid data 10.0.4.30 sg-open check=off
open                                   | a block beats a prefix list's entry of the same length                            | eni-fn | tcp://93.184.216.34:443
    list pl-x 93.184.0.0/16
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x vgw-a; 93.184.0.0/16 nat-a
open                                   | a prefix list beats a propagated route of the same length                         | eni-fn | tcp://93.184.216.34:443
    list pl-x 93.184.0.0/16
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x nat-a; 93.184.0.0/16 vgw-a propagated
unknown PS_ROUTES_TIE                  | between two prefix lists of the same length AWS picks at random                   | eni-fn | tcp://93.184.216.34:443
    list pl-x 93.184.0.0/16
    list pl-y 93.184.0.0/16
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x nat-a; pl-y igw-a
unknown PS_PREFIX_LIST_NOT_KNOWN       | a list that was not read may hold the destination                                 | eni-fn | tcp://93.184.216.34:443
    list pl-x
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x igw-a; 0.0.0.0/0 nat-a
unknown PS_PREFIX_LIST_NOT_KNOWN       | an account's own list may hold private addresses too                              | eni-fn | tcp://10.9.1.1:443
    list pl-x name=offices
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x igw-a; 0.0.0.0/0 nat-a; 10.9.0.0/16 pcx-ab blackhole
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x vgw-a
open                                   | a list that changes nothing is no matter                                          | eni-fn | tcp://93.184.216.34:443
    list pl-x
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x nat-a; 0.0.0.0/0 nat-a
open                                   | a service's list that was not read does not hold private addresses                | eni-fn | tcp://10.0.4.10:5432
    list pl-s3 name=com.amazonaws.eu-west-1.s3
unknown PS_PREFIX_LIST_NOT_KNOWN       | two unread lists are told apart: only together do they open the way               | eni-fn | tcp://93.184.216.34:443
    list pl-x
    list pl-y
    group sg-fn vpc-a : out tcp 443 pl-x
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-y nat-a
blocked NO_ROUTE_TO_DESTINATION        | a subnet without table uses the VPC's main one                                    | eni-cut | tcp://93.184.216.34:443
unknown UNKNOWN_RESOURCE               | not so while tables are missing: its own may be among them                        | eni-cut | tcp://93.184.216.34:443
    gap RouteTables
unknown UNKNOWN_RESOURCE               | a route to somewhere that a template imports is not guessed                       | eni-cut | tcp://93.184.216.34:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; ?import nat-a
unknown PS_NOT_MODELLED                | a virtual private gateway leads out of AWS                                        | eni-cut | tcp://172.16.0.9:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 172.16.0.0/12 vgw-a
unknown PS_NOT_MODELLED                | a carrier gateway is not modelled                                                 | eni-cut | tcp://93.184.216.34:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 cagw-a
unknown PS_NOT_MODELLED                | a filtered route is not modelled                                                  | eni-cut | tcp://93.184.216.34:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-a filtered
blocked VPC_LOCAL_ROUTE_CIDR_RESTRICTION | a local route serves the VPC's own addresses alone                              | eni-cut | tcp://10.9.0.1:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/8 local
open                                   | a VPC's second block is local as well                                             | eni-fn | tcp://100.64.1.10:443
    vpc vpc-a 10.0.0.0/16,100.64.0.0/16
    subnet second vpc-a 100.64.1.0/24
    eni eni-second second 100.64.1.10 sg-open
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 100.64.0.0/16 local
    table rtb-main vpc-a : 10.0.0.0/16 local; 100.64.0.0/16 local
blocked NO_ROUTE_TO_DESTINATION        | the reply needs a route too                                                       | eni-fn | tcp://10.1.1.10:22
    table rtb-b vpc-b : 10.1.0.0/16 local
unknown PS_PREFIX_LIST_NOT_KNOWN       | an unread list's entry may be longer than another route, or shorter               | eni-fn | tcp://52.216.1.1:443
    list pl-s3
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 52.216.1.0/24 igw-a; pl-s3 vpce-s3
""");

    [Fact]
    public void Where_an_unread_list_may_lead_out_by_another_address_none_is_told()
    {
        var network = CaseTable.Network("""
            list pl-x
            nat nat-x vpc-a in=data lends=10.0.4.5~52.0.0.6
            table rtb-data vpc-a on=data : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
            table rtb-private vpc-a on=private : 10.0.0.0/16 local; pl-x nat-x; 0.0.0.0/0 nat-a
            """);

        var prediction = CaseTable.Predict(network, "eni-fn", "tcp://93.184.216.34:443");

        Assert.Equal((PathState.Open, null), (prediction.Path, prediction.EgressAddress));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
