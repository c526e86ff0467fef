using System.Globalization;
using System.Text;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>A span as it was exported.</summary>
internal sealed record Span(
    string Service,
    string TraceId,
    string SpanId,
    string ParentId,
    string Name
);

/// <summary>What kind of metric it is, as Prometheus sees it.</summary>
internal enum MetricKind
{
    Gauge,
    Counter,
    Histogram,
}

/// <summary>One series of a metric at one moment.</summary>
internal sealed record MetricPoint(
    string Service,
    string Scope,
    string Metric,
    string Unit,
    MetricKind Kind,
    IReadOnlyDictionary<string, string> Labels,
    double Value
);

/// <summary>Reads the requests of OTLP by the numbers of their fields.</summary>
internal static class OtlpMessages
{
    // ExportTraceServiceRequest { resource_spans = 1 { resource = 1 { attributes = 1 }, scope_spans = 2 { spans = 2 } } }
    public static IEnumerable<Span> ReadSpans(byte[] request) =>
        from resource in ProtoMessage.Parse(request).Messages(1)
        let service = ServiceOf(resource)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new Span(
            service,
            Convert.ToHexString(span.Bytes(1)),
            Convert.ToHexString(span.Bytes(2)),
            Convert.ToHexString(span.Bytes(4)),
            span.Text(5)
        );

    // ExportMetricsServiceRequest { resource_metrics = 1 { resource = 1, scope_metrics = 2 { scope = 1 { name = 1 }, metrics = 2 {
    //   name = 1, unit = 3, gauge = 5 { data_points = 1 }, sum = 7 { data_points = 1, is_monotonic = 3 }, histogram = 9 { data_points = 1 } } } } }
    public static IEnumerable<MetricPoint> ReadPoints(byte[] request) =>
        from resource in ProtoMessage.Parse(request).Messages(1)
        let service = ServiceOf(resource)
        from scope in resource.Messages(2)
        let scopeName = scope.Messages(1).Select(named => named.Text(1)).FirstOrDefault("")
        from metric in scope.Messages(2)
        from data in new[] { 5, 7, 9 }
        from container in metric.Messages(data)
        let kind = data switch
        {
            9 => MetricKind.Histogram,
            7 when container.Number(3) == 1 => MetricKind.Counter,
            _ => MetricKind.Gauge,
        }
        from point in container.Messages(1)
        select new MetricPoint(
            service,
            scopeName,
            metric.Text(1),
            metric.Text(3),
            kind,
            Attributes(point, kind == MetricKind.Histogram ? 9 : 7),
            ValueOf(point, kind)
        );

    private static string ServiceOf(ProtoMessage resource) =>
        resource.Messages(1).Select(found => Attributes(found, 1)).First()["service.name"];

    // NumberDataPoint { as_double = 4, as_int = 6 }, HistogramDataPoint { count = 4 }
    private static double ValueOf(ProtoMessage point, MetricKind kind) =>
        kind == MetricKind.Histogram || point.Has(6)
            ? point.Number(kind == MetricKind.Histogram ? 4 : 6)
            : BitConverter.Int64BitsToDouble(point.Number(4));

    // KeyValue { key = 1, value = 2 { string_value = 1, bool_value = 2, int_value = 3, double_value = 4 } }
    private static Dictionary<string, string> Attributes(ProtoMessage holder, int field)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in holder.Messages(field))
        {
            var value = attribute.Messages(2).First();
            attributes[attribute.Text(1)] =
                value.Has(2) ? value.Number(2).ToString(CultureInfo.InvariantCulture)
                : value.Has(3) ? value.Number(3).ToString(CultureInfo.InvariantCulture)
                : Encoding.UTF8.GetString(value.Bytes(1));
        }
        return attributes;
    }
}
