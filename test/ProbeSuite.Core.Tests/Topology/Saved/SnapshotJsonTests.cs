using System.Collections;

namespace ProbeSuite.Topology.Saved;

public class SnapshotJsonTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        var again = Rewrite(Everything.Snapshot);

        Assert.Equal(CanonicalText.Of(Everything.Snapshot), CanonicalText.Of(again));
    }

    [Fact]
    public void The_snapshot_above_leaves_no_list_empty() =>
        Assert.Empty(typeof(Snapshot).GetProperties()
            .Where(property => property.GetValue(Everything.Snapshot) is IEnumerable list && !list.GetEnumerator().MoveNext())
            .Select(property => property.Name));

    [Fact]
    public void What_could_not_be_read_stays_missing_and_what_is_empty_stays_empty()
    {
        var snapshot = new Snapshot { Gaps = [new(ResourceKind.NatGateways, "ec2:DescribeNatGateways was denied")] };

        Assert.Equal(CanonicalText.Of(snapshot), CanonicalText.Of(Rewrite(snapshot)));
        Assert.DoesNotContain(SnapshotJson.Bodies(snapshot), body => body.Command == "ec2 describe-nat-gateways");
    }

    [Fact]
    public void A_file_that_somebody_took_away_becomes_a_gap()
    {
        using var folder = new SavedFolder();
        SnapshotFolder.Write(Everything.Snapshot, folder.Path);
        File.Delete(Path.Combine(folder.Path, "ec2-describe-subnets.json"));

        Assert.Equal("no describe-subnets output in the folder", SnapshotFolder.Read(folder.Path).GapIn(ResourceKind.Subnets)?.Why);
    }

    [Fact]
    public void A_snapshot_is_written_over_an_earlier_one_and_never_among_other_files()
    {
        using var folder = new SavedFolder();
        SnapshotFolder.Write(Everything.Snapshot, folder.Path);
        SnapshotFolder.Write(Everything.Snapshot with { Vpcs = [] }, folder.Path);
        Assert.Empty(SnapshotFolder.Read(folder.Path).Vpcs);

        folder.With("package.json", "{}");
        Assert.Equal(
            $"{folder.Path} holds package.json, which is no part of this snapshot and would be read with it; name an empty folder",
            Assert.Throws<SnapshotException>(() => SnapshotFolder.Write(Everything.Snapshot, folder.Path)).Message);
    }

    private static Snapshot Rewrite(Snapshot snapshot)
    {
        using var folder = new SavedFolder();
        SnapshotFolder.Write(snapshot, folder.Path);
        return SnapshotFolder.Read(folder.Path);
    }
}
