using Crm.Testing;

namespace Crm.Interactions.Tests.Activities;

public abstract class DeleteActivityTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : DeleteActivityTests(host);

    public sealed class Postgres(PostgresHost host) : DeleteActivityTests(host);

    [Fact]
    public async Task DeleteActivity_LeavesNothingButTheAuditRow()
    {
        var client = await NewTenantAsync();
        var activity = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/activities",
                Call(await NewContactAsync(client), ("tags", new[] { "x" }))
            )
        );

        var stale = await client.DeleteAsync($"/v1/activities/{activity.Id}", "7");
        var deleted = await client.DeleteAsync($"/v1/activities/{activity.Id}", activity.Etag);

        Assert.Equal((412, "ETAG_MISMATCH"), ((int)stale.Status, stale.Code));
        Assert.True((int)deleted.Status is 200 or 204);
        Assert.Equal(
            "ACTIVITY_NOT_FOUND",
            (await client.GetAsync($"/v1/activities/{activity.Id}")).Code
        );
        Assert.Equal(0, await CountAsync(client, "activities"));
        Assert.Equal(0, await CountAsync(client, "activity_tags"));
        Assert.Equal(0, await CountAsync(client, "contact_card_counts"));
        Assert.Equal(2, await CountAsync(client, "audit_records"));
    }
}
