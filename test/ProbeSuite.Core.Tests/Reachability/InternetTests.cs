using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Internet gateways, egress-only ones, Block Public Access, public addresses.</summary>
public class InternetTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open 52.0.0.2                                        | an instance with a public address reaches the internet under it                      | i-web   | tcp://93.184.216.34:443
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS         | a function in a public subnet has no public address                                   | eni-out | tcp://93.184.216.34:443
open 52.0.0.9                                        | unless somebody tied one to its interface                                             | eni-out | tcp://93.184.216.34:443
    eip 52.0.0.9 eni-out 10.0.2.10
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS         | a public address tied to the second private one does not serve the first              | eni-two | tcp://93.184.216.34:443
    eni eni-two public 10.0.2.30,10.0.2.31~52.0.0.3 sg-open
open                                                 | a function in a public subnet has IPv6 internet                                       | eni-out | tcp://[2606:2800:220:1::1]:443
open                                                 | a placement that may use IPv6 has it too                                              | open-fn | tcp://[2606:2800:220:1::1]:443
blocked PS_NO_IPV6_ADDRESS                           | a placement that may not use IPv6 has none, whatever its subnet has                   | fn      | tcp://[2606:2800:220:1::1]:443
open                                                 | IPv6 leaves a private subnet through the egress-only gateway                          | eni-fn  | tcp://[2606:2800:220:1::1]:443
blocked BAD_STATE_ATTACHMENT                         | an egress-only gateway of another VPC does not help                                   | eni-fn  | tcp://[2606:2800:220:1::1]:443
    eigw eigw-a vpc-b
blocked NO_POSSIBLE_DESTINATION                      | an egress-only gateway carries no IPv4                                                | eni-fn  | tcp://93.184.216.34:443
    table rtb-private vpc-a on=private : 10.0.0.0/16 local; 0.0.0.0/0 eigw-a
blocked BAD_STATE_ATTACHMENT                         | an internet gateway that is detaching carries nothing                                 | i-web   | tcp://93.184.216.34:443
    igw igw-a vpc-a state=detaching
blocked BAD_STATE_ATTACHMENT                         | an internet gateway of another VPC carries nothing                                    | i-web   | tcp://93.184.216.34:443
    igw igw-a vpc-b
blocked IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS | an internet gateway sends nothing to private addresses                               | i-web   | tcp://192.168.9.9:443
blocked IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS | nor to the carriers' shared range                                                    | i-web   | tcp://100.64.1.1:443
blocked IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS | nor to unique local IPv6                                                             | i-web   | tcp://[fd12::1]:443
blocked NO_ROUTE_TO_DESTINATION                      | without a route there is no internet                                                  | eni-cut | tcp://93.184.216.34:443
blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED              | blocking both ways stops NAT gateways                                                 | eni-fn  | tcp://93.184.216.34:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=bidirectional
blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED              | blocking both ways stops egress-only gateways                                         | eni-fn  | tcp://[2606:2800:220:1::1]:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=bidirectional
open 52.0.0.1                                        | blocking ingress spares NAT gateways                                                  | eni-fn  | tcp://93.184.216.34:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=ingress
open                                                 | blocking ingress spares egress-only gateways                                          | eni-fn  | tcp://[2606:2800:220:1::1]:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=ingress
blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED              | blocking ingress stops an instance's own public address                               | i-web   | tcp://93.184.216.34:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=ingress
open 52.0.0.1                                        | an exclusion of the NAT gateway's subnet opens it again                               | eni-fn  | tcp://93.184.216.34:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=bidirectional
    subnet public vpc-a 10.0.2.0/24,2600:1f00:a:2::/64 bpa=off
open                                                 | blocking public access leaves gateway endpoints alone                                 | eni-fn  | tcp://52.216.1.1:443
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=bidirectional
open                                                 | a function behind NAT reaches the public address of an instance of its own VPC        | eni-fn  | tcp://52.0.0.2:443
blocked SG_REFERENCES_NOT_PRESERVED                  | but references to its group do not match there: it comes from the NAT gateway         | eni-fn  | tcp://52.0.0.2:443
    group sg-open vpc-a : in all sg-fn; out all 0.0.0.0/0
open                                                 | an instance reaches another's public address                                          | i-web   | tcp://52.0.0.4:443
    eni eni-two public 10.0.2.40~52.0.0.4 sg-open
blocked IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS       | nobody answers at an Elastic IP that is tied to nothing                               | eni-fn  | tcp://52.0.0.8:443
    eip 52.0.0.8
unknown UNKNOWN_RESOURCE                             | who answers at one that is tied to an unknown interface is not known                  | eni-fn  | tcp://52.0.0.8:443
    eip 52.0.0.8 eni-unknown 10.0.1.99
blocked NO_POSSIBLE_DESTINATION                      | a public address in a VPC without gateway cannot be reached                           | eni-fn  | tcp://52.0.0.7:443
    eni eni-lost far 10.1.1.20~52.0.0.7 sg-far
blocked PS_NAT_ACCEPTS_NO_CONNECTIONS                | a reply that is routed to a NAT gateway is lost                                       | eni-fn  | tcp://52.0.0.5:443
    eni eni-odd private 10.0.1.50~52.0.0.5 sg-open
blocked NO_POSSIBLE_DESTINATION                      | a reply that is routed to an egress-only gateway is lost                              | open-fn | tcp://[2600:1f00:d:1::10]:443
    vpc vpc-d 10.4.0.0/16,2600:1f00:d::/56
    igw igw-d vpc-d
    eigw eigw-d vpc-d
    subnet d vpc-d 10.4.1.0/24,2600:1f00:d:1::/64
    table rtb-d vpc-d : 10.4.0.0/16 local; ::/0 eigw-d
    acl acl-d vpc-d : in 100 allow all ::/0; out 100 allow all ::/0
    eni eni-d d 2600:1f00:d:1::10 sg-open
unknown PS_APPLIANCE_NOT_MODELLED                    | an edge route through an appliance is said, on the way in                             | eni-fn  | tcp://52.0.0.2:443
    table rtb-edge vpc-a on= edge=igw-a : 10.0.0.0/16 local; 10.0.2.0/24 eni-app
unknown PS_APPLIANCE_NOT_MODELLED                    | and for replies                                                                       | eni-fn  | tcp://93.184.216.34:443
    table rtb-edge vpc-a on= edge=igw-a : 10.0.0.0/16 local; 10.0.2.0/24 eni-app
unknown UNKNOWN_RESOURCE                             | a gateway that could not be read is said                                              | i-web   | tcp://93.184.216.34:443
    - igw igw-a
    gap InternetGateways
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS         | a private IPv6 address has no internet                                                | eni-ula | tcp://[2606:2800:220:1::1]:443
    vpc vpc-a 10.0.0.0/16,fd00:a::/56
    subnet ula vpc-a fd00:a::/64
    table rtb-ula vpc-a on=ula : fd00:a::/56 local; ::/0 igw-a
    eni eni-ula ula fd00:a::10 sg-open
blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS         | not through an egress-only gateway either                                             | eni-ula | tcp://[2606:2800:220:1::1]:443
    vpc vpc-a 10.0.0.0/16,fd00:a::/56
    subnet ula vpc-a fd00:a::/64
    table rtb-ula vpc-a on=ula : fd00:a::/56 local; ::/0 eigw-a
    eni eni-ula ula fd00:a::10 sg-open
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
