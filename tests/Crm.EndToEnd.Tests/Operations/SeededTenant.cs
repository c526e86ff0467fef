using System.Collections.Concurrent;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>A tenant that has one of each resource.</summary>
internal sealed class SeededTenant(CrmClient client, IReadOnlyDictionary<string, string> values)
{
    public CrmClient Client { get; } = client;

    /// <summary>Real values for the placeholders of examples.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = values;

    private static readonly ConcurrentDictionary<CrmHost, Lazy<Task<SeededTenant>>> ForReads =
        new();

    /// <summary>One for all that only reads, when all that services derive has arrived.</summary>
    public static Task<SeededTenant> ForReadsAsync(CrmHost host) =>
        ForReads
            .GetOrAdd(
                host,
                _ => new Lazy<Task<SeededTenant>>(async () =>
                {
                    var seeded = await CreateAsync(host);
                    await host.SettleAsync();
                    return seeded;
                })
            )
            .Value;

    public static async Task<SeededTenant> CreateAsync(CrmHost host)
    {
        var client = await host.NewTenantAsync();
        var unique = Guid.NewGuid().ToString("N");
        await Answers.MustAsync(
            client.PostAsync("/v1/field-definitions", new { key = "level", type = "TEXT" })
        );
        var definition = await Answers.MustAsync(
            client.PostAsync("/v1/field-definitions", new { key = "points", type = "NUMBER" })
        );
        var contact = await Answers.MustAsync(
            client.PostAsync(
                "/v1/contacts",
                new
                {
                    displayName = "欧阳娜娜",
                    emails = new[] { new { address = $"nana.{unique}@example.com" } },
                    phones = new[] { new { number = "+86 139 1234 5678" } },
                    externalIds = new[] { new { system = "erp", value = unique } },
                }
            )
        );
        var transaction = await Answers.MustAsync(
            client.PostAsync(
                "/v1/transactions",
                new
                {
                    contactId = contact.Id,
                    externalId = $"order-{unique}",
                    currency = "EUR",
                    lines = new[]
                    {
                        new
                        {
                            sku = "A-1",
                            quantity = 2,
                            unitPrice = "9.95",
                        },
                    },
                }
            )
        );
        var activity = await Answers.MustAsync(
            client.PostAsync(
                "/v1/activities",
                new
                {
                    contactId = contact.Id,
                    kind = "CALL",
                    subject = "Greeting",
                }
            )
        );
        var ticket = await NewTicketAsync(client, contact.Id);
        var resolved = await NewTicketAsync(client, contact.Id);
        await Answers.MustAsync(
            client.PostAsync(
                "/v1/tickets",
                new
                {
                    contactId = contact.Id,
                    kind = "COMPLAINT",
                    priority = "URGENT",
                    subject = "The parcel did not arrive",
                    complaint = new { severity = "MAJOR" },
                }
            )
        );
        var comment = await Answers.MustAsync(
            client.PostAsync(
                $"/v1/tickets/{resolved.Id}/comments",
                new { visibility = "PUBLIC", body = "It is sent." }
            )
        );
        await Answers.MustAsync(client.PostAsync($"/v1/tickets/{resolved.Id}:resolve", new { }));
        var key = await Answers.MustAsync(
            client.PostAsync(
                "/v1/api-keys",
                new { displayName = "Reader", scopes = new[] { "contacts.read" } }
            )
        );
        var segment = await Answers.MustAsync(
            client.PostAsync("/v1/segments", new { name = $"Friends {unique}" })
        );
        await Answers.MustAsync(
            client.PostAsync("/v1/segments", new { name = "People", rule = "kind = PERSON" })
        );
        var member = await Answers.MustAsync(
            client.PostAsync(
                "/v1/contacts",
                new
                {
                    kind = "COMPANY",
                    displayName = "Hopper Systems",
                    tags = new[] { "vip" },
                }
            )
        );
        await Answers.MustAsync(
            client.PostAsync(
                $"/v1/segments/{segment.Id}/members",
                new { contactIds = new[] { member.Id } }
            )
        );
        var import = await client.UploadAsync(
            "/v1/contacts:import",
            "text/csv",
            "displayName,emails[0].address\nAda Lovelace,\nNobody,nowhere\n"
        );
        await client.FinishAsync(import);
        var deadLetter = await SeededDeadLetter.CreateAsync(host, client.Tenant, contact.Id);
        return new SeededTenant(
            client,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["contactId"] = contact.Id,
                ["transactionId"] = transaction.Id,
                ["activityId"] = activity.Id,
                ["segmentId"] = segment.Id,
                ["ticketId"] = ticket.Id,
                ["resolvedTicketId"] = resolved.Id,
                ["ticketCommentId"] = comment.Id,
                ["apiKeyId"] = key.Id,
                ["fieldDefinitionId"] = definition.Id,
                ["operationId"] = import.Id,
                ["deadLetterId"] = deadLetter,
                ["tenantId"] = client.Tenant,
                ["etag"] = "1",
            }
        );
    }

    private static Task<Answer> NewTicketAsync(CrmClient client, string contactId) =>
        Answers.MustAsync(
            client.PostAsync(
                "/v1/tickets",
                new
                {
                    contactId,
                    subject = "Send the invoice again",
                    queue = "billing",
                }
            )
        );
}
