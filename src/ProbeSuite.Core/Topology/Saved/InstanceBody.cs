using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-instances</c>' <c>Reservations[].Instances</c>.</summary>
internal static class InstanceBody
{
    public static Instance Read(BodyNode node) => new(
        node.Required("InstanceId"),
        node.Tag("Name"),
        node.Child("State")?.Text("Name"),
        [
            .. node.Items("NetworkInterfaces")
                .OrderBy(card => card.Child("Attachment")?.Number("DeviceIndex") ?? 0)
                .Select(card => card.Text("NetworkInterfaceId"))
                .OfType<string>(),
        ]);

    /// <summary>A reservation of that instance alone.</summary>
    public static JsonObject Write(Instance instance) => BodyJson.Of(("Instances", new JsonArray(BodyJson.Of(
        ("InstanceId", instance.Id),
        ("State", instance.State is { } state ? BodyJson.Of(("Name", state)) : null),
        ("NetworkInterfaces", BodyJson.List(instance.NetworkInterfaceIds.Index(), card => BodyJson.Of(
            ("NetworkInterfaceId", card.Item), ("Attachment", BodyJson.Of(("DeviceIndex", card.Index)))))),
        ("Tags", BodyJson.Tags(instance.Name))))));
}
