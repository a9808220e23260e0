using System.Runtime.ExceptionServices;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>A thread that enters namespaces and ends, so that no other code ever runs where it was.</summary>
internal static class OwnThread
{
    /// <summary>Runs something on a new thread and waits for it. What it throws is thrown here.</summary>
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true };

        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
