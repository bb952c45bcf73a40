using Stadmaken.DevelopmentIssuer;

await Issuer.Build(args).RunAsync();
