namespace ProbeSuite.Topology.Saved;

/// <summary>What bodies of <c>aws elbv2 describe-listeners</c> tell, put together by load balancer.</summary>
/// <seealso href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html"/>
internal sealed class ListenersOfBalancers
{
    private readonly Dictionary<string, List<LoadBalancerListener>> _listeners = new(StringComparer.Ordinal);

    // Those whose last page was met.
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);

    public void Add(BodyNode body)
    {
        var goesOn = (body.Text("NextToken") ?? body.Text("NextMarker")) is not null;
        foreach (var node in body.Items("Listeners"))
        {
            // arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/app/NAME/ID
            if (node.Text("LoadBalancerArn")?.Split('/') is not [_, _, var name, _] || node.Text("Protocol") is not { } protocol || node.Number("Port") is not { } port)
            {
                continue;
            }

            if (!_listeners.TryGetValue(name, out var known))
            {
                _listeners.Add(name, known = []);
            }

            known.Add(new(protocol, port));
            if (!goesOn)
            {
                _ended.Add(name);
            }
        }
    }

    /// <summary>A load balancer with its listeners, where all of them were read.</summary>
    public LoadBalancer Complete(LoadBalancer balancer) => !balancer.IsClassic && _ended.Contains(balancer.Name)
        ? balancer with { Listeners = [.. _listeners[balancer.Name].Distinct()] }
        : balancer;
}
