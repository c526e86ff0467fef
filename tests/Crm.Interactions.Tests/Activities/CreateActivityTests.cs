using Crm.Testing;

namespace Crm.Interactions.Tests.Activities;

public abstract class CreateActivityTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CreateActivityTests(host);

    public sealed class Postgres(PostgresHost host) : CreateActivityTests(host);

    [Fact]
    public async Task CreateActivity_WithEverything_KeepsIt()
    {
        var client = await NewTenantAsync();
        var (contact, colleague) = (await NewContactAsync(client), await NewContactAsync(client));

        var answer = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/activities",
                Call(
                    contact,
                    ("direction", "INBOUND"),
                    ("channel", "wechat"),
                    ("subject", "报价"),
                    ("body", new string('语', 50_000)),
                    ("occurredAt", "2026-02-28T23:59:59.1239Z"),
                    ("duration", "90.5s"),
                    ("outcome", "follow up"),
                    ("tags", new[] { "VIP", "spring" }),
                    (
                        "participants",
                        new[]
                        {
                            new
                            {
                                contactId = colleague,
                                name = "Bo",
                                role = "organizer",
                            },
                        }
                    )
                )
            )
        );

        Assert.Equal("2026-02-28T23:59:59.123Z", Text(answer.Body, "occurredAt"));
        Assert.Equal("90.500s", Text(answer.Body, "duration"));
        Assert.Equal(colleague, Text(answer.Body.GetProperty("participants")[0], "contactId"));
        Assert.Equal(answer.Text, (await client.GetAsync($"/v1/activities/{answer.Id}")).Text);
        Assert.Equal(1, await CountAsync(client, "activities"));
        Assert.Equal(2, await CountAsync(client, "activity_tags"));
    }

    [Fact]
    public async Task CreateActivity_WhenAContactIsUnknown_NamesTheField()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var stranger = await NewContactAsync(await NewTenantAsync());

        var unknown = await client.PostAsync("/v1/activities", Call(stranger));
        var participant = await client.PostAsync(
            "/v1/activities",
            Call(
                contact,
                ("participants", new object[] { new { name = "Bo" }, new { contactId = stranger } })
            )
        );

        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)unknown.Status, unknown.Code));
        Assert.Equal(["/contactId"], unknown.Pointers);
        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)participant.Status, participant.Code));
        Assert.Equal(["/participants/1/contactId"], participant.Pointers);
        Assert.Equal(0, await CountAsync(client, "activities"));
    }

    [Fact]
    public async Task CreateActivity_WithAKnownExternalId_IsRecordedOnce()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var first = await Answers.PostedAsync(
            client.PostAsync("/v1/activities", Call(contact, ("externalId", "c-1")))
        );

        var same = await Answers.PostedAsync(
            client.PostAsync("/v1/activities", Call(contact, ("externalId", "c-1")))
        );
        var other = await client.PostAsync(
            "/v1/activities",
            Call(contact, ("externalId", "c-1"), ("subject", "x"))
        );

        Assert.Equal(first.Text, same.Text);
        Assert.Equal((409, "ACTIVITY_EXTERNAL_ID_TAKEN"), ((int)other.Status, other.Code));
        Assert.Equal(1, await CountAsync(client, "activities"));
        Assert.Equal(1, await CountAsync(client, "audit_records"));
    }
}
