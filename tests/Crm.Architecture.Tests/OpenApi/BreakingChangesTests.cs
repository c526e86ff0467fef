using Crm.Architecture.Tests.OpenApi.Comparison;

namespace Crm.Architecture.Tests.OpenApi;

public class BreakingChangesTests
{
    private const string Before = """
        {
          "paths": {
            "/v1/things/{id}": {
              "get": {
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "maxLength": 100 } },
                  { "name": "view", "in": "query", "schema": { "enum": ["FULL", "SHORT"] } }
                ],
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                  "404": { "$ref": "#/components/responses/Problem" }
                }
              },
              "patch": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ThingInput" } } } },
                "responses": { "200": { "description": "Done" } }
              }
            }
          },
          "components": {
            "responses": { "Problem": { "content": { "application/problem+json": { "schema": { "type": "object" } } } } },
            "schemas": {
              "Thing": {
                "type": "object",
                "required": ["id", "kind"],
                "properties": {
                  "id": { "type": "string" },
                  "kind": { "type": "string", "enum": ["BIG", "SMALL"] },
                  "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } },
                  "size": { "type": "integer" },
                  "owner": { "oneOf": [{ "type": "string" }] }
                }
              },
              "ThingInput": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                  "kind": { "type": "string", "enum": ["BIG", "SMALL"] },
                  "name": { "type": "string", "minLength": 1, "maxLength": 50, "pattern": "^[a-z]+$" },
                  "count": { "type": ["integer", "null"], "minimum": 0, "maximum": 10 },
                  "tags": { "type": "array", "maxItems": 5, "items": { "type": "string", "maxLength": 9 } },
                  "owner": { "oneOf": [{ "type": "string" }, { "type": "number" }] }
                }
              }
            }
          }
        }
        """;

    public static TheoryData<string, string, string> Breaking =>
        new()
        {
            {
                "\"/v1/things/{id}\": {",
                "\"/v1/items/{id}\": {",
                "OperationRemoved: GET /v1/things/{id}"
            },
            { "\"patch\": {", "\"put\": {", "OperationRemoved: PATCH /v1/things/{id}" },
            {
                "\"name\": \"view\"",
                "\"name\": \"look\"",
                "ParameterRemoved: GET /v1/things/{id} query view"
            },
            {
                "\"in\": \"query\",",
                "\"in\": \"query\", \"required\": true,",
                "ParameterRequired: GET /v1/things/{id} query view"
            },
            {
                "[\"FULL\", \"SHORT\"]",
                "[\"FULL\"]",
                "ValueRemoved: GET /v1/things/{id} query view SHORT"
            },
            {
                "\"maxLength\": 100",
                "\"maxLength\": 99",
                "LimitNarrowed: GET /v1/things/{id} path id maxLength"
            },
            {
                "\"requestBody\": {",
                "\"requestBody\": { \"required\": true,",
                "BodyRequired: PATCH /v1/things/{id}"
            },
            { "\"requestBody\"", "\"x-body\"", "BodyRemoved: PATCH /v1/things/{id}" },
            {
                "\"requestBody\": { \"content\": { \"application/json\"",
                "\"requestBody\": { \"content\": { \"text/csv\"",
                "MediaTypeRemoved: PATCH /v1/things/{id} body application/json"
            },
            { "\"404\"", "\"410\"", "ResponseRemoved: GET /v1/things/{id} 404" },
            {
                "\"Problem\": { \"content\": { \"application/problem+json\"",
                "\"Problem\": { \"content\": { \"application/json\"",
                "MediaTypeRemoved: GET /v1/things/{id} 404 application/problem+json"
            },
            {
                "\"size\": { \"type\": \"integer\" }",
                "\"length\": { \"type\": \"integer\" }",
                "MemberRemoved: GET /v1/things/{id} 200/size"
            },
            {
                "\"name\": { \"type\"",
                "\"title\": { \"type\"",
                "MemberRemoved: PATCH /v1/things/{id} body/name"
            },
            {
                "\"required\": [\"kind\"]",
                "\"required\": [\"kind\", \"name\"]",
                "MemberRequired: PATCH /v1/things/{id} body/name"
            },
            {
                "\"required\": [\"id\", \"kind\"]",
                "\"required\": [\"id\"]",
                "MemberOptional: GET /v1/things/{id} 200/kind"
            },
            {
                "\"size\": { \"type\": \"integer\" }",
                "\"size\": { \"type\": \"string\" }",
                "TypeChanged: GET /v1/things/{id} 200/size"
            },
            {
                "[\"integer\", \"null\"]",
                "\"integer\"",
                "TypeChanged: PATCH /v1/things/{id} body/count"
            },
            {
                "\"id\": { \"type\": \"string\" }",
                "\"id\": { \"type\": [\"string\", \"null\"] }",
                "TypeChanged: GET /v1/things/{id} 200/id"
            },
            {
                "\"maxLength\": 50",
                "\"maxLength\": 20",
                "LimitNarrowed: PATCH /v1/things/{id} body/name maxLength"
            },
            {
                "\"minLength\": 1",
                "\"minLength\": 2",
                "LimitNarrowed: PATCH /v1/things/{id} body/name minLength"
            },
            { "^[a-z]+$", "^[a-f]+$", "LimitNarrowed: PATCH /v1/things/{id} body/name pattern" },
            {
                "\"minimum\": 0",
                "\"minimum\": 1",
                "LimitNarrowed: PATCH /v1/things/{id} body/count minimum"
            },
            {
                "\"maximum\": 10",
                "\"maximum\": 9",
                "LimitNarrowed: PATCH /v1/things/{id} body/count maximum"
            },
            {
                "\"maxItems\": 5",
                "\"maxItems\": 4",
                "LimitNarrowed: PATCH /v1/things/{id} body/tags maxItems"
            },
            {
                "\"maxLength\": 9 }",
                "\"maxLength\": 8 }",
                "LimitNarrowed: PATCH /v1/things/{id} body/tags/- maxLength"
            },
            {
                "\"oneOf\": [{ \"type\": \"string\" }, { \"type\": \"number\" }]",
                "\"oneOf\": [{ \"type\": \"string\" }]",
                "AlternativeChanged: PATCH /v1/things/{id} body/owner oneOf"
            },
            {
                "\"owner\": { \"oneOf\": [{ \"type\": \"string\" }] }",
                "\"owner\": { \"oneOf\": [{ \"type\": \"string\" }, { \"type\": \"number\" }] }",
                "AlternativeChanged: GET /v1/things/{id} 200/owner oneOf"
            },
        };

