using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>The fields of a message in the order of their numbers, worked out once.</summary>
internal sealed class WirePlan
{
    private const string WellKnown = "google.protobuf";

    private static readonly ConcurrentDictionary<MessageDescriptor, WirePlan> Known = new();

    private readonly Lazy<WireField[]> _fields;

    private WirePlan(MessageDescriptor message)
    {
        Descriptor = message;
        Form = message.FullName switch
        {
            "google.protobuf.Timestamp" => WireForm.Time,
            "google.protobuf.Value" => WireForm.Value,
            _ when message.File.Package == WellKnown => WireForm.Other,
            _ => WireForm.Object,
        };
        // Messages may hold messages of their own type.
        _fields = new(() =>
            [.. message.Fields.InFieldNumberOrder().Select(field => new WireField(field))]
        );
    }

    /// <summary>The message.</summary>
    public MessageDescriptor Descriptor { get; }

    /// <summary>What it is in JSON.</summary>
    public WireForm Form { get; }

    /// <summary>Its fields.</summary>
    public WireField[] Fields => _fields.Value;

    public static WirePlan Of(MessageDescriptor message) =>
        Known.GetOrAdd(message, static key => new WirePlan(key));

    /// <summary>Whether it has a field of a number.</summary>
    public bool Has(int number) => Descriptor.FindFieldByNumber(number) is not null;
}

/// <summary>What a message is in JSON.</summary>
internal enum WireForm
{
    /// <summary>An object with its fields.</summary>
    Object,

    /// <summary>An RFC 3339 time.</summary>
    Time,

    /// <summary>Any JSON value.</summary>
    Value,

    /// <summary>Something else that is made by way of objects.</summary>
    Other,
}
