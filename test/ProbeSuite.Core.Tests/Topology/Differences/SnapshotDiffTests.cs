using System.Collections;
using System.Reflection;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Tests.Topology.Differences;

public class SnapshotDiffTests
{
    /// <summary>Fields that tell nothing by themselves: ids by which resources are found.</summary>
    private static readonly string[] Keys = ["Id", "LambdaFunction.Name", "LambdaFunction.LogicalId", "LoadBalancer.Name", "AllocationId"];

    [Fact]
    public void Equal_networks_do_not_differ() => Assert.Empty(SnapshotDiff.Of(Everything.Snapshot, Everything.Snapshot with { TakenAt = null }));

    [Fact]
    public void A_network_that_went_through_a_file_does_not_differ()
    {
        using var file = new MemoryStream();
        SnapshotText.Write(Everything.Snapshot, file);

        Assert.Empty(SnapshotDiff.Of(Everything.Snapshot, SnapshotText.Read(file.ToArray(), "file")));
    }

    [Fact]
    public void Every_resource_that_is_gone_is_told()
    {
        var told = SnapshotDiff.Of(Everything.Snapshot, new()).Select(difference => difference.Kind).Distinct().ToArray();

        Assert.Equal(Lists().Select(list => Camel(list.Name)), told);
    }

    // A field that somebody adds to a resource is compared, or this fails.
    [Fact]
    public void Every_field_of_every_resource_is_compared()
    {
        var forgotten =
            from list in Lists()
            where list.Name != "Gaps"
            let type = list.PropertyType.GetGenericArguments()[0]
            from field in Settable(type)
            where !Keys.Contains(field.Name) && !Keys.Contains($"{type.Name}.{field.Name}")
            where !Differs(list, field)
            select $"{type.Name}.{field.Name}";

        Assert.Empty(forgotten);
    }

    [Fact]
    public void The_order_of_lists_is_no_difference()
    {
        var network = Everything.Snapshot;
        var turned = network with { RouteTables = [.. network.RouteTables.Select(table => table with { Routes = [.. table.Routes.Reverse()], SubnetIds = [.. table.SubnetIds.Reverse()] })] };

        Assert.Empty(SnapshotDiff.Of(network, turned));
    }

    [Fact]
    public void A_kind_that_could_not_be_read_is_not_gone()
    {
        var blind = Everything.Snapshot with { NatGateways = [], Gaps = [.. Everything.Snapshot.Gaps, new(ResourceKind.NatGateways, "ec2:DescribeNatGateways was denied")] };

        Assert.Equal([new("gaps", "natGateways", null, null, "ec2:DescribeNatGateways was denied")], SnapshotDiff.Of(Everything.Snapshot, blind));
    }

    [Fact]
    public void A_resource_that_was_read_in_part_has_not_changed()
    {
        var vpc = Everything.Snapshot.Vpcs[0];
        var blind = Everything.Snapshot with
        {
            Vpcs = [vpc with { EnableDnsSupport = null }, .. Everything.Snapshot.Vpcs.Skip(1)],
            PrefixLists = [.. Everything.Snapshot.PrefixLists.Select(list => list with { Entries = null })],
            Gaps = [.. Everything.Snapshot.Gaps, new(ResourceKind.Vpcs, "ec2:DescribeVpcAttribute was throttled", vpc.Id)],
        };

        Assert.All(SnapshotDiff.Of(Everything.Snapshot, blind), difference => Assert.Equal("gaps", difference.Kind));
    }

    // Takes the value of a field away, or puts another there, and looks whether anything is told.
    private static bool Differs(PropertyInfo list, PropertyInfo field)
    {
        var changed = Everything.Snapshot with { };
        var items = ((IEnumerable)list.GetValue(changed)!).Cast<object>().ToArray();
        var seen = false;
        for (var index = 0; index < items.Length; index++)
        {
            var copy = Copy(items[index]);
            field.SetValue(copy, Other(field.PropertyType, field.GetValue(copy)));
            var array = Array.CreateInstance(list.PropertyType.GetGenericArguments()[0], items.Length);
            items.Select((item, at) => at == index ? copy : item).ToArray().CopyTo(array, 0);
            list.SetValue(changed, array);
            seen |= SnapshotDiff.Of(Everything.Snapshot, changed).Any();
        }

        return seen;
    }

    private static object? Other(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => $"{value}-other",
        var flag when flag == typeof(bool) => value is not true,
        var number when number == typeof(int) => (int)(value ?? 0) + 1,
        { IsEnum: true } name => Enum.ToObject(name, (Convert.ToInt32(value ?? 0, null) + 1) % Enum.GetValues(name).Length),
        var address when address == typeof(System.Net.IPAddress) => System.Net.IPAddress.Parse("192.0.2.99"),
        var placement when placement == typeof(Placement) => new Placement { VpcId = "vpc-other" },
        var side when side == typeof(PeeringSide) => new PeeringSide("vpc-other", []),
        var list when value is IEnumerable items && items.Cast<object>().Any() => Array.CreateInstance(list.GetGenericArguments()[0], 0),
        var list when list == typeof(IReadOnlyList<System.Net.IPNetwork>) => new[] { System.Net.IPNetwork.Parse("192.0.2.0/24") },
        _ => value,
    };

    private static object Copy(object item) => item.GetType().GetMethod("<Clone>$")!.Invoke(item, [])!;

    private static IEnumerable<PropertyInfo> Lists() => Settable(typeof(Snapshot)).Where(property => property.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(property.PropertyType));

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static string Camel(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
