using System.Text.Json;
using Amazon.Runtime;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Asks for a page of the Region's functions.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html"/>
public sealed class ListFunctionsRequest : AmazonWebServiceRequest
{
    /// <summary>Where the page before ended; null for the first page.</summary>
    public string? Marker { get; set; }

    /// <summary>Functions on a page, 1 to 10,000, of which Lambda gives 50 at most; null for its own choice.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>A page of functions. Their state is not in it: only <c>GetFunctionConfiguration</c> tells it.</summary>
public sealed class ListFunctionsResponse : AmazonWebServiceResponse
{
    /// <summary>The functions; null when there are none.</summary>
    public List<FunctionConfiguration>? Functions { get; set; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? NextMarker { get; set; }

    internal void Read(JsonElement json)
    {
        Functions = [.. json.Items("Functions").Select(Function)];
        NextMarker = json.Text("NextMarker");
    }

    private static FunctionConfiguration Function(JsonElement json)
    {
        var function = new FunctionConfiguration();
        function.Read(json);
        return function;
    }
}
