using Stadmaken.Api.Hosting;
using Stadmaken.Grains.Journals;
using Stadmaken.Tests.Chaos.Forgetful;

// The control of the durability tests: the whole program, on a store that acknowledges before it writes.
await Application.Build(args, builder =>
{
    var sound = builder.Services.Last(service => service.ServiceType == typeof(IJournalStore));
    builder.Services.AddSingleton<IJournalStore>(services => new ForgetfulJournalStore((IJournalStore)sound.ImplementationFactory!(services)));
}).RunAsync();
