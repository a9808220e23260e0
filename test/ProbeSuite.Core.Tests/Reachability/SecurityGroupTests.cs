using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Security groups: allowances alone, with memory, by address, list or group.</summary>
public class SecurityGroupTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                           | a reference to the caller's group lets it in                         | eni-fn | tcp://10.0.4.10:5432
blocked ENI_SG_RULES_MISMATCH  | and nobody else                                                      | i-app  | tcp://10.0.4.10:5432
blocked ENI_SG_RULES_MISMATCH  | another port is another matter                                       | eni-fn | tcp://10.0.4.10:5433
blocked ENI_SG_RULES_MISMATCH  | another protocol too                                                 | eni-fn | udp://10.0.4.10:5432
blocked ENI_SG_RULES_MISMATCH  | a group without outbound rules sends nothing                         | eni-fn | tcp://10.0.4.10:5432
    group sg-fn vpc-a : in all 0.0.0.0/0
open                           | replies need no rule                                                 | eni-fn | tcp://10.0.4.10:5432
    group sg-fn vpc-a : out tcp 5432 10.0.4.0/24
open                           | any group of several may allow                                       | eni-two | tcp://10.0.4.10:5432
    group sg-none vpc-a : in tcp 1 10.0.0.0/8
    eni eni-two private 10.0.1.60 sg-none,sg-fn
open                           | an outbound reference means the members' private addresses           | eni-fn | tcp://10.0.4.10:5432
    group sg-fn vpc-a : out tcp 5432 sg-db
blocked ENI_SG_RULES_MISMATCH  | and not their public ones                                            | eni-fn | tcp://52.0.0.2:443
    group sg-fn vpc-a : out tcp 443 sg-open
blocked ENI_SG_RULES_MISMATCH  | members of one group are strangers unless it says otherwise          | eni-a  | tcp://10.0.1.71:443
    group sg-x vpc-a : out all 0.0.0.0/0
    eni eni-a private 10.0.1.70 sg-x
    eni eni-b private 10.0.1.71 sg-x
open                           | a group that admits itself admits its members                        | eni-a  | tcp://10.0.1.71:443
    group sg-x vpc-a : out all 0.0.0.0/0; in all sg-x
    eni eni-a private 10.0.1.70 sg-x
    eni eni-b private 10.0.1.71 sg-x
open                           | a second private address is as good as the first                     | eni-fn | tcp://10.0.4.11:5432
    eni eni-db data 10.0.4.10,10.0.4.11 sg-db
open                           | a reference to the group of one of several interfaces of an instance | eni-two | tcp://10.0.4.10:5432
    eni eni-one private 10.0.1.80 sg-open
    eni eni-two private 10.0.1.81 sg-fn
    instance i-two eni-one,eni-two
blocked ENI_SG_RULES_MISMATCH  | is not one to the other's                                            | i-two  | tcp://10.0.4.10:5432
    eni eni-one private 10.0.1.80 sg-open
    eni eni-two private 10.0.1.81 sg-fn
    instance i-two eni-one,eni-two
open                           | egress to a prefix list reaches what it holds                        | eni-fn | tcp://52.216.1.1:443
    group sg-fn vpc-a : out tcp 443 pl-s3
blocked ENI_SG_RULES_MISMATCH  | and nothing else                                                     | eni-fn | tcp://93.184.216.34:443
    group sg-fn vpc-a : out tcp 443 pl-s3
blocked ENI_SG_RULES_MISMATCH  | egress to the VPC alone stops S3, endpoint or not                    | eni-fn | tcp://52.216.1.1:443
    group sg-fn vpc-a : out all 10.0.0.0/16
blocked ENI_SG_RULES_MISMATCH  | IPv4 rules do not let IPv6 pass                                      | eni-fn | tcp://[2606:2800:220:1::1]:443
    group sg-fn vpc-a : out all 0.0.0.0/0
open                           | an interface without groups is filtered by none                      | eni-fn | tcp://10.0.4.77:80
    eni eni-nlb data 10.0.4.77 type=network_load_balancer
unknown UNKNOWN_RESOURCE       | a group that is not in the snapshot is said                          | eni-fn | tcp://10.0.4.10:5432
    eni eni-db data 10.0.4.10 sg-gone
unknown UNKNOWN_RESOURCE       | a rule for addresses that a template imports is not guessed          | eni-fn | tcp://10.0.4.10:5432
    group sg-db vpc-a : in tcp 5432 ?import
unknown UNKNOWN_RESOURCE       | a group that was read in part may allow more                         | eni-fn | tcp://10.0.4.10:5433
    gap SecurityGroups sg-db
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
