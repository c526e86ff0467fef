using System.Globalization;
using System.Text;
using Crm.Contacts.V1;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Imports.Mapping;
using Crm.ServiceDefaults.Imports.Reading;
using NodaTime;

namespace Crm.Imports.Tests.Reading;

public sealed class RowsTests
{
    [Fact]
    public async Task Csv_ReadsQuotesAndLineEndsAsRfc4180Says()
    {
        var rows = await ReadCsvAsync("k,n\r\n1,\"a \"\"b\"\", c\nd\"\r\n\r\n2,5\" pipe\n3,last");
        Assert.Equal(["1|a \"b\", c\nd", "2|5\" pipe", "3|last"], rows);
    }

    [Fact]
    public async Task Csv_WithAByteOrderMark_ReadsTheFirstColumn() =>
        Assert.Equal(["1|a"], await ReadCsvAsync("\uFEFFk,n\n1,a\n"));

    [Fact]
    public async Task Csv_RefusesRowsThatAreRaggedAndGoesOn() =>
        Assert.Equal(
            ["1|a", "ROW_COLUMNS_MISMATCH", "ROW_COLUMNS_MISMATCH", "2|b"],
            await ReadCsvAsync("k,n\n1,a\n1\n1,2,3\n2,b\n")
        );

    [Fact]
    public async Task Csv_RefusesTextBehindAQuote() =>
        Assert.Equal(
            ["1|a", "ROW_QUOTES_INVALID", "2|b"],
            await ReadCsvAsync("k,n\n1,a\n1,\"a\"b\n2,b\n")
        );

    [Fact]
    public async Task Csv_RefusesWhatIsNotUtf8AndGoesOn()
    {
        byte[] bytes = [.. "k,n\n1,"u8, 0xFF, 0xFE, .. "\n"u8, 0xFF, 0xFE, .. ",x\n2,b\n"u8];
        Assert.Equal(
            ["ROW_ENCODING_INVALID", "ROW_ENCODING_INVALID", "2|b"],
            await ReadCsvAsync(bytes)
        );
    }

    [Fact]
    public async Task Csv_RefusesARowThatIsTooLargeAndGoesOn()
    {
        var large = new string('x', (3 * ImportLimits.RowBytes) + 17);
        Assert.Equal(
            ["1|a", "ROW_TOO_LARGE", "2|b"],
            await ReadCsvAsync($"k,n\n1,a\n1,{large}\n2,b\n")
        );
    }

    [Fact]
    public async Task Csv_WithAQuoteThatIsNotClosed_LosesNoMoreThanARow()
    {
        var text = new StringBuilder("k,n\n1,a\n1,\"open\n");
        while (text.Length < 3 * ImportLimits.RowBytes)
            text.Append("2,b\n");
        var rows = await ReadCsvAsync(text.ToString());
        Assert.Equal(["1|a", "ROW_TOO_LARGE"], rows[..2]);
        Assert.All(rows[2..], row => Assert.Equal("2|b", row));
        Assert.True(rows.Count > ImportLimits.RowBytes / 4);
    }

    [Fact]
    public async Task Csv_GoesOnAtAnyRow()
    {
        var text = new StringBuilder("k,n\n");
        for (var i = 0; i < 500; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i},\"ü{i}\n,名\"\r\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var all = await ReadCsvAsync(bytes);
        Assert.Equal(500, all.Count);
        var (mapper, start) = Mapper(bytes);
        var ends = new List<long>();
        using (var rows = new CsvRows<Contact>(Upload(bytes, 64), start, mapper))
        {
            while (await rows.MoveNextAsync(TestContext.Current.CancellationToken))
                ends.Add(rows.End);
        }
        for (var i = 0; i < ends.Count; i += 37)
        {
            using var rest = new CsvRows<Contact>(Upload(bytes, 100), ends[i], mapper);
            Assert.Equal(all[(i + 1)..], await TextsAsync(rest));
        }
    }

