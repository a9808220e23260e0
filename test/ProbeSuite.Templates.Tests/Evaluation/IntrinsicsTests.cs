namespace ProbeSuite.Templates.Evaluation;

public class IntrinsicsTests
{
    private const string Sections = """
        Parameters:
          Name: { Type: String, Default: shop }
          Missing: { Type: String }
          Ids: { Type: CommaDelimitedList, Default: "a, b ,c" }
          NoIds: { Type: CommaDelimitedList, Default: "" }
          Port: { Type: Number, Default: 443 }
          Latest: { Type: "AWS::SSM::Parameter::Value<String>", Default: /ami/latest }
        Mappings:
          Sizes: { eu-west-1: { Small: t3.nano, Ports: [80, 443] } }
        Conditions:
          Yes: !Equals [!Ref Name, shop]
          No: !Not [!Condition Yes]
          Unsure: !Equals [!Ref Missing, x]
          Both: !And [!Condition Yes, !Condition Unsure]
          Neither: !And [!Condition No, !Condition Unsure]
          Either: !Or [!Condition Yes, !Condition Unsure]
          Number: !Equals [!Ref Port, 443]
        """;

    [Theory]
    // Ref, and what CloudFormation tells.
    [InlineData("!Ref Name", "shop")]
    [InlineData("{ Ref: Name }", "shop")]
    [InlineData("!Ref Port", "443")]
    [InlineData("!Ref Ids", """["a","b","c"]""")]
    [InlineData("!Ref Missing", "<parameter Missing>")]
    [InlineData("!Ref Latest", "<SSM parameter /ami/latest>")]
    [InlineData("!Ref AWS::Region", "eu-west-1")]
    [InlineData("!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root", "arn:aws:iam::123456789012:root")]
    [InlineData("!Ref AWS::StackId", "<AWS::StackId>")]
    [InlineData("!Ref Vpc", "Vpc")]
    // GetAtt, in all its spellings.
    [InlineData("!GetAtt Vpc.CidrBlock", "10.0.0.0/16")]
    [InlineData("!GetAtt [Vpc, CidrBlock]", "10.0.0.0/16")]
    [InlineData("{ \"Fn::GetAtt\": [Vpc, DefaultSecurityGroup] }", "Vpc.DefaultSecurityGroup")]
    [InlineData("!GetAtt [Vpc, !Sub 'Cidr${Name}']", "<attribute Vpc.Cidrshop>")]
    [InlineData("!GetAtt Vpc.VpcId", "Vpc")]
    [InlineData("!Select [0, !GetAtt Vpc.Ipv6CidrBlocks]", "<item 0 of attribute Vpc.Ipv6CidrBlocks>")]
    // Sub.
    [InlineData("!Sub '${Name}-${!Literal}-${AWS::StackName}'", "shop-${Literal}-probesuite")]
    [InlineData("!Sub ['${a}.${Vpc.CidrBlock}', { a: !Ref Port }]", "443.10.0.0.0/16")]
    [InlineData("!Sub 'x${Missing}y'", "x<parameter Missing>y")]
    [InlineData("!Sub '$ {Name} $Name {Name}'", "$ {Name} $Name {Name}")]
    // Lists.
    [InlineData("!Join ['-', [a, !Ref Name, !Ref 'AWS::NoValue']]", "a-shop")]
    [InlineData("!Join [',', !Ref Ids]", "a,b,c")]
    [InlineData("!Join ['', !Ref NoIds]", "")]
    [InlineData("!Join ['-', [a, !Ref Missing]]", "a-<parameter Missing>")]
    [InlineData("!Split [',', 'a,b']", """["a","b"]""")]
    [InlineData("!Select [1, !Split [',', !Sub '${Vpc},${Name}']]", "shop")]
    [InlineData("!Split [',', !Sub '${Missing},${Name}']", """["<parameter Missing>","shop"]""")]
    [InlineData("!Select [0, !Split [',', !Sub '${Name},${Missing}']]", "shop")]
    [InlineData("!Select [1, !Split [',', !Sub '${Missing},${Name}']]", "<item 1 of a list with parameter Missing>")]
    [InlineData("!Select ['2', !Ref Ids]", "c")]
    [InlineData("!Select [0, !Ref Missing]", "<item 0 of parameter Missing>")]
    [InlineData("!Select [!Ref Missing, !Ref Ids]", "<parameter Missing>")]
    [InlineData("{ 'Fn::Length': !Ref Ids }", "3")]
    // Choices.
    [InlineData("!If [Yes, a, b]", "a")]
    [InlineData("!If [No, a, b]", "b")]
    [InlineData("!If [Number, a, b]", "a")]
    [InlineData("!If [Unsure, a, b]", "<condition Unsure, which depends on parameter Missing>")]
    [InlineData("!If [Unsure, [a], [a]]", """["a"]""")]
    [InlineData("!If [Both, a, b]", "<condition Unsure, which depends on parameter Missing>")]
    [InlineData("!If [Neither, a, b]", "b")]
    [InlineData("!If [Either, a, b]", "a")]
    [InlineData("!FindInMap [Sizes, !Ref 'AWS::Region', Small]", "t3.nano")]
    [InlineData("!FindInMap [Sizes, eu-west-1, Ports]", "[80,443]")]
    [InlineData("{ 'Fn::FindInMap': [Sizes, nowhere, Small, { DefaultValue: none }] }", "none")]
    [InlineData("!FindInMap [Sizes, !Ref Missing, Small]", "<parameter Missing>")]
    // Blocks and zones.
    [InlineData("!Cidr [10.0.0.0/16, 3, 8]", """["10.0.0.0/24","10.0.1.0/24","10.0.2.0/24"]""")]
    [InlineData("!Cidr [10.0.0.0/16, 2]", """["10.0.0.0/24","10.0.1.0/24"]""")]
    [InlineData("!Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 2, 12]]", "10.0.16.0/20")]
    [InlineData("!Cidr ['2001:db8::/56', 2, 64]", """["2001:db8::/64","2001:db8:0:1::/64"]""")]
    [InlineData("!Select [1, !Cidr [!Ref Missing, 2, 8]]", "<block 1 of parameter Missing>")]
    [InlineData("!Select [1, !GetAZs '']", "eu-west-1b")]
    [InlineData("!Select [0, !GetAZs ]", "eu-west-1a")]
    [InlineData("!Select [0, !GetAZs { Ref: AWS::Region }]", "eu-west-1a")]
    [InlineData("!Select [0, !GetAZs us-east-1]", "us-east-1a")]
    [InlineData("!Select [3, !GetAZs '']", "<item 3 of the zones of eu-west-1>")]
    // Other stacks, and what CloudFormation looks up.
    [InlineData("!ImportValue network-Subnet", "<import network-Subnet>")]
    [InlineData("!ImportValue { 'Fn::Sub': '${Missing}-Subnet' }", "<import <parameter Missing>-Subnet>")]
    [InlineData("!ImportValue given", "subnet-1")]
    [InlineData("'{{resolve:ssm:/net/vpc:1}}'", "<{{resolve:ssm:/net/vpc:1}}>")]
    [InlineData("!Join ['', ['{{resolve:ssm:', !Ref Name, '}}/x']]", "<{{resolve:ssm:shop}}>/x")]
    [InlineData("!Join ['', ['{{resolve:ssm:', !Ref Missing, '}}']]", "<{{resolve:ssm:<parameter Missing>}}>")]
    [InlineData("!Sub 'a{{resolve:ssm:x}}b{{resolve:ssm:y}}'", "a<{{resolve:ssm:x}}>b<{{resolve:ssm:y}}>")]
    [InlineData("{ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } }", "<Fn::Transform of s3://b/k>")]
    // Texts.
    [InlineData("!Base64 hello", "aGVsbG8=")]
    [InlineData("{ 'Fn::ToJsonString': { a: 1, b: '1', c: true, d: [!Ref Name], e: !Ref 'AWS::NoValue' } }", """{"a":1,"b":"1","c":true,"d":["shop"]}""")]
    [InlineData("yes", "yes")]
    [InlineData("no", "no")]
    public void A_function_comes_to(string value, string expected) =>
        Assert.Equal(expected, Templates.Value(value, Sections, Templates.Here with { Imports = new Dictionary<string, string> { ["given"] = "subnet-1" } }));

