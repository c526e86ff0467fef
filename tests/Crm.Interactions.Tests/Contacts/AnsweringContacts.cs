using System.Net;
using Crm.Contacts.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Interactions.Tests.Contacts;

/// <summary>Stands in for contacts: it says which contact remains for an id, and counts the questions.</summary>
internal sealed class AnsweringContacts : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Book _book;

    private AnsweringContacts(WebApplication application, Book book) =>
        (_application, _book) = (application, book);

    public string Address => _application.Urls.Single();

    public int Questions => Volatile.Read(ref _book.Questions);

    /// <summary>Starts it.</summary>
    /// <param name="survivorOf">Which contact remains for an id.</param>
    public static async Task<AnsweringContacts> StartAsync(Func<Guid, Guid> survivorOf)
    {
        var book = new Book(survivorOf);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                port: 0,
                door => door.Protocols = HttpProtocols.Http2
            )
        );
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(book);
        builder.Services.AddGrpc();
        var application = builder.Build();
        application.MapGrpcService<Lookup>();
        await application.StartAsync();
        return new AnsweringContacts(application, book);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private sealed class Book(Func<Guid, Guid> survivorOf)
    {
        public int Questions;

        public Guid SurvivorOf(string id) => survivorOf(Guid.Parse(id));
    }

    private sealed class Lookup(Book book) : ContactLookupService.ContactLookupServiceBase
    {
        public override Task<ResolveContactsResponse> ResolveContacts(
            ResolveContactsRequest request,
            ServerCallContext context
        )
        {
            Interlocked.Increment(ref book.Questions);
            var answers = request.References.Select(reference => new ResolvedContact
            {
                ContactId = $"{book.SurvivorOf(reference.Id)}",
            });
            return Task.FromResult(new ResolveContactsResponse { Contacts = { answers } });
        }
    }
}
