namespace ProbeSuite.Topology.Saved;

public class PrefixListBodyTests
{
    private const string Described = """{"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "com.amazonaws.eu-west-1.s3"}]}""";
    private const string Entries = """{"Entries": [{"Cidr": "52.218.0.0/17"}]}""";

    [Theory]
    [InlineData("a.json", """{"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "s3", "Cidrs": ["52.218.0.0/17"]}]}""")]   // describe-prefix-lists
    [InlineData("a.json", """{"PrefixListId": "pl-1", "Entries": [{"Cidr": "52.218.0.0/17"}]}""")]                                  // the id beside
    [InlineData("get-managed-prefix-list-entries.pl-1.json", Entries)]                                                              // the id in the file's name
    public void Blocks_are_the_lists_that_they_are_attributed_to(string file, string body)
    {
        using var folder = new SavedFolder().With("lists.json", Described).With(file, body);

        var snapshot = SnapshotFolder.Read(folder.Path);

        var list = Assert.Single(snapshot.PrefixLists);
        Assert.Equal("52.218.0.0/17", Assert.Single(list.Entries!).ToString());
        Assert.Null(snapshot.GapIn(ResourceKind.PrefixLists, "pl-1"));
    }

    [Fact]
    public void Entries_that_nobody_names_are_nobodys()
    {
        using var folder = new SavedFolder().With("lists.json", Described).With("entries.json", Entries);

        var snapshot = SnapshotFolder.Read(folder.Path);

        Assert.Null(Assert.Single(snapshot.PrefixLists).Entries);
        Assert.Equal(
            "no get-managed-prefix-list-entries output for pl-1 in the folder; whose entries entries.json holds is not said: put the list's id into the file's name",
            snapshot.GapIn(ResourceKind.PrefixLists, "pl-1")?.Why);
    }
}
