using System.Net;
using System.Text;
using System.Text.Json;
using Crm.Messaging;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.Testing;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Interactions.Tests.Contacts;

/// <summary>Interactions without any other service: what it knows of contacts, events have told it.</summary>
internal sealed class InteractionsAlone : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TestStore _store;
    private readonly GrpcChannel _channel;
    private readonly HttpClient _http = new();
    private int _version;

    private InteractionsAlone(WebApplication application, TestStore store)
    {
        (_application, _store) = (application, store);
        _channel = GrpcChannel.ForAddress(Address);
    }

    private Uri Address => Services.GetRequiredService<ListenAddresses>().Grpc;

    private IdentityTokens Tokens => Services.GetRequiredService<IdentityTokens>();

    /// <summary>Calls as somebody who may do everything in a tenant.</summary>
    public CallInvoker Calls =>
        _channel.Intercept(metadata =>
        {
            metadata.Add(
                IdentityTokens.MetadataKey,
                Tokens.Mint(new Caller("acme", "user:ann", new Scopes(["*"])))
            );
            return metadata;
        });

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _application.Services;

    public static async Task<InteractionsAlone> StartAsync(
        StoreEngine engine,
        params (string Key, string Value)[] settings
    )
    {
        var store = await TestStore.CreateAsync(engine);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Store:Provider"] = store.Provider;
        builder.Configuration["Store:ConnectionString"] = store.ConnectionString;
        builder.Configuration["Store:MigrateAtStart"] = "true";
        builder.Configuration["Identity:Keys:0:Id"] = "test";
        builder.Configuration["Identity:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]);
        builder.Configuration["Services:contacts"] = "http://127.0.0.1:1";
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.ClearProviders();
        builder.AddInteractions();
        var application = builder.Build();
        application.MapInteractions();
        await application.StartAsync();
        return new InteractionsAlone(application, store);
    }

    /// <summary>Tells an event of contacts.</summary>
    public async Task TellAsync(Guid contactId, IMessage data)
    {
        var json = JsonSerializer.Serialize(
            new
            {
                specversion = "1.0",
                id = Guid.NewGuid(),
                source = "/services/contacts",
                type = EventTypes.Of(data.Descriptor),
                subject = contactId,
                time = "2026-11-21T08:00:00Z",
                tenant = "acme",
                sequence = $"{Interlocked.Increment(ref _version)}",
                data = JsonDocument.Parse(JsonFormatter.Default.Format(data)).RootElement,
            }
        );
        // Twice: what comes again changes nothing.
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(Address, "/events/contacts")
            )
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = new StringContent(json, Encoding.UTF8, "application/cloudevents+json"),
                Headers =
                {
                    {
                        IdentityTokens.MetadataKey,
                        Tokens.Mint(Caller.System("", "contacts", "internal.events"))
                    },
                },
            };
            using var answer = await _http.SendAsync(request);
            Assert.Contains("SUCCESS", await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>What a probe is answered.</summary>
    public async Task<HttpStatusCode> ProbeAsync()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(Address, "/healthz/ready")
        )
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _channel.Dispose();
        await _application.DisposeAsync();
        _store.Dispose();
    }
}
