using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Binds the addresses of section <c>Listen</c> and sets the limits of the web server.</summary>
internal static class Listening
{
    public static void AddListening(this WebApplicationBuilder builder)
    {
        var addresses = new ListenAddresses();
        builder.Services.AddSingleton(addresses);
        builder.WebHost.ConfigureKestrel(
            (context, kestrel) =>
            {
                var listen = context.Configuration.GetSection("Listen");
                SetLimits(kestrel);
                Bind(
                    kestrel,
                    addresses,
                    "Grpc",
                    listen["Grpc"] ?? "http://127.0.0.1:0",
                    HttpProtocols.Http2
                );
                if (listen["Http"] is { Length: > 0 } http)
                    Bind(kestrel, addresses, "Http", http, HttpProtocols.Http1);
            }
        );
    }

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 10_000;
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        kestrel.Limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
    }

    private static void Bind(
        KestrelServerOptions kestrel,
        ListenAddresses addresses,
        string name,
        string address,
        HttpProtocols protocols
    ) =>
        kestrel.Listen(
            Parse(name, address),
            options =>
            {
                options.Protocols = protocols;
                addresses.Add(name, options);
            }
        );

    // Not Uri: it refuses http://*:8080, the usual way to say "all addresses".
    private static IPEndPoint Parse(string name, string address)
    {
        var parsed = BindingAddress.Parse(address);
        if (parsed.Scheme != Uri.UriSchemeHttp)
            throw new InvalidOperationException(
                $"Listen:{name} must begin with http://; TLS ends before this service."
            );
        if (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var ip))
            return new IPEndPoint(ip, parsed.Port);
        return parsed.Host == "localhost"
            ? new IPEndPoint(IPAddress.Loopback, parsed.Port)
            : new IPEndPoint(IPAddress.IPv6Any, parsed.Port);
    }
}
