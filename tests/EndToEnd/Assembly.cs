// One browser and one machine: tests beside each other would only make each other late.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Stadmaken.Tests.EndToEnd.Chromium))]
