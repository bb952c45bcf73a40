using Stadmaken.Api.Hosting;
using Stadmaken.Silo.Hosting;
using Stadmaken.Tests.Chaos.Forgetful;

// The control of the durability tests: the whole program, or a silo of a cluster, on a store that acknowledges before it writes.
if (Environment.GetEnvironmentVariable("ConnectionStrings__Postgres") is null)
{
    await Application.Build(args, builder => ForgetfulJournalStore.TakeThePlaceOfTheStore(builder.Services)).RunAsync();
    return 0;
}

return await ClusterNode.RunAsync(args, builder => ForgetfulJournalStore.TakeThePlaceOfTheStore(builder.Services));
