namespace ProbeSuite.Templates.Evaluation;

public class ParametersTests
{
    private const string Text = """
        Parameters:
          Size:
            Type: String
            Default: small
            AllowedValues: [small, large, yes, "no"]
          Block: { Type: String, Default: 10.0.0.0/16, AllowedPattern: '10\..*', ConstraintDescription: must begin with 10. }
          Count: { Type: Number, Default: 1, MinValue: 1, MaxValue: 5 }
          Word: { Type: String, Default: abc, MinLength: 2, MaxLength: 4 }
          Zones: { Type: "List<Number>", Default: "1, 2" }
        Resources: { Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } } }
        Outputs: { Size: { Value: !Ref Size } }
        """;

    [Fact]
    public void A_given_value_goes_before_the_default() =>
        Assert.Equal("10.7.0.0/16", $"{Templates.Read(Text, Templates.With("Block=10.7.0.0/16")).Snapshot.Vpcs[0].CidrBlocks[0]}");

    [Fact]
    public void A_preferred_value_goes_before_the_default_and_is_passed_over_where_the_template_has_no_such_parameter()
    {
        var options = Templates.With("Size=large") with { Preferences = new Dictionary<string, string> { ["Size"] = "yes", ["Block"] = "10.7.0.0/16", ["Color"] = "red" } };
        var stack = Templates.Read(Text, options);

        Assert.Equal("large 10.7.0.0/16", $"{stack.Outputs["Size"]} {stack.Snapshot.Vpcs[0].CidrBlocks[0]}");
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public void Words_that_YAML_takes_for_truth_values_stay_words(string word) =>
        Assert.Equal(word, Templates.Read(Text, Templates.With($"Size={word}")).Outputs["Size"]);

    [Theory]
    [InlineData("Size=huge", "template.yaml, line 2: Parameters.Size: \"huge\" is not allowed; it must be one of small, large, yes, no.")]
    [InlineData("Block=192.168.0.0/16", "template.yaml, line 6: Parameters.Block: \"192.168.0.0/16\" is not allowed; it must begin with 10.")]
    [InlineData("Count=many", "template.yaml, line 7: Parameters.Count: \"many\" is not allowed; it must be a number.")]
    [InlineData("Count=9", "template.yaml, line 7: Parameters.Count: \"9\" is not allowed; it must be at most 5.")]
    [InlineData("Word=abcde", "template.yaml, line 8: Parameters.Word: \"abcde\" is not allowed; it must have at most 4 characters.")]
    [InlineData("Zones=1,b", "template.yaml, line 9: Parameters.Zones: \"b\" is not allowed; it must be a number.")]
    [InlineData("Color=red", "template.yaml, line 2: a value is given for the parameter Color, but the template has only Size, Block, Count, Word, Zones.")]
    public void A_value_that_the_template_does_not_take_is_refused(string parameter, string sentence) =>
        Assert.Equal(sentence, Templates.Refused(Text, Templates.With(parameter)));

    [Fact]
    public void A_rule_of_the_template_is_held_against_the_parameters() =>
        Assert.Equal(
            "template.yaml, line 6: Rules.Big: Large needs two.",
            Templates.Refused("""
                Parameters: { Size: { Type: String, Default: large }, Count: { Type: Number, Default: 1 } }
                Rules:
                  Big:
                    RuleCondition: !Equals [!Ref Size, large]
                    Assertions:
                      - Assert: !Equals [!Ref Count, 2]
                        AssertDescription: Large needs two.
                      - Assert: !Contains [[a], b]
                Resources: { Vpc: { Type: AWS::EC2::VPC } }
                """));

    [Fact]
    public void A_loop_is_expanded_with_names_made_by_the_loop()
    {
        var stack = Templates.Read("""
            Transform: [AWS::LanguageExtensions]
            Parameters: { Zones: { Type: CommaDelimitedList, Default: "a,b" } }
            Resources:
              Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
              Fn::ForEach::Subnets:
                - Zone
                - !Ref Zones
                - Subnet${Zone}:
                    Type: AWS::EC2::Subnet
                    Properties: { VpcId: !Ref Vpc, AvailabilityZone: !Sub "${AWS::Region}${Zone}", CidrBlock: !FindInMap [Blocks, !Ref Zone, It] }
                  Fn::ForEach::Tables:
                    - Kind
                    - [x-1, y]
                    - Table&{Zone}&{Kind}: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
            Mappings: { Blocks: { a: { It: 10.0.1.0/24 }, b: { It: 10.0.2.0/24 } } }
            """);

        Assert.Equal(["Subneta eu-west-1a 10.0.1.0/24", "Subnetb eu-west-1b 10.0.2.0/24"], stack.Snapshot.Subnets.Select(subnet => $"{subnet.Id} {subnet.AvailabilityZone} {subnet.CidrBlocks[0]}"));
        Assert.Equal(["Tableax1", "Tableay", "Tablebx1", "Tableby"], stack.Snapshot.RouteTables.Where(table => !table.IsMain).Select(table => table.Id));
    }

    [Fact]
    public void A_loop_over_something_unknown_is_refused() =>
        Assert.Equal(
            "template.yaml, line 3: Fn::ForEach::It: the loop's collection must be known, and depends on parameter Zones.",
            Templates.Refused("Parameters: { Zones: { Type: CommaDelimitedList } }\nResources:\n  Fn::ForEach::It: [Zone, !Ref Zones, { 'Subnet${Zone}': { Type: AWS::EC2::VPC } }]\n"));

    [Theory]
    [InlineData("AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>", "!Ref It", "a, b")]
    [InlineData("AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>", "!Select [1, !Ref It]", "b")]
    [InlineData("String", "'{{resolve:ssm:/net:3}}'", "a, b")]
    [InlineData("String", "!Select [0, !Split [', ', !Sub '{{resolve:ssm:${It}}}']]", "a")]
    [InlineData("String", "'{{resolve:ssm:/other}}'", "<{{resolve:ssm:/other}}>")]
    public void What_is_stored_in_SSM_is_known_where_it_is_given(string type, string value, string expected) =>
        Assert.Equal(expected, Templates.Value(value, $"Parameters: {{ It: {{ Type: '{type}', Default: /net }} }}", Templates.Here with { SsmParameters = new Dictionary<string, string> { ["/net"] = "a, b" } }));
}
