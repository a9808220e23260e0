namespace ProbeSuite.Hosting.Metrics;

/// <summary>The units of CloudWatch that this suite measures in; their names are CloudWatch's.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html"/>
public enum MetricUnit
{
    /// <summary>No unit: a ratio, a state.</summary>
    None,

    /// <summary>How many.</summary>
    Count,

    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Hundredths of a whole, 0 to 100.</summary>
    Percent,
}
