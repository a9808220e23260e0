using System.Collections;
using System.Diagnostics;
using System.Reflection;
using ProbeSuite.Lab.Network;
using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Makes a network smaller for as long as one of its flows still ends otherwise than predicted.</summary>
internal static class Shrinking
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);
    private static readonly string[] Inner = ["Routes", "Entries", "Ingress", "Egress"];

    /// <summary>The smallest network found, with the disagreement in it. What the predictor did not get to see may be what matters.</summary>
    public static async Task<(LabPlan Plan, Cell Cell)> RunAsync(LabInput input, LabPlan plan, Cell cell)
    {
        // The completed snapshot keeps everybody's address, whoever is taken away.
        input = input with { Snapshot = plan.Snapshot };
        var (found, watch) = ((plan, cell), Stopwatch.StartNew());
        bool again;
        do
        {
            again = false;
            foreach (var (list, index) in Lists(input).SelectMany(list => Enumerable.Range(0, list.Count(input)).Reverse().Select(index => (list, index))).ToArray())
            {
                var smaller = list.Without(input, index);
                if (smaller is not null && watch.Elapsed < Longest && await StillAsync(smaller, cell) is { } still)
                {
                    (input, found, again) = (smaller, still, true);
                }
            }
        }
        while (again);
        return found;
    }

    private static async Task<(LabPlan, Cell)?> StillAsync(LabInput input, Cell cell)
    {
        try
        {
            var plan = LabPlan.Build(input);
            return IsAlike(cell.Question.Ask(new Predictor(plan.Snapshot), plan), cell.Prediction)
                && await Trial.RunAsync(plan, questions: [cell.Question]) is [{ Agrees: false } still] && IsAlike(still, cell) ? (plan, still) : null;
        }
        catch (Exception e) when (e is LabInputException or LabNetworkException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return null;   // What was taken away is needed by what is left.
        }
    }

    /// <summary>Whether it says the same by the same gates, and not for want of something that the network had.</summary>
    private static bool IsAlike(Prediction? smaller, Prediction whole) => smaller is not null && Gates(smaller).SetEquals(Gates(whole));

    private static HashSet<(string, Direction, PathState)> Gates(Prediction prediction) => [.. prediction.Steps.Select(step => (step.Gate, step.Direction, step.Path))];

    private static bool IsAlike(Cell smaller, Cell whole) => smaller.IsOpen == whole.IsOpen && (smaller.IsOpen || smaller.Seen == whole.Seen);

    private static IEnumerable<Droppable> Lists(LabInput input)
    {
        yield return new(typeof(EnvironmentRequest), one => one.Environments, (one, list) => one with { Environments = (IReadOnlyList<EnvironmentRequest>)list });
        yield return new(typeof(ServiceHost), one => one.ServiceHosts, (one, list) => one with { ServiceHosts = (IReadOnlyList<ServiceHost>)list });
        foreach (var property in typeof(Snapshot).GetProperties().Where(property => IsList(property) && property.Name != nameof(Snapshot.Functions)))
        {
            yield return new(
                ElementOf(property),
                one => (IEnumerable)property.GetValue(one.Snapshot)!,
                (one, list) => one with { Snapshot = (Snapshot)With(one.Snapshot, property, list) });
            foreach (var inner in ElementOf(property).GetProperties().Where(inner => Inner.Contains(inner.Name) && IsList(inner)))
            {
                for (var at = 0; at < ((IEnumerable)property.GetValue(input.Snapshot)!).Cast<object>().Count(); at++)
                {
                    var place = at;
                    yield return new(
                        ElementOf(inner),
                        one => Items(one).ElementAtOrDefault(place) is { } holder ? (IEnumerable)(inner.GetValue(holder) ?? Array.Empty<object>()) : Array.Empty<object>(),
                        (one, list) =>
                        {
                            var items = Items(one).ToArray();
                            items[place] = With(items[place], inner, list);
                            return one with { Snapshot = (Snapshot)With(one.Snapshot, property, Typed(ElementOf(property), items)) };
                        });
                }
            }

            IEnumerable<object> Items(LabInput one) => ((IEnumerable)property.GetValue(one.Snapshot)!).Cast<object>();
        }
    }

    private static bool IsList(PropertyInfo property) =>
        property.CanWrite && property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    /// <summary>What <c>with</c> does, for a property that is only known when it runs.</summary>
    private static object With(object record, PropertyInfo property, object value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static Type ElementOf(PropertyInfo list) => list.PropertyType.GetGenericArguments()[0];

    private static Array Typed(Type element, object[] items)
    {
        var typed = Array.CreateInstance(element, items.Length);
        items.CopyTo(typed, 0);
        return typed;
    }

    /// <summary>One list of a network that may lose elements.</summary>
    private sealed record Droppable(Type Element, Func<LabInput, IEnumerable> Get, Func<LabInput, object, LabInput> Set)
    {
        public int Count(LabInput input) => Get(input).Cast<object>().Count();

        /// <summary>Null where nothing is there to be dropped, or AWS would not let it go: a local route.</summary>
        public LabInput? Without(LabInput input, int index)
        {
            var items = Get(input).Cast<object>().ToArray();
            return index >= items.Length || items[index] is Route { Target.Kind: RouteTargetKind.Local } or NetworkAclEntry { RuleNumber: NetworkAclEntry.Closing }
                ? null
                : Set(input, Typed(Element, [.. items.Where((_, place) => place != index)]));
        }
    }
}
