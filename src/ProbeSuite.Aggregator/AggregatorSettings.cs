using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Comparison;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator;

/// <summary>What the function's environment says.</summary>
internal sealed record AggregatorSettings
{
    private static readonly OrderedDictionary<string, PublishPolicy> PublishWords = new()
    {
        ["always"] = PublishPolicy.Always,
        ["on-change"] = PublishPolicy.OnChange,
        ["on-disagreement"] = PublishPolicy.OnDisagreement,
    };

    private static readonly OrderedDictionary<string, ReportLink> LinkWords = new()
    {
        ["console"] = ReportLink.Console,
        ["presigned"] = ReportLink.Presigned,
        ["none"] = ReportLink.None,
    };

    private static readonly OrderedDictionary<string, CellMetricsPolicy> CellMetricsWords = new()
    {
        ["none"] = CellMetricsPolicy.None,
        ["disagreements"] = CellMetricsPolicy.Disagreements,
        ["all"] = CellMetricsPolicy.All,
    };

    private static readonly OrderedDictionary<string, ChatProgram> ChatWords = new()
    {
        ["none"] = ChatProgram.None,
        ["amazon-q"] = ChatProgram.AmazonQ,
    };

    /// <summary>The probes, in order; at least one.</summary>
    public required IReadOnlyList<ProbeFunction> Placements { get; init; }

    /// <summary>Whether probes that other stacks put into the Region are asked too; default no.</summary>
    public bool Discovers { get; init; }

    /// <summary>The name of the SSM parameter that holds the targets.</summary>
    public required string TargetsParameter { get; init; }

    /// <summary>The topic that reports go to.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The bucket that reports are kept in.</summary>
    public required string Bucket { get; init; }

    /// <summary>How long a check may take, 10 ms to 15 min; default 3 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>When a report is sent; default on a change.</summary>
    public PublishPolicy Publish { get; init; } = PublishPolicy.OnChange;

    /// <summary>After how long without a message one is sent although nothing changed; default a day.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How a message leads to the report's page; default by the console.</summary>
    public ReportLink Link { get; init; } = ReportLink.Console;

    /// <summary>How many of the last runs must agree on a change before it counts; by default the one that saw it.</summary>
    public Confirmations Confirmations { get; init; } = Confirmations.Off;

    /// <summary>Which cells have metrics of their own; default those that are not as predicted.</summary>
    public CellMetricsPolicy CellMetrics { get; init; } = CellMetricsPolicy.Disagreements;

    /// <summary>Whose form the message for web hooks has; default the report itself.</summary>
    public ChatProgram Chat { get; init; }

    /// <summary>The Region that the function runs in; null outside Lambda.</summary>
    public string? Region { get; init; }

    /// <summary>What metrics are of.</summary>
    public string Service { get; init; } = "probesuite";

    /// <summary>The CloudWatch namespace of metrics.</summary>
    public string MetricsNamespace { get; init; } = "ProbeSuite";

    /// <summary>Reads the environment.</summary>
    /// <exception cref="SettingsException">A variable is missing or malformed.</exception>
    public static AggregatorSettings Read(Func<string, string?> variable) => new()
    {
        Placements = ReadPlacements(Required(variable, "PROBESUITE_PLACEMENTS", "the probes as name=function, parted by commas")),
        Discovers = Optional(variable, "PROBESUITE_DISCOVER") switch
        {
            null or "false" => false,
            "true" => true,
            var other => throw new SettingsException($"PROBESUITE_DISCOVER: \"{other}\" is neither true nor false."),
        },
        TargetsParameter = Required(variable, "PROBESUITE_TARGETS_PARAMETER", "the name of the SSM parameter that holds the targets"),
        TopicArn = ReadTopic(Required(variable, "PROBESUITE_TOPIC_ARN", "the ARN of the SNS topic that reports go to")),
        Bucket = Required(variable, "PROBESUITE_BUCKET", "the name of the bucket that keeps the reports"),
        Patience = ReadTime(variable, "PROBESUITE_PATIENCE", TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(15)),
        Publish = ReadWord(variable, "PROBESUITE_PUBLISH", PublishPolicy.OnChange, PublishWords),
        Heartbeat = ReadTime(variable, "PROBESUITE_HEARTBEAT", TimeSpan.FromHours(24), TimeSpan.FromMinutes(1), TimeSpan.FromDays(366)),
        Link = ReadWord(variable, "PROBESUITE_REPORT_LINK", ReportLink.Console, LinkWords),
        Confirmations = ReadConfirmations(Optional(variable, "PROBESUITE_CONFIRMATIONS")),
        CellMetrics = ReadWord(variable, "PROBESUITE_CELL_METRICS", CellMetricsPolicy.Disagreements, CellMetricsWords),
        Chat = ReadWord(variable, "PROBESUITE_CHAT", ChatProgram.None, ChatWords),
        Region = Optional(variable, "AWS_REGION"),
        Service = Optional(variable, "POWERTOOLS_SERVICE_NAME") ?? "probesuite",
        MetricsNamespace = Optional(variable, "POWERTOOLS_METRICS_NAMESPACE") ?? "ProbeSuite",
    };

