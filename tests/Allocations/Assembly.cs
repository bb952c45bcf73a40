// What is counted is what the whole process allocates, since work hops threads: nothing else may run meanwhile.
// This is also why these tests are a project, and so a process, of their own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
