using Crm.Testing;

namespace Crm.Interactions.Tests.Activities;

public abstract class GetActivityTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetActivityTests(host);

    public sealed class Postgres(PostgresHost host) : GetActivityTests(host);

    [Fact]
    public async Task GetActivity_OfAnotherTenantOrUnknown_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var activity = await Answers.PostedAsync(
            one.PostAsync("/v1/activities", Call(await NewContactAsync(one)))
        );

        foreach (var id in new[] { activity.Id, Guid.CreateVersion7().ToString(), "x" })
        {
            var answer = await other.GetAsync($"/v1/activities/{id}");
            Assert.Equal((404, "ACTIVITY_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
        Assert.Equal(activity.Text, (await one.GetAsync($"/v1/activities/{activity.Id}")).Text);
    }
}