    private static string? Optional(Func<string, string?> variable, string name) =>
        variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static string Required(Func<string, string?> variable, string name, string what) =>
        Optional(variable, name) ?? throw new SettingsException($"The environment variable {name} is not set; it must hold {what}.");

    private static ProbeFunction[] ReadPlacements(string text)
    {
        var placements = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadPlacement).ToArray();
        return placements.CountBy(placement => placement.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice }
            ? throw new SettingsException($"PROBESUITE_PLACEMENTS names the placement \"{twice}\" more than once; each needs a name of its own.")
            : placements is [] ? throw new SettingsException("PROBESUITE_PLACEMENTS names no placement; write name=function, parted by commas.")
            : placements;
    }

    private static ProbeFunction ReadPlacement(string text) =>
        text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, { Length: > 0 } function]
            ? new(name, function)
            : throw new SettingsException($"PROBESUITE_PLACEMENTS: \"{text}\" is not of the form name=function, such as private-subnet=probe-private.");

    private static string ReadTopic(string text) => text.StartsWith("arn:", StringComparison.Ordinal) && text.Count(letter => letter == ':') == 5
        ? text
        : throw new SettingsException($"PROBESUITE_TOPIC_ARN: \"{text}\" is not the ARN of a topic, such as arn:aws:sns:eu-west-1:123456789012:reports.");

    private static TimeSpan ReadTime(Func<string, string?> variable, string name, TimeSpan usual, TimeSpan least, TimeSpan most) =>
        Optional(variable, name) is not { } text ? usual
        : Durations.TryParse(text, out var time) && time >= least && time <= most ? time
        : throw new SettingsException($"{name}: \"{text}\" is not a time between {Durations.Text(least)} and {Durations.Text(most)}, such as 3s or 24h.");

    private static Confirmations ReadConfirmations(string? text) =>
        text is null ? Confirmations.Off
        : Confirmations.TryParse(text, out var confirmations) ? confirmations
        : throw new SettingsException($"PROBESUITE_CONFIRMATIONS: \"{text}\" is not of the form 2/3, the runs that must agree of the last runs: more than half, of {Confirmations.MostRuns} at most.");

    private static T ReadWord<T>(Func<string, string?> variable, string name, T usual, OrderedDictionary<string, T> words) =>
        Optional(variable, name) is not { } text ? usual
        : words.TryGetValue(text, out var meant) ? meant
        : throw new SettingsException($"{name}: \"{text}\" is not known; write {string.Join(", ", words.Keys.SkipLast(1))} or {words.Keys.Last()}.");
}

/// <summary>A placement and the function that probes from it.</summary>
/// <param name="Name">What people call the placement.</param>
/// <param name="Function">The function's name or ARN.</param>
internal sealed record ProbeFunction(string Name, string Function)
{
    /// <summary>Whether it is a function of the snapshot. Function may be a name, an ARN, or either with a version or alias.</summary>
    public bool IsFunction(LambdaFunction function)
    {
        var parts = Function.Split(':');
        var marker = Array.IndexOf(parts, "function");
        return function.Name == (marker >= 0 && marker + 1 < parts.Length ? parts[marker + 1] : parts[0]);
    }
}

/// <summary>When a report is sent to the topic.</summary>
internal enum PublishPolicy
{
    /// <summary>After every run.</summary>
    Always,

    /// <summary>When something differs from the run before, and once a heartbeat.</summary>
    OnChange,

    /// <summary>As long as a cell is not as predicted, and when that is over.</summary>
    OnDisagreement,
}

/// <summary>Which cells have CloudWatch metrics of their own.</summary>
internal enum CellMetricsPolicy
{
    /// <summary>No cell.</summary>
    None,

    /// <summary>Cells that are not as predicted or were not run, for as long as they are so.</summary>
    Disagreements,

    /// <summary>Every cell of every run.</summary>
    All,
}

/// <summary>A program that shows the topic's messages in a chat.</summary>
internal enum ChatProgram
{
    /// <summary>None: web hooks get the report itself.</summary>
    None,

    /// <summary>Amazon Q Developer in chat applications.</summary>
    AmazonQ,
}
