using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

/// <summary>Load balancers: their interfaces are judged like any other, and take what they listen to.</summary>
public class LoadBalancerTests
{
    public static TheoryData<string, string, string, string, string> Cases => CaseTable.Of("""
open                             | a listener takes connections to its port                           | eni-fn | tcp://10.0.4.70:443
    eni eni-lb data 10.0.4.70 sg-open about=ELB~app/front/0123
    balancer front data sg-open listens=HTTP:80,HTTPS:443
blocked ELBV2_LISTENERS_MISMATCH | other ports answer nobody, whatever the groups allow               | eni-fn | tcp://10.0.4.70:8080
    eni eni-lb data 10.0.4.70 sg-open about=ELB~app/front/0123
    balancer front data sg-open listens=HTTP:80,HTTPS:443
blocked ENI_SG_RULES_MISMATCH    | groups judge before                                                | eni-fn | tcp://10.0.4.70:443
    eni eni-lb data 10.0.4.70 sg-db about=ELB~app/front/0123
    balancer front data sg-db listens=HTTPS:443
open                             | while its listeners were not read, it is judged by its groups      | eni-fn | tcp://10.0.4.70:8080
    eni eni-lb data 10.0.4.70 sg-open about=ELB~app/front/0123
    balancer front data sg-open
blocked ELBV2_LISTENERS_MISMATCH | a network load balancer tells protocols apart                      | eni-fn | udp://10.0.4.70:53
    eni eni-lb data 10.0.4.70 about=ELB~net/front/0123
    balancer front data sg-open type=network listens=TCP:53
open                             | and may take two at one port                                       | eni-fn | udp://10.0.4.70:53
    eni eni-lb data 10.0.4.70 about=ELB~net/front/0123
    balancer front data sg-open type=network listens=TCP_UDP:53
blocked ELB_LISTENERS_MISMATCH   | a classic one has a code of its own                                | eni-fn | tcp://10.0.4.70:8080
    eni eni-lb data 10.0.4.70 sg-open about=ELB~old
    balancer old data sg-open type=classic listens=TCP:80
open                             | another's interface is none of its                                 | eni-fn | tcp://10.0.4.70:8080
    eni eni-lb data 10.0.4.70 sg-open about=ELB~app/front-two/0123
    balancer front data sg-open listens=HTTPS:443
open                             | nor is that of one of the other generation with its name           | eni-fn | tcp://10.0.4.70:8080
    eni eni-lb data 10.0.4.70 sg-open about=ELB~app/front/0123
    balancer front data sg-open type=classic listens=TCP:80
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prediction_is(string verdict, string sentence, string from, string to, string edits) =>
        CaseTable.Check(verdict, sentence, from, to, edits);
}
