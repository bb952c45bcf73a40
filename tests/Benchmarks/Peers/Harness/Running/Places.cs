namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>Where things are in the repository, built for the same configuration as this program.</summary>
internal static class Places
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>This program.</summary>
    public static string Self => typeof(Places).Assembly.Location;

    /// <summary>The Node.js that comes with the peers.</summary>
    public static string Node =>
        Directory.GetDirectories(Path.Combine(NodePeers, "node_modules"), "node-linux-*").Select(package => Path.Combine(package, "bin", "node")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The peers on Node.js are not installed; tests/benchmark does that.");

    private static string NodePeers => Path.Combine(Root, "tests/Benchmarks/Peers/Node");

    /// <summary>An assembly of a project of this repository.</summary>
    public static string Built(string project, string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", output.Parent!.Name, output.Name, assembly + ".dll");
    }

    /// <summary>A script of the peers on Node.js.</summary>
    public static string Script(string name) => Path.Combine(NodePeers, name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Stadmaken.Cluster.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmark does not run from within the repository.");
    }
}
