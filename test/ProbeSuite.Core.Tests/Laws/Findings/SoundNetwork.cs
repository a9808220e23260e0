namespace ProbeSuite.Laws.Findings;

/// <summary>A network with which nothing is wrong: cases change it.</summary>
internal static class SoundNetwork
{
    public const string Text = """
        vpc    vpc-a     10.0.0.0/16
        igw    igw-a     vpc-a
        subnet private-a vpc-a 10.0.1.0/24 zone=a
        subnet private-b vpc-a 10.0.2.0/24 zone=b
        subnet data      vpc-a 10.0.4.0/24 zone=a
        subnet public-a  vpc-a 10.0.8.0/24 zone=a
        subnet public-b  vpc-a 10.0.9.0/24 zone=b
        table  rtb-main   vpc-a : 10.0.0.0/16 local
        table  rtb-a      vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb
        table  rtb-b      vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-b; pl-s3 vpce-s3; pl-ddb vpce-ddb
        table  rtb-public vpc-a on=public-a,public-b : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
        acl    acl-a     vpc-a : in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
        group  sg-fn     vpc-a : out all 0.0.0.0/0
        group  sg-end    vpc-a : in tcp 443 sg-fn
        group  sg-db     vpc-a : in tcp 5432 sg-fn
        nat    nat-a     vpc-a in=public-a lends=10.0.8.4~52.0.0.1
        nat    nat-b     vpc-a in=public-b lends=10.0.9.4~52.0.0.2
        list   pl-s3     52.216.0.0/15 name=com.amazonaws.eu-west-1.s3
        list   pl-ddb    52.94.0.0/22  name=com.amazonaws.eu-west-1.dynamodb
        endpoint vpce-s3  vpc-a gateway s3
        endpoint vpce-ddb vpc-a gateway dynamodb
        endpoint vpce-sqs vpc-a interface sqs enis=eni-sqs groups=sg-end private=on
        eni    eni-a     private-a 10.0.1.10 sg-fn type=lambda
        eni    eni-b     private-b 10.0.2.10 sg-fn type=lambda
        eni    eni-sqs   data 10.0.4.20 sg-end type=vpc_endpoint
        eni    eni-db    data 10.0.4.10 sg-db about=RDSNetworkInterface
        db     orders    data sg-db
        eip    52.0.0.1  eni-nat-a 10.0.8.4
        function fn      in=private-a,private-b groups=sg-fn
        """;
}
