using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Gateway and interface endpoints.</summary>
public class EndpointTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                              | S3 through its gateway endpoint needs no internet                     | eni-cut | tcp://52.216.1.1:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; pl-s3 vpce-s3
open                              | nor a public address                                                  | eni-out | tcp://52.216.1.1:443
    table rtb-public vpc-a on=public : 10.0.0.0/16 local; 0.0.0.0/0 igw-a; pl-s3 vpce-s3
blocked NO_ROUTE_TO_DESTINATION   | S3 of another Region is not in the list                               | eni-cut | tcp://52.219.80.1:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; pl-s3 vpce-s3
open 52.0.0.1                     | and takes the default route where there is one                        | eni-fn  | tcp://52.219.80.1:443
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS | a route to a part of the list beats the endpoint           | eni-fn  | tcp://52.216.1.1:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 52.216.1.0/24 igw-a; pl-s3 vpce-s3
blocked VPCE_GATEWAY_PROTOCOL_RESTRICTION | a gateway endpoint takes no UDP                               | eni-fn  | udp://52.216.1.1:443
blocked BAD_STATE                 | one that is being deleted carries nothing                             | eni-fn  | tcp://52.216.1.1:443
    endpoint vpce-s3 vpc-a gateway s3 state=deleting
open                              | a NAT gateway's own subnet may lead to it as well                     | eni-cut | tcp://52.216.1.1:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-a
    table rtb-public vpc-a on=public : 10.0.0.0/16 local; 0.0.0.0/0 igw-a; pl-s3 vpce-s3
blocked SUBNET_ACL_RESTRICTION    | and then the reply passes the function's ACL, too                     | eni-cut | tcp://52.216.1.1:443
    table rtb-cut vpc-a on=isolated : 10.0.0.0/16 local; 0.0.0.0/0 nat-a
    table rtb-public vpc-a on=public : 10.0.0.0/16 local; 0.0.0.0/0 igw-a; pl-s3 vpce-s3
    acl acl-x vpc-a on=isolated : in 100 allow all 10.0.0.0/16; out 100 allow all 0.0.0.0/0
unknown PS_NOT_MODELLED           | a Gateway Load Balancer endpoint leads to appliances                  | eni-fn  | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 0.0.0.0/0 vpce-fw
    endpoint vpce-fw vpc-a gatewayloadbalancer fw
blocked BAD_STATE                 | one that is being deleted leads nowhere                               | eni-fn  | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 0.0.0.0/0 vpce-fw
    endpoint vpce-fw vpc-a gatewayloadbalancer fw state=deleting
unknown UNKNOWN_RESOURCE          | an endpoint that is not in the snapshot is said                       | eni-fn  | tcp://52.216.1.1:443
    - endpoint vpce-s3
open                              | an interface endpoint is reached like any interface                   | eni-cut | tcp://10.0.4.20:443
blocked ENI_SG_RULES_MISMATCH     | its groups judge                                                      | eni-cut | tcp://10.0.4.20:443
    eni eni-sqs data 10.0.4.20 sg-db type=vpc_endpoint
blocked BAD_STATE                 | one that is pending answers nobody                                    | eni-cut | tcp://10.0.4.20:443
    endpoint vpce-sqs vpc-a interface sqs enis=eni-sqs state=pending
unknown BAD_STATE                 | of one that is only in part there AWS does not say whether it answers | eni-cut | tcp://10.0.4.20:443
    endpoint vpce-sqs vpc-a interface sqs enis=eni-sqs state=partial
open                              | private DNS leads a service's name to it                              | eni-cut | aws://sqs
unknown UNKNOWN_RESOURCE          | while endpoints were not read, it may lead to one or not              | eni-fn  | aws://sqs
    - endpoint vpce-sqs
    gap VpcEndpoints
open 52.0.0.1                     | but not where the VPC lets no endpoint take names                     | eni-fn  | aws://sqs
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 hostnames=off
    - endpoint vpce-sqs
    gap VpcEndpoints
blocked NO_ROUTE_TO_DESTINATION   | without private DNS the name stays public                             | eni-cut | aws://sqs
    endpoint vpce-sqs vpc-a interface sqs enis=eni-sqs
blocked NO_ROUTE_TO_DESTINATION   | and without DNS hostnames too                                         | eni-cut | aws://sqs
    vpc vpc-a 10.0.0.0/16 hostnames=off
blocked NO_ROUTE_TO_DESTINATION   | S3's private names serve on-premises resolvers unless told otherwise  | eni-cut | s3://bucket/key
    endpoint vpce-s3i vpc-a interface s3 enis=eni-sqs private=on
open                              | told otherwise they serve the VPC                                     | eni-cut | s3://bucket/key
    endpoint vpce-s3i vpc-a interface s3 enis=eni-sqs private=on inbound=off
open                              | S3's ordinary name takes the gateway endpoint                         | eni-fn  | s3://bucket/key
open PS_ENDPOINT_POLICY_DENIES    | a policy that denies does not close the path                          | eni-fn  | s3://bucket/key
    endpoint vpce-s3 vpc-a gateway s3 policy={"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}
open                              | a list with no entries is known by its service's name                 | eni-fn  | s3://bucket/key
    list pl-s3 name=com.amazonaws.eu-west-1.s3
open PS_ENDPOINT_POLICY_DENIES    | an interface endpoint's policy is heard as well                       | eni-cut | s3://bucket/key
    endpoint vpce-s3i vpc-a interface s3 enis=eni-sqs private=on inbound=off policy={"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}
unknown PS_ADDRESSES_DIFFER       | whether DNS servers of one's own know of private DNS is not known     | eni-cut | aws://sqs
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dhcp=dopt-1
    dhcp dopt-1 10.0.1.30
open                              | where both addresses are reached that does not matter                 | eni-fn  | aws://sqs
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 dhcp=dopt-1
    dhcp dopt-1 10.0.1.30
unknown PS_ADDRESS_NOT_KNOWN      | an endpoint without IPv6 has no IPv6 address                          | eni-cut | aws://sqs?family=ipv6
blocked NO_ROUTE_TO_DESTINATION   | an IPv4 endpoint does not carry S3's IPv6 addresses                   | eni-fn  | https://s3.dualstack.eu-west-1.amazonaws.com/?family=ipv6
    list pl-s3 name=com.amazonaws.eu-west-1.s3
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 2600:1f00:a::/56 local; pl-s3 vpce-s3
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