    [Fact]
    public async Task Json_ReadsLinesAndGoesOnAtAnyOfThem()
    {
        var bytes = Encoding.UTF8.GetBytes(
            "{\"displayName\":\"a\"}\r\n\n  \n{\"displayName\":\"ü\",\"etag\":\"9\"}\n{\"nickname\":\"x\"}\nnull\n[]\n{\"displayName\":\"z\"}"
        );
        using var rows = new JsonRows<Contact>(
            Upload(bytes, 7),
            0,
            new JsonResourceReader<Contact>()
        );
        Assert.Equal(
            ["|a", "|ü", "ROW_JSON_INVALID", "ROW_JSON_INVALID", "ROW_JSON_INVALID", "|z"],
            await TextsAsync(rows)
        );
    }

    [Fact]
    public async Task Json_RefusesLinesThatAreTooLargeOrNotUtf8()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(
                $"{{\"displayName\":\"{new string('x', 2 * ImportLimits.RowBytes)}\"}}\n"
            ),
            0xC3,
            (byte)'\n',
            .. "{}"u8,
        ];
        using var rows = new JsonRows<Contact>(
            Upload(bytes, 1 << 20),
            0,
            new JsonResourceReader<Contact>()
        );
        Assert.Equal(["ROW_TOO_LARGE", "ROW_ENCODING_INVALID", "|"], await TextsAsync(rows));
    }

    [Fact]
    public async Task Json_WithAMapping_ReadsMembersAsColumns()
    {
        var plan = MappingPlan.Of(
            Contact.Descriptor,
            null,
            ["id:externalIds.value", "full name:displayName"],
            []
        );
        var bytes =
            "{\"id\":17,\"full name\":\"Ann\"}\n{\"id\":null}\n{\"id\":{}}\n7\n{\"id\":\"\\ud800\"}\n"u8.ToArray();
        using var rows = new JsonRows<Contact>(
            Upload(bytes, 7),
            0,
            new JsonMappingReader<Contact>(plan, DateTimeZone.Utc)
        );
        Assert.Equal(
            ["17|Ann", "|", "ROW_JSON_INVALID", "ROW_JSON_INVALID", "ROW_JSON_INVALID"],
            await TextsAsync(rows)
        );
    }

    private static Task<List<string>> ReadCsvAsync(string text) =>
        ReadCsvAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<List<string>> ReadCsvAsync(byte[] bytes)
    {
        var (mapper, start) = Mapper(bytes);
        using var rows = new CsvRows<Contact>(Upload(bytes, 1 << 20), start, mapper);
        return await TextsAsync(rows);
    }

    private static (CsvRowMapper<Contact> Mapper, int Start) Mapper(byte[] bytes)
    {
        Assert.Null(
            CsvHeader.Read(bytes.AsMemory(0, Math.Min(bytes.Length, 1 << 20)), out var header)
        );
        var plan = MappingPlan.Of(
            Contact.Descriptor,
            null,
            ["k:externalIds.value", "n:displayName"],
            []
        );
        return (
            new CsvRowMapper<Contact>(plan, header.Columns, DateTimeZone.Utc),
            header.DataStart
        );
    }

    private static UploadBytes Upload(byte[] bytes, int partBytes) =>
        new(
            (part, _) =>
                new(
                    (long)part * partBytes < bytes.Length
                        ? bytes.AsMemory(
                            part * partBytes,
                            Math.Min(partBytes, bytes.Length - (part * partBytes))
                        )
                        : default
                ),
            partBytes
        );

    private static async Task<List<string>> TextsAsync(IRowSource<Contact> rows)
    {
        var texts = new List<string>();
        while (await rows.MoveNextAsync(TestContext.Current.CancellationToken))
        {
            var row = rows.Read();
            var key = row.Resource?.ExternalIds.Count > 0 ? row.Resource.ExternalIds[0].Value : "";
            texts.Add(row.Problem?.Code ?? $"{key}|{row.Resource!.DisplayName}");
        }
        return texts;
    }
}
