using System.Runtime.InteropServices;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>What an operating system sends to a process.</summary>
public static partial class Signals
{
    /// <summary>Ends it without asking: <c>kill -9</c>.</summary>
    public const int Kill = 9;

    /// <summary>Asks it to end.</summary>
    public const int Terminate = 15;

    /// <summary>Lets it go on.</summary>
    public const int Continue = 18;

    /// <summary>Stops it where it is; it knows nothing of the time until it may go on.</summary>
    public const int Stop = 19;

    /// <summary>Asks PostgreSQL to end at once with all its processes, without tidying up.</summary>
    public const int Quit = 3;

    /// <summary>Sends one.</summary>
    /// <exception cref="InvalidOperationException">There is no such process, or it is somebody else's.</exception>
    public static void Send(int processId, int signal)
    {
        if (SendTo(processId, signal) != 0)
        {
            throw new InvalidOperationException($"Process {processId} could not be sent signal {signal}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendTo(int process, int signal);
}
