namespace ProbeSuite.Templates.Parsing;

public class TemplateTextTests
{
    private const string Vpc = "Resources: { Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } } }";

    [Theory]
    [InlineData("\uFEFF" + Vpc)]
    [InlineData("---\n" + Vpc + "\n...\n")]
    [InlineData("# a remark\n" + Vpc)]
    [InlineData("Transform: AWS::Serverless-2016-10-31\n" + Vpc)]
    [InlineData("Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n" + Vpc)]
    [InlineData("Transform: { Name: 'AWS::Serverless-2016-10-31' }\n" + Vpc)]
    [InlineData(Vpc + "\nOutputs:\n  A: { Value: 1 }\n  A: { Value: 2 }\n")]
    [InlineData("""{ "Resources": { "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } } } }""")]
    [InlineData("\uFEFF{\t\"Resources\":\n\t{ \"Vpc\": { \"Type\": \"AWS::EC2::VPC\", \"Properties\": { \"CidrBlock\": \"10.0.0.0\\/16\" } } } }")]
    [InlineData("{ Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } } } }")]
    [InlineData("Resources:\n  Vpc: &it { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n  Other: *it\n")]
    [InlineData("Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Condition: ''\n    Properties:\n      <<: { CidrBlock: 10.0.0.0/16 }\n")]
    public void Every_way_of_writing_a_template_is_read(string text) =>
        Assert.Contains(Templates.Read(text).Snapshot.Vpcs, vpc => vpc.Id == "Vpc" && $"{vpc.CidrBlocks[0]}" == "10.0.0.0/16");

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_counts() =>
        Assert.Equal("2", Templates.Read(Vpc + "\nOutputs:\n  A: { Value: 1 }\n  A: { Value: 2 }\n").Outputs["A"]);

    [Theory]
    [InlineData("", "template.yaml, line 1: the file is empty.")]
    [InlineData("just a text", "template.yaml, line 1: this is no template: it has no section Resources.")]
    [InlineData("Outputs: {}", "template.yaml, line 1: this is no template: it has no section Resources.")]
    [InlineData("Resources: []", "template.yaml, line 1: Resources must be a mapping.")]
    [InlineData("Resources:\n  Vpc: {}", "template.yaml, line 2: Vpc: a resource needs a Type.")]
    [InlineData("Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties: text", "template.yaml, line 4: Vpc.Properties: this must be a mapping.")]
    [InlineData("Resources:\n  Vpc: *nobody", "template.yaml, line 2: the alias *nobody has no anchor above it.")]
    [InlineData("Resources:\n  {% if x %}\n  Vpc: {}", "template.yaml, line 2: this is a line of a macro language such as Jinja; expand the template first.")]
    [InlineData("Resources: {}\n---\nResources: {}", "template.yaml, line 2: a template is one YAML document, and a second begins here.")]
    [InlineData("{ \"Resources\": {\n \"Vpc\": } }", "template.yaml, line 2: this is not JSON: '}' is an invalid start of a value.")]
    [InlineData("Resources:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/more.yaml } }", "template.yaml, line 2: Resources includes s3://bucket/more.yaml by Fn::Transform, which cannot be read here; put its content into the template.")]
    [InlineData("Parameters:\n  A: {}\nResources: {}", "template.yaml, line 2: Parameters.A: a parameter needs a Type.")]
    public void What_is_no_template_is_refused_with_its_line(string text, string sentence) =>
        Assert.Equal(sentence, Templates.Refused(text));

    [Fact]
    public void A_syntax_error_is_refused_with_its_line() =>
        Assert.Equal("template.yaml, line 3: this is not YAML: behind this line a list, mapping or text breaks off.", Templates.Refused("Resources:\n  Vpc:\n   Type: [AWS::EC2::VPC\n  Other: x\n"));

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.StartsWith("nowhere/template.yaml: it cannot be read: ", Assert.Throws<TemplateException>(() => TemplateReader.Read("nowhere/template.yaml", new())).Message);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("- ")]
    public void Endless_nesting_is_refused(string opening) =>
        Assert.Throws<TemplateException>(() => Templates.Read(string.Concat(Enumerable.Repeat(opening, 100_000))));

    [Fact]
    public void Aliases_of_aliases_do_not_fill_the_memory()
    {
        var lines = Enumerable.Range(1, 40).Select(level => $"  a{level}: &a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1}]");

        Assert.EndsWith("its aliases make it too large.", Templates.Refused($"Metadata:\n  a0: &a0 x\n{string.Join('\n', lines)}\nResources: {{}}\n"));
    }
}
