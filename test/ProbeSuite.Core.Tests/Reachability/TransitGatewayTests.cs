using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Transit gateways.</summary>
public class TransitGatewayTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                               | an attached VPC is reached where routes lead both ways                  | eni-fn | tcp://10.2.1.10:22
blocked SG_REFERENCING_SUPPORT     | references to groups do not cross it                                    | eni-fn | tcp://10.2.1.10:443
open                               | unless that is switched on                                              | eni-fn | tcp://10.2.1.10:443
    tgw tgw-ac references=on
blocked ENI_SG_RULES_MISMATCH      | and then inbound alone                                                  | eni-fn | tcp://10.2.1.10:22
    tgw tgw-ac references=on
    group sg-fn vpc-a : out all sg-spoke
blocked SG_REFERENCING_SUPPORT     | nor ever to an interface endpoint                                       | eni-fn | tcp://10.2.1.10:443
    tgw tgw-ac references=on
    endpoint vpce-spoke vpc-c interface sqs enis=eni-spoke
blocked TGW_ROUTE_AZ_RESTRICTION   | it needs a subnet in the caller's zone                                  | eni-fn | tcp://10.2.1.10:22
    subnet door-a vpc-a 10.0.9.0/28 zone=b
blocked BAD_STATE_ATTACHMENT       | it needs an attachment of the VPC                                       | eni-fn | tcp://10.2.1.10:22
    - attachment tgw-attach-a
blocked BAD_STATE                  | an attachment that is being deleted carries nothing                     | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-a tgw-ac vpc-a in=door-a table=tgw-rtb state=deleting
blocked BAD_STATE                  | a gateway that is being deleted neither                                 | eni-fn | tcp://10.2.1.10:22
    tgw tgw-ac state=deleting
unknown BAD_STATE                  | of one that is being modified AWS does not say whether it carries traffic | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-a tgw-ac vpc-a in=door-a table=tgw-rtb state=modifying
unknown BAD_STATE                  | nor of one whose modification is undone                                 | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-c tgw-ac vpc-c in=door-c table=tgw-rtb state=rollingBack
blocked ENI_SG_RULES_MISMATCH      | and what blocks elsewhere blocks all the same                           | eni-fn | tcp://10.2.1.10:23
    attachment tgw-attach-a tgw-ac vpc-a in=door-a table=tgw-rtb state=modifying
blocked BAD_STATE                  | a table that is being deleted routes nothing                            | eni-fn | tcp://10.2.1.10:22
    tgw-table tgw-rtb tgw-ac for=tgw-attach-a,tgw-attach-c state=deleting : 10.0.0.0/16 tgw-attach-a; 10.2.0.0/16 tgw-attach-c
blocked TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION | an attachment needs a table                                 | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-a tgw-ac vpc-a in=door-a
    tgw-table tgw-rtb tgw-ac for=tgw-attach-c : 10.0.0.0/16 tgw-attach-a
blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT | the table needs a route                                         | eni-fn | tcp://10.2.1.10:22
    tgw-table tgw-rtb tgw-ac : 10.0.0.0/16 tgw-attach-a
blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT | and one back                                                    | eni-fn | tcp://10.2.1.10:22
    tgw-table tgw-rtb tgw-ac : 10.2.0.0/16 tgw-attach-c
blocked TGW_RTB_BAD_STATE_ROUTE    | a more specific blackhole wins                                          | eni-fn | tcp://10.2.1.10:22
    tgw-table tgw-rtb tgw-ac : 10.0.0.0/16 tgw-attach-a; 10.2.0.0/16 tgw-attach-c; 10.2.1.0/24 blackhole
blocked TGW_RTB_BAD_STATE_ROUTE    | a static route beats a propagated one                                   | eni-fn | tcp://10.2.1.10:22
    tgw-table tgw-rtb tgw-ac : 10.0.0.0/16 tgw-attach-a; 10.2.0.0/16 tgw-attach-c propagated; 10.2.0.0/16 blackhole
unknown TGW_RTB_ROUTES_ARE_UNKNOWN | routes that were not read are said                                      | eni-fn | tcp://10.2.1.10:22
    tgw-table tgw-rtb tgw-ac routes=unread
