using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Peering connections.</summary>
public class PeeringTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                             | a peered VPC is reached where routes lead both ways                    | eni-fn | tcp://10.1.1.10:22
open                             | its groups may refer to ours                                           | eni-fn | tcp://10.1.1.10:443
blocked SG_REFERENCES_NOT_PRESERVED | not across Regions                                                  | eni-fn | tcp://10.1.1.10:443
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 here=eu-west-1 there=us-east-1
open                             | ours may refer to theirs                                               | eni-fn | tcp://10.1.1.10:22
    group sg-fn vpc-a : out tcp 22 sg-far
blocked ENI_SG_RULES_MISMATCH    | not across Regions either                                              | eni-fn | tcp://10.1.1.10:22
    group sg-fn vpc-a : out tcp 22 sg-far
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 here=eu-west-1 there=us-east-1
blocked BAD_STATE                | one that nobody accepted carries nothing                               | eni-fn | tcp://10.1.1.10:22
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 status=pending-acceptance
blocked BAD_STATE                | one that expired neither                                               | eni-fn | tcp://10.1.1.10:22
    peering pcx-ab vpc-a vpc-b=10.1.0.0/16 status=expired
blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR | it leads to nothing beyond the other VPC                       | eni-fn | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 0.0.0.0/0 pcx-ab
blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR | nor to a third VPC                                             | eni-fn | tcp://10.2.1.10:22
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.2.0.0/16 pcx-ab
blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR | it must touch the VPC at all                                   | eni-fn | tcp://10.1.1.10:22
    peering pcx-ab vpc-c=10.2.0.0/16 vpc-b=10.1.0.0/16
blocked UNKNOWN_DESTINATION      | nobody holds that address there                                        | eni-fn | tcp://10.1.1.11:22
blocked SUBNET_ACL_RESTRICTION   | its ACL judges                                                         | eni-fn | tcp://10.1.1.10:22
    acl acl-b vpc-b : in 90 deny all 10.0.0.0/16; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked NO_ROUTE_TO_DESTINATION  | it needs a route back                                                  | eni-fn | tcp://10.1.1.10:22
    table rtb-b vpc-b : 10.1.0.0/16 local
open                             | a peered VPC's second block is its own as well                         | eni-fn | tcp://10.3.1.10:22
    vpc vpc-b 10.1.0.0/16,10.3.0.0/16
    subnet far2 vpc-b 10.3.1.0/24
    eni eni-far2 far2 10.3.1.10 sg-far
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16,10.3.0.0/16
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.3.0.0/16 pcx-ab
unknown UNKNOWN_RESOURCE         | a VPC of another account is not known                                  | eni-fn | tcp://10.8.1.10:22
    peering pcx-ax vpc-a=10.0.0.0/16 vpc-x=10.8.0.0/16
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.8.0.0/16 pcx-ax
unknown UNKNOWN_PEERED_SGS       | nor who is a member of its groups                                      | eni-fn | tcp://10.8.1.10:22
    peering pcx-ax vpc-a=10.0.0.0/16 vpc-x=10.8.0.0/16
    group sg-fn vpc-a : out tcp 22 sg-theirs
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 10.8.0.0/16 pcx-ax
unknown UNKNOWN_RESOURCE         | a connection that is not in the snapshot is said                       | eni-fn | tcp://10.1.1.10:22
    - peering pcx-ab
unknown PS_NOT_MODELLED          | an IPv6 reply that takes the internet although the way there was by peering | eni-fn | tcp://[2600:1f00:b:1::10]:443
    vpc vpc-b 10.1.0.0/16,2600:1f00:b::/56
    subnet far vpc-b 10.1.1.0/24,2600:1f00:b:1::/64
    igw igw-b vpc-b
    table rtb-b vpc-b : 10.1.0.0/16 local; 2600:1f00:b::/56 local; ::/0 igw-b
    acl acl-b vpc-b : in 100 allow all ::/0; out 100 allow all ::/0
    eni eni-far far 10.1.1.10,2600:1f00:b:1::10 sg-open
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 2600:1f00:a::/56 local; 2600:1f00:b::/56 pcx-ab; ::/0 eigw-a
    peering pcx-ab vpc-a=10.0.0.0/16,2600:1f00:a::/56 vpc-b=10.1.0.0/16,2600:1f00:b::/56
unknown PS_NOT_MODELLED          | or that takes an egress-only gateway                                   | eni-fn | tcp://[2600:1f00:b:1::10]:443
    vpc vpc-b 10.1.0.0/16,2600:1f00:b::/56
    subnet far vpc-b 10.1.1.0/24,2600:1f00:b:1::/64
    eigw eigw-b vpc-b
    table rtb-b vpc-b : 10.1.0.0/16 local; 2600:1f00:b::/56 local; ::/0 eigw-b
    acl acl-b vpc-b : in 100 allow all ::/0; out 100 allow all ::/0
    eni eni-far far 10.1.1.10,2600:1f00:b:1::10 sg-open
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 2600:1f00:a::/56 local; 2600:1f00:b::/56 pcx-ab; ::/0 eigw-a
    peering pcx-ab vpc-a=10.0.0.0/16,2600:1f00:a::/56 vpc-b=10.1.0.0/16,2600:1f00:b::/56
blocked SG_REFERENCES_NOT_PRESERVED | a peer's group is not known of what takes the internet, though IPv6 keeps its address | eni-fn | tcp://[2600:1f00:b:1::10]:443
    vpc vpc-b 10.1.0.0/16,2600:1f00:b::/56
    subnet far vpc-b 10.1.1.0/24,2600:1f00:b:1::/64
    igw igw-b vpc-b
    table rtb-b vpc-b : 10.1.0.0/16 local; 2600:1f00:b::/56 local; ::/0 igw-b
    acl acl-b vpc-b : in 100 allow all ::/0; out 100 allow all ::/0
    eni eni-far far 10.1.1.10,2600:1f00:b:1::10 sg-far
    peering pcx-ab vpc-a=10.0.0.0/16,2600:1f00:a::/56 vpc-b=10.1.0.0/16,2600:1f00:b::/56
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
