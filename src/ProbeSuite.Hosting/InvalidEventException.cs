namespace ProbeSuite.Hosting;

/// <summary>
/// The event cannot be served because of what it says. The caller gets the message and no stack trace: the mistake
/// is in the event, not in the program.
/// </summary>
/// <param name="message">What is wrong, where, and what to send instead.</param>
public sealed class InvalidEventException(string message) : Exception(message);
