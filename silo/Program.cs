using Stadmaken.Silo.Hosting;

return args is ["migrate", .. var rest]
    ? await Migration.RunAsync(rest)
    : await ClusterNode.RunAsync(args);
