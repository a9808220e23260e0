using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProbeSuite.Lab.Serving;

/// <summary>What a lab is told to do to itself.</summary>
/// <param name="Faults">Faults by name; to be mended, none means all.</param>
public sealed record FaultOrder(IReadOnlyList<string> Faults);

/// <summary>What is broken, once an order was obeyed.</summary>
/// <param name="Broken">Faults by name.</param>
public sealed record Condition(IReadOnlyList<string> Broken);

/// <summary>What came of a run.</summary>
/// <param name="Json">The report; null when the run failed.</param>
/// <param name="Text">The report for people, or why there is none.</param>
/// <param name="Agrees">Whether all was as predicted.</param>
public sealed record RunAnswer(string? Json, string Text, bool Agrees);

/// <summary>The place where one wants a shell.</summary>
/// <param name="Placement">A placement, or a function's name.</param>
public sealed record ShellOrder(string Placement);

/// <summary>A process that stands where a function does, so that others can join it.</summary>
/// <param name="Process">Its id in the sandbox.</param>
/// <param name="Variables">The environment that the function has, with those by which tools trust the lab's hosts.</param>
public sealed record ShellPlace(int Process, IReadOnlyDictionary<string, string> Variables);

/// <summary>An order that was not obeyed.</summary>
/// <param name="Message">Why, a sentence for people.</param>
public sealed record Refusal(string Message);

/// <summary>How orders and answers travel.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(Condition))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(ShellOrder))]
[JsonSerializable(typeof(ShellPlace))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class OrdersJson : JsonSerializerContext;