    public static TheoryData<string, string> Compatible =>
        new()
        {
            { "\"get\": {", "\"delete\": {}, \"get\": {" },
            { "\"parameters\": [", "\"parameters\": [{ \"name\": \"new\", \"in\": \"query\" }," },
            {
                "\"size\": { \"type\": \"integer\" }",
                "\"size\": { \"type\": \"integer\" }, \"more\": {}"
            },
            { "\"name\": { \"type\"", "\"more\": {}, \"name\": { \"type\"" },
            { "\"maxLength\": 50", "\"maxLength\": 60" },
            { "\"pattern\": \"^[a-z]+$\"", "\"description\": \"Any.\"" },
            { "\"required\": [\"kind\"]", "\"required\": []" },
            { "[\"FULL\", \"SHORT\"]", "[\"FULL\", \"LONG\", \"SHORT\"]" },
            {
                "\"owner\": { \"oneOf\": [{ \"type\": \"string\" }, {",
                "\"owner\": { \"oneOf\": [{ \"type\": \"string\" }, {}, {"
            },
        };

    [Theory]
    [MemberData(nameof(Breaking))]
    public void Between_WhenClientsBreak_FindsTheChange(
        string text,
        string replacement,
        string expected
    ) => Assert.Contains(expected, Change(text, replacement));

    [Theory]
    [MemberData(nameof(Compatible))]
    public void Between_WhenClientsGoOn_FindsNothing(string text, string replacement) =>
        Assert.Empty(Change(text, replacement));

    [Fact]
    public void Between_WhenNothingChanged_FindsNothing() =>
        Assert.Empty(BreakingChanges.Between(Before, Before));

    [Fact]
    public void Breaking_Always_CoversEveryKind() =>
        Assert.Equal(
            Enum.GetNames<BreakingChangeKind>().Order(StringComparer.Ordinal),
            Breaking
                .Select(row => ((string)row.Data.Item3).Split(':')[0])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static IEnumerable<string> Change(string text, string replacement)
    {
        Assert.Contains(text, Before, StringComparison.Ordinal);
        var at = Before.IndexOf(text, StringComparison.Ordinal);
        var after = string.Concat(
            Before.AsSpan(0, at),
            replacement,
            Before.AsSpan(at + text.Length)
        );
        return BreakingChanges.Between(Before, after).Select(change => change.ToString());
    }
}
