using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Network ACLs: by number, port by port, without memory.</summary>
public class NetworkAclTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                          | what both ways allow passes                                          | eni-fn | tcp://10.0.4.10:5432
blocked SUBNET_ACL_RESTRICTION | the lowest number that matches decides                              | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=data : in 90 deny tcp 5432 10.0.1.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                          | a denial behind an allowance is never reached                        | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=data : in 110 deny tcp 5432 10.0.1.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION | without a rule that matches all is denied                           | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=data : in 100 allow tcp 5433 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION | a rule for UDP does not let TCP pass                                | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=data : in 100 allow udp 5432 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION | a rule for ICMP neither                                             | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=data : in 100 allow icmp 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION | replies are judged on their way out                                 | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=data : in 100 allow all 0.0.0.0/0; out 100 allow tcp 5432 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION | and on their way back in                                            | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=private : in 100 allow tcp 443 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                          | a client's ports are enough for replies                              | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=private : in 100 allow tcp 1024-65535 0.0.0.0/0; out 100 allow tcp 5432 0.0.0.0/0
unknown PS_ACL_EPHEMERAL_PORTS | half of a function's ports make it fail now and then                | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=private : in 100 allow tcp 32768-65535 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                          | the same ports are all that an instance uses                         | i-app  | tcp://10.0.4.20:443
    acl acl-x vpc-a on=private : in 100 allow tcp 32768-65535 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                          | several entries may share the ports                                  | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=private : in 100 allow tcp 1024-30000 0.0.0.0/0; in 101 allow tcp 30001-65535 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open PS_ACL_EPHEMERAL_PORTS    | a denial of one among thousands is said, and hardly felt            | eni-fn | tcp://10.0.4.10:5432
    acl acl-x vpc-a on=private : in 90 deny tcp 3389 0.0.0.0/0; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
open                          | within one subnet no ACL judges                                      | eni-fn | tcp://10.0.1.30:443
    acl acl-x vpc-a on=private : in 100 deny all 0.0.0.0/0; out 100 deny all 0.0.0.0/0
open                          | the Amazon resolver is not filtered                                  | eni-fn | udp://10.0.0.2:53
    acl acl-x vpc-a on=private : in 100 deny all 0.0.0.0/0; out 100 deny all 0.0.0.0/0
    group sg-fn vpc-a : in tcp 22 10.0.0.0/8
blocked SUBNET_ACL_RESTRICTION | IPv4 rules do not let IPv6 pass                                     | eni-fn | tcp://[2606:2800:220:1::1]:443
    acl acl-x vpc-a on=private : in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
blocked SUBNET_ACL_RESTRICTION | it judges what goes to a gateway endpoint                           | eni-fn | tcp://52.216.1.1:443
    acl acl-x vpc-a on=private : in 100 allow all 0.0.0.0/0; out 100 allow all 10.0.0.0/16
blocked SUBNET_ACL_RESTRICTION | and what the service answers                                        | eni-fn | tcp://52.216.1.1:443
    acl acl-x vpc-a on=private : in 100 allow all 10.0.0.0/16; out 100 allow all 0.0.0.0/0
unknown UNKNOWN_RESOURCE      | an ACL that was not read is said                                     | eni-fn | tcp://10.0.4.10:5432
    - acl acl-a
    gap NetworkAcls
unknown UNKNOWN_RESOURCE      | while ACLs are missing a subnet's own may be among them              | eni-fn | tcp://10.0.4.10:5432
    gap NetworkAcls
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
