using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class FixLinesTests
{
    [Fact]
    public void Prose_is_wrapped_and_the_command_behind_it_stands_alone() => Assert.Equal(
        [
            "Let the route name something",
            "that works, or delete it:",
            "  aws ec2 delete-route \\",
            "    --route-table-id rtb-1 \\",
            "    --dry-run",
        ],
        FixLines.Of("Let the route name something that works, or delete it: aws ec2 delete-route --route-table-id rtb-1 --dry-run", 30));

    [Theory]
    [InlineData("Type: AWS::EC2::SecurityGroupIngress of this length")]
    [InlineData("  SourceSecurityGroupId: sg-0123456789abcdef0 and more")]
    [InlineData("aws ec2 create-tags --tags \"Key=--name,Value=a long one\"")]
    public void What_would_break_when_it_is_broken_stays_whole(string line) => Assert.Equal([line], FixLines.Of(line, 30));

    [Fact]
    public void Lines_that_fit_stay_as_they_are() => Assert.Equal(["One: aws two", "", "  three"], FixLines.Of("One: aws two\r\n\n  three\n", 30));
}