blocked SUBNET_ACL_RESTRICTION     | the ACL of its subnet judges what enters it                             | eni-fn | tcp://10.2.1.10:22
    acl acl-door vpc-a on=door-a : in 90 deny all 10.0.1.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                               | but not what leaves for it                                              | eni-fn | tcp://10.2.1.10:22
    acl acl-door vpc-a on=door-a : in 100 allow all 0.0.0.0/0; out 90 deny all 10.2.0.0/16; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION     | what it brings is judged on leaving the far subnet of its own           | eni-fn | tcp://10.2.1.10:22
    acl acl-door vpc-c on=door-c : in 100 allow all 0.0.0.0/0; out 90 deny all 10.2.1.0/24; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION     | in one subnet with its interface, inbound rules judge what leaves       | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-a tgw-ac vpc-a in=private table=tgw-rtb
    acl acl-x vpc-a on=private : in 90 deny all 10.0.1.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                               | and nothing judges what it brings                                       | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-a tgw-ac vpc-a in=private table=tgw-rtb
    acl acl-x vpc-a on=private : in 90 deny all 10.2.0.0/16; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION     | it keeps to the caller's zone                                           | eni-fn | tcp://10.2.2.10:22
    subnet spoke-b vpc-c 10.2.2.0/24 zone=b
    subnet door-cb vpc-c 10.2.9.16/28 zone=b
    eni eni-spoke-b spoke-b 10.2.2.10 sg-spoke
    attachment tgw-attach-c tgw-ac vpc-c in=door-cb,door-c table=tgw-rtb
    acl acl-door vpc-c on=door-c : in 100 allow all 0.0.0.0/0; out 100 deny all 0.0.0.0/0
open 52.0.0.1                      | another VPC's NAT gateway may be everybody's way out                    | eni-spoke | tcp://93.184.216.34:443
    table rtb-main vpc-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a
    table rtb-public vpc-a on=public : 10.0.0.0/16 local; 10.2.0.0/16 tgw-ac; 0.0.0.0/0 igw-a
blocked GATEWAY_REJECTS_SPOOFED_TRAFFIC | its internet gateway cannot                                        | eni-spoke | tcp://93.184.216.34:443
    table rtb-main vpc-a : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
blocked NO_ROUTE_TO_DESTINATION    | without a route behind the gateway packets are lost                     | eni-spoke | tcp://93.184.216.34:443
unknown PS_NOT_MODELLED            | what lies behind a VPN is not known                                     | eni-fn | tcp://10.2.1.10:22
    attachment tgw-attach-c tgw-ac vpn-1 type=vpn
unknown UNKNOWN_RESOURCE           | an attachment that is not in the snapshot is said                       | eni-fn | tcp://10.2.1.10:22
    - attachment tgw-attach-c
blocked BAD_STATE_ROUTE            | what it brings follows more specific routes of the subnet that it enters | eni-fn | tcp://10.2.1.10:22
    table rtb-door vpc-c on=door-c : 10.2.0.0/16 local; 10.2.1.0/24 eni-gone blackhole
blocked GATEWAY_REJECTS_SPOOFED_TRAFFIC | nobody behind it can use a VPC's gateway endpoint                   | eni-spoke | tcp://52.216.1.1:443
    table rtb-main vpc-a : 10.0.0.0/16 local; pl-s3 vpce-s3
blocked GATEWAY_REJECTS_SPOOFED_TRAFFIC | nor its egress-only internet gateway                                | eni-six | tcp://[2606:2800:220:1::1]:443
    vpc vpc-c 10.2.0.0/16,2600:1f00:c::/56
    subnet six vpc-c 2600:1f00:c:6::/64
    eni eni-six six 2600:1f00:c:6::10 sg-six
    group sg-six vpc-c : out all ::/0
    acl acl-c vpc-c : in 100 allow all 0.0.0.0/0; in 101 allow all ::/0; out 100 allow all 0.0.0.0/0; out 101 allow all ::/0
    table rtb-c vpc-c : 10.2.0.0/16 local; 2600:1f00:c::/56 local; ::/0 tgw-ac
    tgw-table tgw-rtb tgw-ac for=tgw-attach-a,tgw-attach-c : ::/0 tgw-attach-a
    table rtb-main vpc-a : 10.0.0.0/16 local; ::/0 eigw-a
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
