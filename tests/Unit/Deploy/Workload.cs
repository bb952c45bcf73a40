using System.Globalization;

namespace Stadmaken.Tests.Unit.Deploy;

/// <summary>What runs pods: a deployment or a job, with what an auditor would ask of it.</summary>
internal sealed class Workload(YamlMap resource)
{
    public string Kind => resource.Text("kind")!;

    public string Component => PodLabels["app.kubernetes.io/component"];

    public YamlMap Resource => resource;

    public YamlMap Pod => resource.Map("spec.template.spec");

    public YamlMap Container => Assert.Single(Pod.Maps("containers"));

    public IReadOnlyDictionary<string, string> PodLabels => resource.Map("spec.template.metadata.labels").ToTexts();

    public IReadOnlyDictionary<string, string> Environment => Container.Maps("env").ToDictionary(one => one.Text("name")!, one => one.Text("value") ?? one.Text("valueFrom.fieldRef.fieldPath")!);

    /// <summary>Whether a selector's labels are among those of the pods.</summary>
    public bool IsSelectedBy(YamlMap labels) => labels.Names.Any() && labels.ToTexts().All(label => PodLabels.GetValueOrDefault(label.Key) == label.Value);

    /// <summary>What it may that it need not, or lacks.</summary>
    public IEnumerable<string> Weaknesses()
    {
        var asked = new (string What, bool Holds)[]
        {
            ("runs as root", Pod.Text("securityContext.runAsNonRoot") == "true" && int.Parse(Pod.Text("securityContext.runAsUser")!, CultureInfo.InvariantCulture) > 0),
            ("has no seccomp profile", Pod.Text("securityContext.seccompProfile.type") == "RuntimeDefault"),
            ("has a token for the cluster", Pod.Text("automountServiceAccountToken") == "false"),
            ("can write to its image", Container.Text("securityContext.readOnlyRootFilesystem") == "true"),
            ("can get more rights", Container.Text("securityContext.allowPrivilegeEscalation") == "false"),
            ("has capabilities", Container.Texts("securityContext.capabilities.drop") is ["ALL"] && !Container.Map("securityContext.capabilities").Names.Contains("add")),
            ("has the machine's network, processes or files", !Pod.Names.Any(name => name.StartsWith("host", StringComparison.Ordinal)) && Pod.Maps("volumes").All(volume => volume.Text("hostPath.path") is null)),
            ("has no bound of its memory", Container.Text("resources.limits.memory") is not null && Container.Text("resources.requests.memory") is not null && Container.Text("resources.requests.cpu") is not null),
            ("has no fixed version", Container.Text("image")!.Split(':') is [_, { Length: > 0 } tag] && tag != "latest"),
            ("writes to a volume", Container.Maps("volumeMounts").All(mount => mount.Text("readOnly") == "true")),
        };
        return asked.Where(one => !one.Holds).Select(one => one.What);
    }
}
