using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Comparison;

public class SharedCauseTests
{
    private const string Suspect = "Nothing in this run got through the NAT gateway nat-1: look there first.";

    [Fact]
    public void Cells_that_differ_in_the_address_alone_are_one_sentence_with_all_addresses() => Assert.Equal(
        ["Nothing came back from 203.0.113.1:443, 203.0.113.2:443 and 203.0.113.3:443, and rtb-1 has no route to 203.0.113.1, 203.0.113.2 and 203.0.113.3."],
        Sentences([.. Enumerable.Range(1, 3).Select(number => Lost($"t{number}", $"203.0.113.{number}:443", $"Nothing came back from 203.0.113.{number}:443, and rtb-1 has no route to 203.0.113.{number}."))]));

    [Fact]
    public void Many_addresses_are_counted_and_the_same_one_is_told_once()
    {
        Cell[] cells = [.. Enumerable.Range(1, 5).Append(1).Select(number => Lost("t", $"203.0.113.{number}:443", $"Nothing came back from 203.0.113.{number}:443."))];

        Assert.Equal(["Nothing came back from 203.0.113.1:443, 203.0.113.2:443 and 3 others."], Sentences(cells));
        Assert.Equal(["Nothing came back from 203.0.113.1:443."], Sentences(cells[0], cells[5]));
    }

    [Fact]
    public void Cells_of_one_cause_that_saw_different_things_are_told_what_they_have_in_common() => Assert.Equal(
        [$"Blocked, although the configuration lets it pass. {Suspect}"],
        Sentences(Lost("a", "203.0.113.1:443", $"Nothing came back within 1 s. {Suspect}", Suspect), Lost("b", "203.0.113.2:443", $"There was no route. {Suspect}", Suspect)));

    [Theory]
    [InlineData(PathState.Open, "Open, and whether it should be cannot be told: ec2:DescribeRouteTables was denied.")]
    [InlineData(PathState.Blocked, "Blocked, and whether it should be cannot be told: ec2:DescribeRouteTables was denied.")]
    [InlineData(PathState.Unknown, "What was seen says nothing of the path, nor does the configuration: ec2:DescribeRouteTables was denied.")]
    public void A_missing_permission_is_told_once_for_all_that_saw_the_same_path(PathState seen, string sentence)
    {
        Cell[] cells = [.. new[] { "one", "two" }.Select(text => Lost(text, null, text, "ec2:DescribeRouteTables was denied.") with { Agreement = Agreement.Unknown })];

        Assert.Equal([sentence], Sentences([.. cells.Select(cell => cell with { Observed = cell.Observed! with { Path = seen } })]));
    }

    [Fact]
    public void Other_causes_other_paths_and_other_agreements_stay_apart()
    {
        var lost = Lost("a", null, "Silence.", Suspect);
        Cell[] cells =
        [
            lost,
            lost with { Cause = "Another." },
            lost with { Agreement = Agreement.UnexpectedlyOpen },
            lost with { Observed = lost.Observed! with { Path = PathState.Unknown } },
        ];

        Assert.Equal(4, SharedCause.Of(cells).Count());
    }

    [Fact]
    public void An_address_of_IPv6_is_found_in_its_brackets() => Assert.Equal(
        ["Nothing came back from [2600::1]:443 and [2600::2]:443, for 2600::1 and 2600::2 are far."],
        Sentences(Lost("a", "[2600::1]:443", "Nothing came back from [2600::1]:443, for 2600::1 are far."), Lost("b", "[2600::2]:443", "Nothing came back from [2600::2]:443, for 2600::2 are far.")));

    private static IEnumerable<string> Sentences(params Cell[] cells) => SharedCause.Of(cells).Select(cause => cause.Sentence);

    private static Cell Lost(string target, string? remote, string explanation, string? cause = null) => new()
    {
        Placement = "private",
        Target = target,
        Agreement = Agreement.UnexpectedlyBlocked,
        Observed = new() { Path = PathState.Blocked, Outcome = "silent", Permission = Permission.NotAsked, RemoteAddress = remote },
        Predicted = new(PathState.Open, null, [], []),
        Explanation = explanation,
        Cause = cause,
    };
}
