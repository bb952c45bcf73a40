using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>The program over https, as it runs for people, with the development issuer as its broker: another process and another site.</summary>
public sealed class BrokerServer : Server
{
    private readonly FileInfo _certificate = new(Path.GetTempFileName());
    private IssuerProcess? _issuer;

    /// <summary>The broker.</summary>
    public Uri Issuer => _issuer!.Authority;

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OIDC_AUTHORITY"] = Issuer.ToString(),
        ["OIDC_CLIENT_ID"] = "stadmaken",
        ["OIDC_CLIENT_SECRET"] = "development-only",
        ["OIDC_DISPLAY_NAME"] = "Gemeente Voorbeeld",
        ["Dashboard__Enabled"] = "true",
        ["Kestrel__Certificates__Default__Path"] = _certificate.FullName,
        ["Kestrel__Certificates__Default__Password"] = "test",
    };

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(_certificate.FullName, made.Export(X509ContentType.Pfx, "test"));
        _issuer = await IssuerProcess.StartAsync();
        Address = new Uri("https://127.0.0.1:0");
        await base.InitializeAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_issuer is not null)
        {
            await _issuer.DisposeAsync();
        }

        _certificate.Delete();
    }
}
