using Crm.Testing;

namespace Crm.Interactions.Tests.Activities;

public abstract class UpdateActivityTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : UpdateActivityTests(host);

    public sealed class Postgres(PostgresHost host) : UpdateActivityTests(host);

    [Fact]
    public async Task UpdateActivity_OfSomeFields_LeavesTheOthers()
    {
        var client = await NewTenantAsync();
        var activity = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/activities",
                Call(
                    await NewContactAsync(client),
                    ("subject", "a"),
                    ("outcome", "b"),
                    ("tags", new[] { "x", "y" })
                )
            )
        );

        var changed = await client.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { subject = "c", tags = new[] { "Y", "z" } },
            activity.Etag
        );

        Assert.Equal(200, (int)changed.Status);
        Assert.Equal(
            ("c", "b", "2"),
            (Text(changed.Body, "subject"), Text(changed.Body, "outcome"), changed.Etag)
        );
        Assert.Equal(
            ["Y", "z"],
            changed.Body.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString())
        );
        Assert.Equal(changed.Text, (await client.GetAsync($"/v1/activities/{activity.Id}")).Text);
        foreach (var (tag, count) in new[] { ("x", 0), ("y", 1), ("Z", 1) })
            Assert.Equal(
                count,
                Ids(await client.GetAsync($"/v1/activities?filter=tags:{tag}"), "activities").Count
            );
    }

    [Fact]
    public async Task UpdateActivity_ThatChangesNothing_MakesNoVersionAndNoAuditRow()
    {
        var client = await NewTenantAsync();
        var activity = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/activities",
                Call(
                    await NewContactAsync(client),
                    ("subject", "a"),
                    ("occurredAt", "2026-01-01T00:00:00Z")
                )
            )
        );

        var same = await client.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { subject = "a", occurredAt = "2026-01-01T00:00:00.0004Z" },
            activity.Etag
        );

        Assert.Equal(activity.Text, same.Text);
        Assert.Equal(1, await CountAsync(client, "audit_records"));
    }

    [Fact]
    public async Task UpdateActivity_WithTheWrongEtag_IsRefused()
    {
        var client = await NewTenantAsync();
        var activity = await Answers.PostedAsync(
            client.PostAsync("/v1/activities", Call(await NewContactAsync(client)))
        );

        var missing = await client.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { subject = "b" },
            etag: null
        );
        var stale = await client.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { subject = "b" },
            "7"
        );
        var any = await client.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { subject = "b" },
            "*"
        );

        Assert.Equal((428, "ETAG_MISSING"), ((int)missing.Status, missing.Code));
        Assert.Equal((412, "ETAG_MISMATCH"), ((int)stale.Status, stale.Code));
        Assert.Equal(200, (int)any.Status);
    }

    [Fact]
    public async Task UpdateActivity_OfWhoseItIs_IsRefused()
    {
        var client = await NewTenantAsync();
        var activity = await Answers.PostedAsync(
            client.PostAsync("/v1/activities", Call(await NewContactAsync(client)))
        );

        foreach (
            var body in new object[]
            {
                new { contactId = await NewContactAsync(client) },
                new { externalId = "x" },
                new { id = "x" },
            }
        )
            Assert.Equal(
                400,
                (int)
                    (
                        await client.PatchAsync(
                            $"/v1/activities/{activity.Id}",
                            body,
                            activity.Etag
                        )
                    ).Status
            );
    }

    [Fact]
    public async Task UpdateActivity_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var activity = await Answers.PostedAsync(
            one.PostAsync("/v1/activities", Call(await NewContactAsync(one)))
        );

        var answer = await other.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { subject = "b" },
            "*"
        );

        Assert.Equal((404, "ACTIVITY_NOT_FOUND"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task UpdateActivity_WithAnUnknownParticipant_ReturnsNotFound()
    {
        var client = await NewTenantAsync();
        var activity = await Answers.PostedAsync(
            client.PostAsync("/v1/activities", Call(await NewContactAsync(client)))
        );

        var answer = await client.PatchAsync(
            $"/v1/activities/{activity.Id}",
            new { participants = new[] { new { contactId = Guid.CreateVersion7().ToString() } } },
            activity.Etag
        );

        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)answer.Status, answer.Code));
        Assert.Equal(["/participants/0/contactId"], answer.Pointers);
    }
}
