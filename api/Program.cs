using Stadmaken.Api.Hosting;

await Application.Build(args).RunAsync();