    [Theory]
    [InlineData("!Sub '${AWS::Region}a'", "<AWS::Region>a")]
    [InlineData("!Select [0, !GetAZs '']", "<zone a of AWS::Region>")]
    [InlineData("!Sub '${AWS::URLSuffix}'", "<AWS::URLSuffix>")]
    [InlineData("!Ref AWS::AccountId", "<AWS::AccountId>")]
    public void What_depends_on_a_Region_or_account_that_is_not_given_is_unknown(string value, string expected) =>
        Assert.Equal(expected, Templates.Value(value, options: new()));

    [Theory]
    [InlineData("cn-north-1", "aws-cn amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "aws-us-gov amazonaws.com")]
    [InlineData("eu-west-1", "aws amazonaws.com")]
    public void Partitions_follow_the_Region(string region, string expected) =>
        Assert.Equal(expected, Templates.Value("!Sub '${AWS::Partition} ${AWS::URLSuffix}'", options: new() { Region = region }));

    [Fact]
    public void An_attribute_that_the_caller_knows_is_taken_from_the_caller() =>
        Assert.Equal("10.9.0.0/16", Templates.Value("!GetAtt Vpc.CidrBlock", options: Templates.Here with { Attributes = new Dictionary<string, string> { ["Vpc.CidrBlock"] = "10.9.0.0/16" } }));

    [Theory]
    [InlineData("!Ref Nobody", "template.yaml, line 5: Outputs.It.Value: there is no parameter or resource Nobody to refer to.")]
    [InlineData("!GetAtt Nobody.Arn", "template.yaml, line 5: Outputs.It.Value: there is no resource Nobody to take Arn from.")]
    [InlineData("!Sub '${Nobody.Arn}'", "template.yaml, line 5: Outputs.It.Value: there is no resource Nobody to take Arn from.")]
    [InlineData("!If [Nowhere, a, b]", "template.yaml, line 5: Outputs.It.Value: there is no condition Nowhere.")]
    [InlineData("!If [a, b]", "template.yaml, line 5: Outputs.It.Value: Fn::If wants a condition's name and two values.")]
    [InlineData("!FindInMap [Nothing, a, b]", "template.yaml, line 5: Outputs.It.Value: Mappings has no Nothing.a.b.")]
    [InlineData("!Select [5, [a, b]]", "template.yaml, line 5: Outputs.It.Value: Fn::Select: there is no item 5 in a list of 2.")]
    [InlineData("!Select [x, [a, b]]", "template.yaml, line 5: Outputs.It.Value: Fn::Select wants an index and a list.")]
    [InlineData("!Join [a]", "template.yaml, line 5: Outputs.It.Value: Fn::Join wants a separator and a list.")]
    [InlineData("!Cidr [10.0.0.0/24, 2, 8]", "template.yaml, line 5: Outputs.It.Value: 10.0.0.0/24 does not hold 2 blocks with 8 host bits.")]
    [InlineData("!Cidr [banana, 2, 8]", "template.yaml, line 5: Outputs.It.Value: Fn::Cidr wants an address block, and banana is none.")]
    [InlineData("!Cidr [10.0.0.0/16, 300, 4]", "template.yaml, line 5: Outputs.It.Value: Fn::Cidr makes 1 to 256 blocks, and 300 is asked for.")]
    [InlineData("!Sub ['${a}', { a: [b] }]", "template.yaml, line 5: Outputs.It.Value: Fn::Sub wants a text for a, and it is a list.")]
    [InlineData("!Banana x", "template.yaml, line 5: Outputs.It.Value: there is no function Fn::Banana.")]
    public void A_function_that_leads_nowhere_is_refused(string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<TemplateException>(() => Templates.Value(value)).Message);

    [Fact]
    public void A_condition_that_depends_on_itself_is_refused() =>
        Assert.Equal(
            "template.yaml, line 2: Conditions.A: the condition depends on itself.",
            Templates.Refused("Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources: { Vpc: { Type: AWS::EC2::VPC, Condition: A } }"));

    [Fact]
    public void Attributes_that_depend_on_one_another_are_refused() =>
        Assert.Equal(
            "template.yaml, line 2: A.CidrBlock: B.CidrBlock depends on itself.",
            Templates.Refused("Resources:\n  A: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !GetAtt B.CidrBlock } }\n  B: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !GetAtt A.CidrBlock } }\n"));
}
