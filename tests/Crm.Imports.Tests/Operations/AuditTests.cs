using Crm.Common.V1;
using Crm.Contacts.V1;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Paging;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Operations;

public sealed class AuditTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task List_ShowsWhatWasThereBeforeAndAfter(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        await ChangeAsync(
            world,
            log =>
                log.Created(
                    "contact",
                    "1",
                    1,
                    world.Time.GetUtcNow(),
                    new Contact { DisplayName = "Ann" }
                )
        );
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await ChangeAsync(
            world,
            log =>
                log.Updated(
                    "contact",
                    "1",
                    2,
                    world.Time.GetUtcNow(),
                    new Contact { DisplayName = "Ann", Tags = { "vip" } },
                    new Contact { DisplayName = "Anna" }
                )
        );
        world.Caller = world.Caller with { TenantId = "other" };
        await ChangeAsync(
            world,
            log =>
                log.Created(
                    "contact",
                    "2",
                    1,
                    world.Time.GetUtcNow(),
                    new Contact { DisplayName = "Bob" }
                )
        );
        world.Caller = world.Caller with { TenantId = "default" };

        var page = await ListAsync(world, new ListAuditEventsRequest());
        Assert.Equal(["2", "1"], page.AuditEvents.Select(audit => audit.Etag));
        var audit = page.AuditEvents[0];
        Assert.Equal(
            ("user:ann", "ImportContacts", "contact", "1"),
            (audit.Actor, audit.Action, audit.ResourceType, audit.ResourceId)
        );
        Assert.Equal(["displayName", "tags"], audit.Changes.Select(change => change.Field));
        Assert.Equal(
            ("Ann", "Anna"),
            (audit.Changes[0].Before.StringValue, audit.Changes[0].After.StringValue)
        );
        Assert.Null(audit.Changes[1].After?.ListValue?.Values.FirstOrDefault());
        Assert.Null(page.AuditEvents[1].Changes[0].Before);
    }

    [Fact]
    public async Task List_IsFiltered_AndGoesOnBehindAnyItem()
    {
        await using var world = await ImportWorld.CreateAsync();
        for (var i = 0; i < 5; i++)
        {
            await ChangeAsync(
                world,
                log =>
                    log.Created(
                        i % 2 == 0 ? "contact" : "ticket",
                        $"{i}",
                        1,
                        world.Time.GetUtcNow(),
                        new Contact { DisplayName = "A" }
                    )
            );
            world.Time.Advance(TimeSpan.FromSeconds(1));
        }
        const string filter =
            "resourceType = \"contact\" AND actor = \"user:ann\" AND action = \"ImportContacts\" AND resourceId != \"9\"";
        var page = await ListAsync(
            world,
            new ListAuditEventsRequest { PageSize = 2, Filter = filter }
        );
        Assert.Equal(["4", "2"], page.AuditEvents.Select(audit => audit.ResourceId));
        var last = page.AuditEvents[^1];
        var token = AuditLists.NextPageToken(
            world.Services.GetRequiredService<PageTokens>(),
            "default",
            filter,
            last.CreateTime.ToDateTimeOffset(),
            Guid.Parse(last.Id)
        );
        Assert.Equal(page.NextPageToken, token);
        page = await ListAsync(
            world,
            new ListAuditEventsRequest { PageToken = token, Filter = filter }
        );
        Assert.Equal(["0"], page.AuditEvents.Select(audit => audit.ResourceId));
    }

    private static Task<int> ChangeAsync(ImportWorld world, Action<ChangeLog> change) =>
        world.InWorkAsync(services =>
        {
            change(services.GetRequiredService<ChangeLog>());
            return Task.FromResult(0);
        });

    private static async Task<ListAuditEventsResponse> ListAsync(
        ImportWorld world,
        ListAuditEventsRequest request
    ) =>
        (
            await world.InScopeAsync(services =>
                services.GetRequiredService<ListAuditEvents>().HandleAsync(request, default)
            )
        ).Value;
}
