namespace ProbeSuite.Aws.Sdk;

/// <summary>Headers and parameters of a request that may be left out.</summary>
internal static class OptionalValues
{
    extension(IDictionary<string, string> values)
    {
        /// <summary>Sets a value, unless it is null.</summary>
        public void SetIfGiven(string name, string? value)
        {
            if (value is not null)
            {
                values[name] = value;
            }
        }
    }
}
