using System.Globalization;
using System.Net;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>
/// Works with contacts of its own, one request after the other, as its random numbers say, and keeps record. A request that is not
/// answered, or answered that it may be tried again, is sent again with its key until it is.
/// </summary>
internal sealed class LoadWorker(
    IReadOnlyList<CrmClient> doors,
    int number,
    int seed,
    string listId,
    Action acknowledged
)
{
    public static readonly string[] Countries = ["Germany", "China", "France"];

    private readonly Random _random = new((seed * 31) + number);
    private int _keys;
    private int _names;
    private readonly PatientDoors _doors = new(doors);

    public Record Record { get; } = new();

    private LoadImports Imports =>
        field ??= new LoadImports(number, seed, _random, Record, SendAsync);

    /// <summary>Does one thing.</summary>
    public Task StepAsync()
    {
        var contacts = Record.Contacts.Where(c => !c.IsDeleted && c.Id.Length > 0).ToList();
        if (contacts.Count < 3)
            return CreateContactAsync();
        // A short run has both kinds, too.
        if (Record.Imports.Count < 2)
            return Record.Imports.Count == 0
                ? Imports.ContactsAsync()
                : Imports.SalesAsync(contacts);
        var contact = contacts[_random.Next(contacts.Count)];
        return _random.Next(100) switch
        {
            < 14 => CreateContactAsync(),
            < 22 => UpdateContactAsync(contact),
            < 25 when !contact.IsAwaited && !Record.Members.Contains(contact.Id) =>
                DeleteContactAsync(contact),
            < 48 => RecordSaleAsync(contact),
            < 58 => RecordActivityAsync(contact),
            < 64 => ChangeActivityAsync(contact),
            < 76 => CreateTicketAsync(contact),
            < 88 => MoveTicketAsync(contact),
            < 93 => ChangeMembersAsync(contact),
            < 95 => ReadAsync(contact),
            < 98 => Imports.ContactsAsync(),
            _ => Imports.SalesAsync(contacts),
        };
    }

    private async Task CreateContactAsync()
    {
        var contact = new RecordedContact("", $"W{number}-{++_names}")
        {
            Name = $"Person {number} {_names}",
            Country = Countries[_random.Next(Countries.Length)],
        };
        var answer = await SendAsync(
            SentRequest.Post(
                "/v1/contacts",
                new
                {
                    displayName = contact.Name,
                    addresses = new[] { new { country = contact.Country } },
                    externalIds = new[] { new { system = "load", value = contact.Number } },
                },
                NextKey()
            )
        );
        if (answer is null)
            return;
        (contact.Id, contact.Etag) = (answer.Id, answer.Etag);
        Record.Contacts.Add(contact);
    }

    private async Task UpdateContactAsync(RecordedContact contact)
    {
        var country = Countries[_random.Next(Countries.Length)];
        var name = $"Person {number} {++_names}";
        var answer = await SendAsync(
            SentRequest.Patch(
                $"/v1/contacts/{contact.Id}",
                new { displayName = name, addresses = new[] { new { country } } },
                contact.Etag,
                NextKey()
            )
        );
        if (answer is null)
            return;
        (contact.Name, contact.Country, contact.Etag) = (name, country, answer.Etag);
        contact.Version++;
    }

    private async Task DeleteContactAsync(RecordedContact contact)
    {
        if (
            await SendAsync(
                SentRequest.Delete($"/v1/contacts/{contact.Id}", contact.Etag, NextKey())
            )
            is null
        )
            return;
        contact.IsDeleted = true;
        contact.Version++;
    }

    private async Task RecordSaleAsync(RecordedContact contact)
    {
        var isReturn = contact.Orders > contact.Returns && _random.Next(4) == 0;
        var (quantity, price) = (_random.Next(1, 5), _random.Next(100, 9_000) / 100m);
        var externalId = $"O{number}-{++_names}";
        var answer = await SendAsync(
            SentRequest.Post(
                "/v1/transactions",
                new
                {
                    contactId = contact.Id,
                    externalId,
                    kind = isReturn ? "RETURN" : "SALE",
                    currency = "EUR",
                    lines = new[]
                    {
                        new
                        {
                            sku = "TEA",
                            category = "tea",
                            quantity,
                            unitPrice = price.ToString(CultureInfo.InvariantCulture),
                        },
                    },
                },
                NextKey()
            )
        );
        if (answer is not null)
            contact.Sales.Add(new RecordedSale(answer.Id, externalId, isReturn, quantity * price));
    }

    private async Task RecordActivityAsync(RecordedContact contact)
    {
        var answer = await SendAsync(
            SentRequest.Post(
                "/v1/activities",
                new
                {
                    contactId = contact.Id,
                    kind = "CALL",
                    subject = "Asks",
                },
                NextKey()
            )
        );
        if (answer is not null)
            contact.Activities.Add(new RecordedActivity(answer.Id) { Etag = answer.Etag });
    }

    private async Task ChangeActivityAsync(RecordedContact contact)
    {
        if (contact.Activities.Find(activity => !activity.IsDeleted) is not { } activity)
        {
            await RecordActivityAsync(contact);
            return;
        }
        var path = $"/v1/activities/{activity.Id}";
        if (_random.Next(3) == 0)
        {
            activity.IsDeleted =
                await SendAsync(SentRequest.Delete(path, activity.Etag, NextKey())) is not null;
            return;
        }
        var outcome = $"reached {++_names}";
        if (
            await SendAsync(SentRequest.Patch(path, new { outcome }, activity.Etag, NextKey())) is
            { } answer
        )
            (activity.Outcome, activity.Etag) = (outcome, answer.Etag);
    }

    private async Task CreateTicketAsync(RecordedContact contact)
    {
        var answer = await SendAsync(
            SentRequest.Post(
                "/v1/tickets",
                new { contactId = contact.Id, subject = $"Question {++_names}" },
                NextKey()
            )
        );
        if (answer is not null)
            contact.Tickets.Add(
                new RecordedTicket(answer.Id, answer.Body.GetProperty("number").GetInt32())
                {
                    Etag = answer.Etag,
                }
            );
    }

    private async Task MoveTicketAsync(RecordedContact contact)
    {
        if (contact.Tickets.Count == 0)
        {
            await CreateTicketAsync(contact);
            return;
        }
        var ticket = contact.Tickets[_random.Next(contact.Tickets.Count)];
        var (verb, status, body) = (ticket.Status, _random.Next(2)) switch
        {
            ("NEW" or "PENDING", 0) => ("start", "OPEN", (object)new { }),
            ("NEW" or "OPEN", 1) => (
                "wait",
                "PENDING",
                new { waitingFor = "REQUESTER", waitingReason = "Which one?" }
            ),
            ("OPEN" or "PENDING", _) => ("resolve", "RESOLVED", new { resolution = "Done." }),
            ("RESOLVED", 0) => ("close", "CLOSED", new { }),
            _ => ("reopen", "OPEN", new { reason = "Not yet." }),
        };
        if (
            await SendAsync(SentRequest.Post($"/v1/tickets/{ticket.Id}:{verb}", body, NextKey())) is
            { } answer
        )
            (ticket.Status, ticket.Etag) = (status, answer.Etag);
    }

    private async Task ChangeMembersAsync(RecordedContact contact)
    {
        var isMember = Record.Members.Contains(contact.Id);
        var path = isMember
            ? $"/v1/segments/{listId}:removeMembers"
            : $"/v1/segments/{listId}/members";
        var answer = await SendAsync(
            SentRequest.Post(path, new { contactIds = new[] { contact.Id } }, NextKey())
        );
        if (answer is null)
            return;
        if (isMember)
            Record.Members.Remove(contact.Id);
        else
            Record.Members.Add(contact.Id);
    }

    // What was acknowledged is there at once, whoever answers.
    private async Task ReadAsync(RecordedContact contact)
    {
        var answer = await _doors.UntilAnsweredAsync(client =>
            client.GetAsync($"/v1/contacts/{contact.Id}")
        );
        if (answer.Status != HttpStatusCode.OK || answer.Etag != contact.Etag)
            Record.Lost.Add($"contact {contact.Id}: {answer.Status} {answer.Text}");
    }

    private string NextKey() => $"load-{seed}-{number}-{++_keys}";

    private async Task<Answer?> SendAsync(SentRequest request)
    {
        var answer = await _doors.UntilAnsweredAsync(request.SendAsync);
        if ((int)answer.Status is < 200 or >= 300)
        {
            Record.Unexpected.Add(
                $"{request.Method} {request.Path}: {(int)answer.Status} {answer.Text}"
            );
            return null;
        }
        Record.Requests.Add(new Acknowledged(request, answer));
        acknowledged();
        return answer;
    }
}
