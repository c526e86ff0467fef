using System.Globalization;
using System.Text;
using Crm.Contacts.V1;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Imports;
using Google.Api;
using Google.Protobuf;

namespace Crm.Imports.Tests.Importing;

/// <summary>Runs alone: what other tests hold at the time would count.</summary>
[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
[Collection(nameof(FlatMemoryTests))]
public sealed class FlatMemoryTests
{
    private const int Rows = 10_000;
    private const int RowFiller = 20_000;
    private const long MostHeld = 64L * 1024 * 1024;

    [Fact]
    public async Task Import_Of200Megabytes_HoldsAFewOfThem()
    {
        await using var world = await ImportWorld.CreateAsync();
        var idle = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        void Measure() =>
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - idle);

        var received = await world.ReceiveAsync<ImportCustomers, Contact>(
            new ImportSettings { Mapping = ImportWorld.CustomerMapping },
            Bodies(Measure)
        );
        var turn = await world.TakeAsync();
        do
        {
            Measure();
        } while (await world.StepAsync(turn));
        var response = (await world.GetAsync(received.Value)).Response;
        Assert.Equal(
            (Rows, Rows / 2, Rows / 2),
            (response.Total, response.Created, response.Coalesced)
        );
        Assert.True(most < MostHeld, $"{most} bytes were held");
    }

    private static IEnumerable<HttpBody> Bodies(Action measure)
    {
        var filler = new string('x', RowFiller);
        yield return new HttpBody
        {
            ContentType = "text/csv",
            Data = ByteString.CopyFromUtf8("CustomerID,Name,Country,Filler\n"),
        };
        for (var i = 0; i < Rows; i++)
        {
            if (i % 1_000 == 0)
                measure();
            var row = string.Create(
                CultureInfo.InvariantCulture,
                $"{i % (Rows / 2)},Name,UK,{filler}\n"
            );
            yield return new HttpBody
            {
                Data = UnsafeByteOperations.UnsafeWrap(Encoding.UTF8.GetBytes(row)),
            };
        }
    }
}
