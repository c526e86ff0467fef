using Crm.Benchmarks.Load;
using Crm.Benchmarks.Parts;

namespace Crm.Benchmarks.Rows;

/// <summary>The operations that are driven on both sides.</summary>
internal static class LoadRows
{
    private const int Variants = 2_000;
    private const int Few = 16;
    private const int Many = 64;

    /// <summary>All of them.</summary>
    /// <param name="ids">Contacts that are there.</param>
    /// <param name="contacts">How many contacts there are.</param>
    public static IReadOnlyList<LoadRow> All(IReadOnlyList<string> ids, int contacts)
    {
        LoadRequest[] gets = [.. ids.Select(id => LoadRequest.Get($"/v1/contacts/{id}"))];
        LoadRequest[] overviews =
        [
            .. ids.Select(id => LoadRequest.Get($"/v1/contacts/{id}/overview")),
        ];
        LoadRequest[] searches =
        [
            .. Enumerable
                .Range(0, Variants)
                // The beginning of a family name: all but its last letter.
                .Select(index => People.FamilyName((int)(index * 48_271L % contacts))[..^1])
                .Select(part => LoadRequest.Get($"/v1/contacts:search?query={part}")),
        ];
        LoadRequest[] creates =
        [
            .. Enumerable
                .Range(0, Variants)
                .Select(index => new LoadRequest(
                    "POST",
                    "/v1/contacts",
                    People.Json(contacts + index, key: "new-##########")
                )),
        ];
        return
        [
            new("get", "get by id, one credential", 1.0, Few, 1, gets, gets),
            new("get-64", "get by id, one credential", 2.0, Many, 1, gets, gets),
            new("get-keys", "get by id, 64 credentials", null, Few, Many, gets, gets),
            new("get-64-keys", "get by id, 64 credentials", null, Many, Many, gets, gets),
            new("list", "list 50, filtered and sorted", 0.5, Few, 1, Lists(), FloorLists()),
            new("search", "search by part of a name", 20, Few, 1, searches, searches),
            new(
                "create",
                "create, with outbox, audit and idempotency rows",
                0.5,
                Few,
                1,
                creates,
                creates
            ),
            new("overview", "customer overview, against get by id", 0.25, Few, 1, overviews, gets),
        ];
    }

    private static LoadRequest[] Lists() =>
        [
            .. People.Countries.Select(country =>
                LoadRequest.Get(
                    $"/v1/contacts?filter=primaryAddress.country%20%3D%20%22{country}%22&orderBy=displayName&pageSize=50"
                )
            ),
        ];

    private static LoadRequest[] FloorLists() =>
        [
            .. People.Countries.Select(country =>
                LoadRequest.Get($"/v1/contacts?country={country.ToLowerInvariant()}")
            ),
        ];
}
