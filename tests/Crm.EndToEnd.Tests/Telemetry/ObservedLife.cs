using System.Net;
using Crm.Contacts.V1;
using Crm.EndToEnd.Tests.Process;
using Crm.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>Calls with markers in everything that a caller can say.</summary>
internal static class ObservedLife
{
    public static async Task LiveAsync(CrmClient client)
    {
        await Answers.MustAsync(
            client.PostAsync(
                "/v1/segments",
                new
                {
                    name = "Buyers",
                    kind = "DYNAMIC",
                    rule = "traits.revenue > 10",
                }
            )
        );
        var contact = await Answers.MustAsync(
            client.PostAsync(
                "/v1/contacts",
                new
                {
                    givenName = Markers.GivenName,
                    familyName = Markers.FamilyName,
                    emails = new[] { new { address = Markers.Email } },
                    phones = new[] { new { number = Markers.Phone } },
                    addresses = new[] { new { line = Markers.Street, country = "Germany" } },
                    tags = new[] { Markers.Tag },
                    externalIds = new[] { new { system = "shop", value = Markers.ExternalId } },
                },
                ("Idempotency-Key", Markers.IdempotencyKey)
            )
        );
        await Answers.MustAsync(
            client.PostAsync(
                "/v1/transactions",
                new
                {
                    contact = new
                    {
                        externalId = new { system = "shop", value = Markers.ExternalId },
                    },
                    currency = "EUR",
                    lines = new[]
                    {
                        new
                        {
                            sku = "A",
                            quantity = 1,
                            unitPrice = "20",
                        },
                    },
                }
            )
        );
        await Answers.MustAsync(
            client.PostAsync(
                "/v1/activities",
                new
                {
                    contactId = contact.Id,
                    kind = "NOTE",
                    subject = Markers.Subject,
                    body = Markers.Note,
                    occurredAt = "2026-11-20T10:15:00Z",
                }
            )
        );
        await Answers.MustAsync(
            client.PostAsync(
                "/v1/tickets",
                new
                {
                    requester = new { email = Markers.Requester, name = Markers.GivenName },
                    kind = "REQUEST",
                    subject = Markers.Subject,
                    description = Markers.Note,
                }
            )
        );
        await Answers.MustAsync(client.GetAsync($"/v1/contacts:search?query={Markers.Query}"));
        await Answers.MustAsync(
            client.GetAsync(
                "/v1/contacts?filter="
                    + Uri.EscapeDataString($"emails.address = \"{Markers.Filter}@example.com\"")
            )
        );
        await Answers.MustAsync(client.GetAsync($"/v1/contacts/{contact.Id}/overview"));
        await client.FinishAsync(
            await Answers.MustAsync(
                client.UploadAsync(
                    "/v1/contacts:import?mapping=Name:displayName&mapping=Mail:emails.address",
                    "text/csv",
                    $"Name,Mail\n{Markers.Imported},{Markers.Imported}@example.com\n{Markers.Imported},no {Markers.Broken}\n"
                )
            )
        );
        await Until.TrueAsync(async () =>
            (await client.GetAsync($"/v1/contacts/{contact.Id}/segments")).Text.Contains(
                "Buyers",
                StringComparison.Ordinal
            )
        );
    }

    public static async Task BeRefusedAsync(CrmClient client, RunningSuite suite)
    {
        var refused = new[]
        {
            await client.PostAsync(
                "/v1/contacts",
                new { emails = new[] { new { address = $"no mail {Markers.Broken}" } } }
            ),
            await client.PostAsync(
                "/v1/contacts",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Markers.FieldName] = Markers.Broken,
                }
            ),
            await client.UploadAsync(
                "/v1/contacts",
                "application/json",
                $"{{\"displayName\": \"{Markers.Broken}"
            ),
            await client.GetAsync($"/v1/contacts?filter={Markers.FieldName}={Markers.Filter}"),
            await client.GetAsync($"/v1/contacts?pageToken={Markers.Broken}"),
            await suite.ClientOf(Markers.Token).GetAsync("/v1/contacts"),
        };
        Assert.All(
            refused,
            answer =>
                Assert.True(
                    answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized,
                    answer.Text
                )
        );
    }

    // As many requests as a key has, and one more.
    public static async Task BeLimitedAsync(CrmClient client, RunningSuite suite)
    {
        var key = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/api-keys",
                new
                {
                    displayName = "Limited",
                    scopes = new[] { "contacts.read" },
                    quota = new { requests = 1, windowSeconds = 3600 },
                }
            )
        );
        var limited = suite.ClientOf(key.Body.GetProperty("key").GetString()!);
        await Answers.MustAsync(limited.GetAsync("/v1/contacts"));
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await limited.GetAsync("/v1/contacts")).Status
        );
    }

    // The same through the other door: one call that goes well and one that does not.
    public static async Task CallAsync(RunningSuite suite)
    {
        using var channel = GrpcChannel.ForAddress(suite.Grpc);
        var contacts = new ContactsService.ContactsServiceClient(channel);
        var credential = new Metadata { { "authorization", $"Bearer {suite.Key}" } };
        await contacts.SearchContactsAsync(new() { Query = Markers.Query }, credential);
        await Assert.ThrowsAsync<RpcException>(() =>
            contacts
                .GetContactAsync(new() { Id = Guid.NewGuid().ToString() }, credential)
                .ResponseAsync
        );
    }
}
