using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Hosting;
using ProbeSuite.Targets;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>What one run asks: the event and the configuration taken together.</summary>
internal sealed record Question
{
    /// <summary><c>schedule</c>, <c>on-demand</c> or <c>lab</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>Whom it asks.</summary>
    public required IReadOnlyList<ProbeFunction> Placements { get; init; }

    /// <summary>How long each check may take.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>How often each target is tried; null for what the target says.</summary>
    public required int? Attempts { get; init; }

    /// <summary>Names of configured targets and URLs; null for all that are configured.</summary>
    public required IReadOnlyList<string>? Wanted { get; init; }

    /// <summary>Whether it asks every placement for every target, so that it may stand as the latest run.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Whether it stores its report and may send it.</summary>
    public required bool Publishes { get; init; }

    /// <summary>Whether the event itself wants a message, whatever the policy says.</summary>
    public required bool MustSend { get; init; }

    /// <summary>Whether the configured targets are needed.</summary>
    public bool NeedsConfiguredTargets => Wanted is null || Wanted.Any(text => !IsUrl(text));

    /// <summary>Reads the event in the light of the configuration.</summary>
    /// <exception cref="InvalidEventException">It names a placement that is not configured, or an empty list.</exception>
    public static Question Of(AggregatorRequest request, AggregatorSettings settings)
    {
        var isWhole = request.Placements is null && request.Targets is null;
        var trigger = request.Trigger ?? "on-demand";
        return new()
        {
            Trigger = trigger,
            Placements = Placed(request.Placements, settings.Placements),
            Patience = request.Patience is { } text && Durations.TryParse(text, out var patience) ? patience : settings.Patience,
            Attempts = request.Attempts,
            Wanted = request.Targets is [] ? throw Empty("targets") : request.Targets,
            IsWhole = isWhole,
            Publishes = request.Publish ?? (isWhole || trigger == "schedule"),
            MustSend = request.Publish == true,
        };
    }

    /// <summary>The targets that are wanted, in the event's order.</summary>
    /// <exception cref="InvalidEventException">One is neither the name of a configured target nor a URL that can be tried.</exception>
    public IReadOnlyList<Target> Select(IReadOnlyList<Target> configured, Placeholders fill) =>
        Wanted is null ? configured : [.. Wanted.Select(text => Select(text, configured, fill)).DistinctBy(target => target.Name)];

    private static Target Select(string text, IReadOnlyList<Target> configured, Placeholders fill)
    {
        if (configured.FirstOrDefault(target => target.Name == text) is { } named)
        {
            return named;
        }

        if (!IsUrl(text))
        {
            throw Unknown("target", text, configured.Select(target => target.Name));
        }

        try
        {
            return Target.Parse(fill.In(text), text);
        }
        catch (TargetException e)
        {
            throw new InvalidEventException($"The event's {e.Message}.");
        }
    }

    private static ProbeFunction[] Placed(IReadOnlyList<string>? wanted, IReadOnlyList<ProbeFunction> configured) => wanted switch
    {
        null => [.. configured],
        [] => throw Empty("placements"),
        _ => [.. wanted.Distinct(StringComparer.Ordinal).Select(name =>
            configured.FirstOrDefault(placement => placement.Name == name)
            ?? throw Unknown("placement", name, configured.Select(placement => placement.Name)))],
    };

    private static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal);

    private static InvalidEventException Empty(string field) => new($"The event's {field} is an empty list; leave it out to ask all.");

    private static InvalidEventException Unknown(string what, string name, IEnumerable<string> known) =>
        new($"The event names the {what} \"{name}\", which is not configured; known are {string.Join(", ", known)}.");
}
