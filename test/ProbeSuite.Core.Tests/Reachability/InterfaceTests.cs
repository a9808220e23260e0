using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Where a flow begins and ends.</summary>
public class InterfaceTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                              | an instance reaches its own address without leaving                  | i-app  | tcp://10.0.1.30:8080
blocked PS_LAMBDA_ACCEPTS_NO_CONNECTIONS | nobody connects to a function's interface                      | i-app  | tcp://10.0.1.10:443
blocked PS_LAMBDA_ACCEPTS_NO_CONNECTIONS | not by its placement's name either                             | i-app  | resource://fn:443
blocked PS_LAMBDA_ACCEPTS_NO_CONNECTIONS | nor the function itself                                        | eni-fn | tcp://10.0.1.10:443
blocked BAD_STATE                 | a stopped instance answers nobody                                    | i-app  | tcp://10.0.2.20:443
    instance i-web eni-web state=stopped
blocked BAD_STATE                 | and asks nobody                                                      | i-web  | tcp://10.0.1.30:443
    instance i-web eni-web state=stopped
open                              | a pending one soon will                                              | i-app  | tcp://10.0.2.20:443
    instance i-web eni-web state=pending
blocked UNKNOWN_DESTINATION       | an address that nobody holds leads nowhere                           | eni-fn | tcp://10.0.4.99:443
unknown UNKNOWN_RESOURCE          | unless interfaces were not read                                      | eni-fn | tcp://10.0.4.99:443
    gap NetworkInterfaces
blocked UNKNOWN_DESTINATION       | a subnet's first address is nobody's, read or not                    | eni-fn | tcp://10.0.4.0:443
    gap NetworkInterfaces
blocked UNKNOWN_DESTINATION       | its router's too                                                     | eni-fn | tcp://10.0.4.1:443
    gap NetworkInterfaces
blocked UNKNOWN_DESTINATION       | its last too                                                         | eni-fn | tcp://10.0.4.255:443
    gap NetworkInterfaces
blocked UNKNOWN_DESTINATION       | and what is in no subnet                                             | eni-fn | tcp://10.0.77.7:443
    gap NetworkInterfaces
blocked PS_NO_IPV6_ADDRESS        | an interface without IPv6 sends none                                 | eni-cut | tcp://[2606:2800:220:1::1]:443
blocked UNKNOWN_DESTINATION       | an IPv6-only interface sends no IPv4                                 | eni-six | tcp://93.184.216.34:443
    subnet six vpc-a 2600:1f00:a:6::/64
    eni eni-six six 2600:1f00:a:6::10 sg-open
blocked NO_POSSIBLE_DESTINATION   | a transit gateway's own interface takes nothing                      | eni-fn | tcp://10.0.4.40:443
    eni eni-tgw data 10.0.4.40 type=transit_gateway
blocked PS_DNS_NO_RESOLVER        | the resolver answers questions alone                                 | eni-fn | tcp://10.0.0.2:443
unknown PS_SUBNETS_DIFFER         | subnets that differ make it depend                                   | both   | tcp://93.184.216.34:443
    function both in=private,isolated groups=sg-fn
open                              | subnets that agree do not                                            | both   | tcp://10.0.4.10:5432
    function both in=private,isolated groups=sg-fn
unknown UNKNOWN_RESOURCE          | a subnet that is not in the snapshot is said                         | lost   | tcp://93.184.216.34:443
    function lost in=subnet-gone groups=sg-fn
unknown PS_PLACEMENT_NOT_KNOWN    | a placement that nobody knows is said                                | lost   | tcp://93.184.216.34:443
    function lost in=private groups=sg-fn unknown=imported
open                              | a subnet and its groups are a placement                              | private+sg-fn | tcp://10.0.4.10:5432
open                              | a full subnet still has a place to ask from                          | tight+sg-fn | tcp://10.0.4.10:5432
    subnet tight vpc-a 10.0.10.0/29
    eni eni-t4 tight 10.0.10.4 sg-open
    eni eni-t5 tight 10.0.10.5 sg-open
    eni eni-t6 tight 10.0.10.6 sg-open
open                              | a block that is delegated to an interface is all its own         | eni-fn  | tcp://10.0.1.115:443
    eni eni-app private 10.0.1.30 sg-open prefixes=10.0.1.112/28
blocked UNKNOWN_DESTINATION       | and nobody else has its neighbours                               | eni-fn  | tcp://10.0.1.128:443
    eni eni-app private 10.0.1.30 sg-open prefixes=10.0.1.112/28
blocked ENI_SG_RULES_MISMATCH     | its groups judge for the block                                   | eni-fn  | tcp://10.0.1.115:443
    eni eni-app private 10.0.1.30 sg-db prefixes=10.0.1.112/28
open                              | who is in the block is a member of them                          | eni-fn  | tcp://10.0.1.115:443
    eni eni-app private 10.0.1.30 sg-open prefixes=10.0.1.112/28
    group sg-fn vpc-a : out tcp 443 sg-open
open                              | IPv6 blocks too, from anywhere                                   | open-fn | tcp://[2600:1f00:a:2:f::5]:443
    eni eni-web public 10.0.2.20 sg-open prefixes=2600:1f00:a:2:f::/80
unknown UNKNOWN_RESOURCE          | in a shared VPC others may have interfaces that nobody tells of  | eni-fn  | tcp://10.0.4.99:5432
    account 111111111111
    vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 owner=222222222222
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
