namespace ProbeSuite.Reachability;

/// <summary>
/// The network that cases change: VPC a with a private, a public, an isolated and a data subnet; VPC b, peered with it; VPC
/// c, which a transit gateway joins to a.
/// </summary>
internal static class StandardNetwork
{
    public const string Text = """
        vpc    vpc-a    10.0.0.0/16,2600:1f00:a::/56
        igw    igw-a    vpc-a
        eigw   eigw-a   vpc-a
        subnet private  vpc-a 10.0.1.0/24,2600:1f00:a:1::/64
        subnet public   vpc-a 10.0.2.0/24,2600:1f00:a:2::/64
        subnet isolated vpc-a 10.0.3.0/24
        subnet data     vpc-a 10.0.4.0/24,2600:1f00:a:4::/64
        table  rtb-main    vpc-a : 10.0.0.0/16 local; 2600:1f00:a::/56 local; 10.1.0.0/16 pcx-ab; 10.2.0.0/16 tgw-ac
        table  rtb-private vpc-a on=private : 10.0.0.0/16 local; 2600:1f00:a::/56 local; 0.0.0.0/0 nat-a; ::/0 eigw-a; 64:ff9b::/96 nat-a; pl-s3 vpce-s3; 10.1.0.0/16 pcx-ab; 10.2.0.0/16 tgw-ac
        table  rtb-public  vpc-a on=public : 10.0.0.0/16 local; 2600:1f00:a::/56 local; 0.0.0.0/0 igw-a; ::/0 igw-a
        acl    acl-a    vpc-a : in 100 allow all 0.0.0.0/0; in 101 allow all ::/0; out 100 allow all 0.0.0.0/0; out 101 allow all ::/0
        group  sg-fn    vpc-a : out all 0.0.0.0/0; out all ::/0
        group  sg-open  vpc-a : out all 0.0.0.0/0; out all ::/0; in all 0.0.0.0/0; in all ::/0
        group  sg-db    vpc-a : in tcp 5432 sg-fn
        nat    nat-a    vpc-a in=public lends=10.0.2.4~52.0.0.1
        list   pl-s3    52.216.0.0/15 name=com.amazonaws.eu-west-1.s3
        endpoint vpce-s3  vpc-a gateway s3
        endpoint vpce-sqs vpc-a interface sqs enis=eni-sqs private=on
        eni    eni-fn   private 10.0.1.10,2600:1f00:a:1::10 sg-fn type=lambda
        eni    eni-out  public  10.0.2.10,2600:1f00:a:2::10 sg-fn type=lambda
        eni    eni-cut  isolated 10.0.3.10 sg-fn type=lambda
        eni    eni-db   data    10.0.4.10 sg-db
        eni    eni-sqs  data    10.0.4.20 sg-open type=vpc_endpoint
        eni    eni-web  public  10.0.2.20~52.0.0.2,2600:1f00:a:2::20 sg-open
        eni    eni-app  private 10.0.1.30,2600:1f00:a:1::30 sg-open
        instance i-web eni-web
        instance i-app eni-app
        function fn     in=private  groups=sg-fn
        function open-fn in=public  groups=sg-fn ipv6=on

        vpc    vpc-b    10.1.0.0/16
        subnet far      vpc-b 10.1.1.0/24
        table  rtb-b    vpc-b : 10.1.0.0/16 local; 10.0.0.0/16 pcx-ab
        acl    acl-b    vpc-b : in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
        group  sg-far   vpc-b : in tcp 22 10.0.0.0/16; in tcp 443 sg-fn
        eni    eni-far  far 10.1.1.10 sg-far
        peering pcx-ab  vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16

        vpc    vpc-c    10.2.0.0/16
        subnet spoke    vpc-c 10.2.1.0/24
        subnet door-c   vpc-c 10.2.9.0/28
        subnet door-a   vpc-a 10.0.9.0/28
        table  rtb-c    vpc-c : 10.2.0.0/16 local; 0.0.0.0/0 tgw-ac
        acl    acl-c    vpc-c : in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
        group  sg-spoke vpc-c : in tcp 22 10.0.0.0/16; in tcp 443 sg-fn; out all 0.0.0.0/0
        eni    eni-spoke spoke 10.2.1.10 sg-spoke
        tgw    tgw-ac
        attachment tgw-attach-a tgw-ac vpc-a in=door-a table=tgw-rtb
        attachment tgw-attach-c tgw-ac vpc-c in=door-c table=tgw-rtb
        tgw-table tgw-rtb tgw-ac for=tgw-attach-a,tgw-attach-c : 10.0.0.0/16 tgw-attach-a propagated; 10.2.0.0/16 tgw-attach-c propagated; 0.0.0.0/0 tgw-attach-a
        """;
}
