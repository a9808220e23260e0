using System.Text;

namespace ProbeSuite.Topology.Saved;

public class SnapshotFolderTests
{
    private const string OneVpc = """{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}""";
    private const string OtherVpc = """{"Vpcs": [{"VpcId": "vpc-2", "CidrBlock": "10.1.0.0/16"}]}""";

    [Theory]
    [InlineData(OneVpc + OtherVpc)]
    [InlineData(OneVpc + "\n" + OtherVpc + "\n")]
    [InlineData("[" + OneVpc + "," + OtherVpc + "]")]
    [InlineData("\uFEFF" + OneVpc + OtherVpc)]
    public void A_file_holds_one_body_or_several(string text) =>
        Assert.Equal(["vpc-1", "vpc-2"], SavedFolder.Read(text).Vpcs.Select(vpc => vpc.Id));

    [Fact]
    public void A_file_may_be_what_PowerShell_writes()
    {
        using var folder = new SavedFolder().With("vpcs.json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(OneVpc)]);

        Assert.Equal("vpc-1", Assert.Single(SnapshotFolder.Read(folder.Path).Vpcs).Id);
    }

    [Fact]
    public void What_a_body_is_its_keys_say_and_not_its_file()
    {
        using var folder = new SavedFolder()
            .With("subnets.json", OneVpc)
            .With("B.JSON", """{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1"}], "Vpcs": [{"VpcId": "vpc-2"}]}""")
            .With("empty.json", "")
            .With("notes.txt", "no JSON");

        var snapshot = SnapshotFolder.Read(folder.Path);

        Assert.Equal(["vpc-2", "vpc-1"], snapshot.Vpcs.Select(vpc => vpc.Id));
        Assert.Equal("subnet-1", Assert.Single(snapshot.Subnets).Id);
    }

    [Fact]
    public void Of_two_resources_with_one_id_the_first_stays()
    {
        var snapshot = SavedFolder.Read(OneVpc + """{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.9.0.0/16"}]}""");

        Assert.Equal("10.0.0.0/16", Assert.Single(Assert.Single(snapshot.Vpcs).CidrBlocks).ToString());
    }

    [Fact]
    public void A_kind_without_a_body_is_a_gap_and_an_empty_list_is_none()
    {
        var snapshot = SavedFolder.Read("""{"Vpcs": [], "NatGateways": null}""");

        Assert.Equal("no describe-subnets output in the folder", snapshot.GapIn(ResourceKind.Subnets)?.Why);
        Assert.Null(snapshot.GapIn(ResourceKind.Vpcs));
        Assert.Null(snapshot.GapIn(ResourceKind.NatGateways));
        Assert.Equal(Enum.GetValues<ResourceKind>().Length - 2, snapshot.Gaps.Count);
    }

    [Theory]
    [InlineData(1, "no describe-subnets output in the folder; no known response in 0.json")]
    [InlineData(5, "no describe-subnets output in the folder; no known response in 0.json, 1.json, 2.json and 2 more files")]
    public void Files_that_are_passed_over_are_named_where_something_is_missing(int count, string why)
    {
        using var folder = new SavedFolder().With("vpcs.json", OneVpc);
        foreach (var number in Enumerable.Range(0, count))
        {
            folder.With($"{number}.json", """{"status": 200, "data": {"Subnets": []}}""");
        }

        Assert.Equal(why, SnapshotFolder.Read(folder.Path).GapIn(ResourceKind.Subnets)?.Why);
    }

    [Fact]
    public void A_list_whose_last_page_is_missing_is_a_gap()
    {
        const string Page = """{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1"}], "NextToken": "more"}""";

        Assert.Equal(
            "the describe-subnets output in the folder ends in a NextToken: its last page is missing",
            SavedFolder.Read(Page).GapIn(ResourceKind.Subnets)?.Why);
        Assert.Null(SavedFolder.Read(Page + """{"Subnets": []}""").GapIn(ResourceKind.Subnets));
    }

    [Fact]
    public void Region_and_account_are_what_zones_and_functions_tell()
    {
        var snapshot = SavedFolder.Read(
            """
            {"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "AvailabilityZone": "us-west-2-lax-1a"}],
             "Vpcs": [{"VpcId": "vpc-1", "OwnerId": "999999999999"}],
             "Functions": [{"FunctionName": "f", "FunctionArn": "arn:aws:lambda:us-west-2:123456789012:function:f"}]}
            """);

        Assert.Equal(("us-west-2", "123456789012"), (snapshot.Region, snapshot.Account));
    }
}
