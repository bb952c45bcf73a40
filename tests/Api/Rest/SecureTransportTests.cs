using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stadmaken.Tests.Api.Rest;

public class SecureTransportTests
{
    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there_and_the_cookie_never_leaves_it()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=stad.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var edge = await EdgeHost.StartAsync(certificate: certificate);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions")
        {
            Content = JsonContent.Create(new { displayName = "Ada", cityId = "den-haag", sector = "civic" }),
        };
        request.Headers.Host = "stad.example";

        using var response = await edge.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", response.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Contains("; secure", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }
}
