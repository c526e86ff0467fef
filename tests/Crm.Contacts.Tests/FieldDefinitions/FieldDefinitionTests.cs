using Crm.Testing;

namespace Crm.Contacts.Tests.FieldDefinitions;

public abstract class FieldDefinitionTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : FieldDefinitionTests(host);

    public sealed class Postgres(PostgresHost host) : FieldDefinitionTests(host);

    [Fact]
    public async Task CreateFieldDefinition_StoresIt()
    {
        var created = await DeclareAsync("level", "NUMBER");

        Assert.Equal("level", created.Body.GetProperty("label").GetString());
        var got = await Client.GetAsync($"/v1/field-definitions/{created.Id}");
        Assert.Equal("NUMBER", got.Body.GetProperty("type").GetString());
        Assert.Equal(1, await CountAsync("field_definitions"));
    }

    [Fact]
    public async Task CreateFieldDefinition_WhenTheKeyIsTaken_IsRefused()
    {
        await DeclareAsync("level", "NUMBER");

        var answer = await Client.PostAsync(
            "/v1/field-definitions",
            new { key = "level", type = "TEXT" }
        );

        Assert.Equal((409, "FIELD_DEFINITION_KEY_TAKEN"), ((int)answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("CHOICE", 0)]
    [InlineData("TEXT", 1)]
    public async Task CreateFieldDefinition_WithChoicesThatDoNotFitTheType_IsRefused(
        string type,
        int choices
    )
    {
        var body = new
        {
            key = "color",
            type,
            choices = Enumerable.Range(0, choices).Select(i => $"c{i}"),
        };

        var answer = await Client.PostAsync("/v1/field-definitions", body);

        Assert.Equal((400, "FIELD_DEFINITION_CHOICES_INVALID"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task GetFieldDefinition_OfAnotherTenant_IsNotFound()
    {
        var created = await DeclareAsync("level", "NUMBER");
        var other = await Host.NewTenantAsync();

        var answer = await other.GetAsync($"/v1/field-definitions/{created.Id}");

        Assert.Equal((404, "FIELD_DEFINITION_NOT_FOUND"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task ListFieldDefinitions_WithAFilter_ListsByKey()
    {
        await DeclareAsync("b", "NUMBER");
        await DeclareAsync("a", "NUMBER");
        await DeclareAsync("c", "TEXT");

        var answer = await Client.GetAsync($"/v1/field-definitions?{Filter("type = NUMBER")}");

        Assert.Equal(
            ["a", "b"],
            answer
                .Body.GetProperty("fieldDefinitions")
                .EnumerateArray()
                .Select(definition => definition.GetProperty("key").GetString())
        );
    }
}
