using Crm.Common.V1;
using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>The same at the gRPC door: equal failures, with google.rpc.Status details.</summary>
public sealed class GrpcAttackTests(AttackedHost attacked) : IClassFixture<AttackedHost>
{
    public static TheoryData<string> Operations =>
        [
            .. Examples
                .Methods.Where(method =>
                    !method.Descriptor.IsClientStreaming && !method.Descriptor.IsServerStreaming
                )
                .Select(method => method.Descriptor.Name),
        ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Grpc_WhenTheRequestIsWrong_AnswersTheStatusAndChangesNothing(string name)
    {
        var method = Examples.Method(name);
        var before = await Fingerprint.TakeAsync(attacked);
        var wrong = new List<string>();

        var attacks = Wrong(method).ToList();
        Assert.True(
            attacks.Count > 0 || method.Descriptor.InputType.Fields.InFieldNumberOrder().Count == 0,
            "Nothing of the request can be wrong?"
        );
        foreach (var (what, request, field) in attacks)
        {
            var (code, _, fields) = await GrpcCall.FailAsync(
                attacked.StrongFor(method),
                method,
                request
            );
            if (code != StatusCode.InvalidArgument || !fields.Contains(field))
                wrong.Add($"{what} at {field}: {code} at {string.Join(',', fields)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Fingerprint.TakeAsync(attacked));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Grpc_WhenTheCallerMayNot_AnswersTheStatusAndChangesNothing(string name)
    {
        var method = Examples.Method(name);
        var request = GrpcCall.RequestOf(Examples.Call(method, attacked.One.Values));
        var before = await Fingerprint.TakeAsync(attacked);

        var nobody = await GrpcCall.FailAsync(attacked.ClientOf(null), method, request);
        Assert.Equal(
            (StatusCode.Unauthenticated, "CREDENTIAL_INVALID"),
            (nobody.Code, nobody.Reason)
        );
        var weak = await GrpcCall.FailAsync(attacked.WithoutPermissionFor(method), method, request);
        Assert.Equal((StatusCode.PermissionDenied, "PERMISSION_DENIED"), (weak.Code, weak.Reason));
        if (Examples.IsOnOneThing(method))
        {
            var foreign = await GrpcCall.FailAsync(attacked.Two.Client, method, request);
            Assert.Equal(StatusCode.NotFound, foreign.Code);
        }
        if (method.Descriptor.InputType.FindFieldByName("etag") is { } etag)
        {
            etag.Accessor.SetValue(request, "999");
            var stale = await GrpcCall.FailAsync(attacked.One.Client, method, request);
            Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (stale.Code, stale.Reason));
        }

        Assert.Equal(before, await Fingerprint.TakeAsync(attacked));
    }

    private IEnumerable<(string What, IMessage Request, string Field)> Wrong(ContractMethod method)
    {
        foreach (var field in method.Descriptor.InputType.Fields.InFieldNumberOrder())
        {
            foreach (var (what, bend) in Bends(field))
            {
                var request = GrpcCall.RequestOf(Examples.Call(method, attacked.One.Values));
                bend(request);
                yield return (what, request, field.Name);
            }
            if (
                field.FieldType != FieldType.Message
                || field.IsRepeated
                || !IsPatchOrBody(method, field)
            )
                continue;
            foreach (
                var inner in field
                    .MessageType.Fields.InFieldNumberOrder()
                    .Where(inner => !IsOutputOnly(inner))
            )
            {
                foreach (var (what, bend) in Bends(inner))
                {
                    var request = GrpcCall.RequestOf(Examples.Call(method, attacked.One.Values));
                    bend((IMessage)field.Accessor.GetValue(request));
                    Mask(request, inner.Name);
                    yield return (what, request, $"{field.Name}.{inner.Name}");
                }
            }
        }
    }

    private static bool IsPatchOrBody(ContractMethod method, FieldDescriptor field) =>
        field.Name == method.Http!.Body;

    private static void Mask(IMessage request, string path)
    {
        if (request.Descriptor.FindFieldByName("update_mask") is { } mask)
            ((Google.Protobuf.WellKnownTypes.FieldMask)mask.Accessor.GetValue(request)).Paths.Add(
                path
            );
    }

    private static IEnumerable<(string, Action<IMessage>)> Bends(FieldDescriptor field)
    {
        var rules = field.GetOptions()?.GetExtension(RulesExtensions.Rules) ?? new FieldRules();
        // An immutable field of an update is refused for another reason, by the mask.
        if (field.IsMap || field.RealContainingOneof is not null)
            yield break;
        if (field is { FieldType: FieldType.String, IsRepeated: false } && rules.MaxLength > 0)
            yield return (
                "too long",
                message => field.Accessor.SetValue(message, new string('a', rules.MaxLength + 1))
            );
        if (field is { FieldType: FieldType.Enum, IsRepeated: false })
            yield return (
                "bad enum",
                message =>
                    field.Accessor.SetValue(
                        message,
                        System.Enum.ToObject(ClrTypeOf(message, field), 99)
                    )
            );
        if (field is { FieldType: FieldType.String, IsRepeated: true } && rules.MaxItems > 0)
        {
            yield return (
                "too many",
                message =>
                {
                    var list = (System.Collections.IList)field.Accessor.GetValue(message);
                    for (var i = 0; i <= rules.MaxItems; i++)
                        list.Add($"item{i}");
                }
            );
        }
    }

    private static bool IsOutputOnly(FieldDescriptor field) =>
        field
            .GetOptions()
            ?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
            ?.Contains(FieldBehavior.OutputOnly)
        ?? false;

    private static System.Type ClrTypeOf(IMessage message, FieldDescriptor field) =>
        field.Accessor.GetValue(message).GetType();
}
