namespace ProbeSuite.Aggregator;

/// <summary>The function is configured wrongly. The message names the variable or parameter, and what to put there.</summary>
internal sealed class SettingsException(string message) : Exception(message)
{
    /// <summary>Null: the mistake is in the configuration, and the program's lines would only hide it.</summary>
    public override string? StackTrace => null;
}
