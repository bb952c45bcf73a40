using Stadmaken.Silo.Hosting;

// A silo, unless a command says otherwise.
return args switch
{
    ["migrate", .. var settings] => await Migration.RunAsync(settings),
    ["check", .. var settings] => await NetworkCheck.RunAsync(settings),
    ["audit", .. var settings] => await AuditCheck.RunAsync(settings),
    _ => await ClusterNode.RunAsync(args),
};
