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
}
