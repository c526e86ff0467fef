using System.Net;
using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>Every operation is attacked with everything that can be wrong: the answer is right, and nothing has changed.</summary>
public sealed class AttackTableTests(AttackedHost attacked) : IClassFixture<AttackedHost>
{
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Rest_WhenTheRequestIsWrong_AnswersTheProblemAndChangesNothing(string name)
    {
        var method = Examples.Method(name);
        var attacks = RequestAttacks.For(method).Concat(BodyAttacks.For(method)).ToList();
        Assert.NotEmpty(attacks);
        var before = await Fingerprint.TakeAsync(attacked);

        var wrong = new List<string>();
        foreach (var attack in attacks)
        {
            var call = Examples.Call(method, attacked.One.Values);
            attack.Bend(call);
            var answer = await call.SendAsync(attacked.StrongFor(method));
            if (Complaint(attack, answer) is { } complaint)
                wrong.Add($"{attack.Name}: {complaint}");
        }

        Assert.True(
            wrong.Count == 0,
            $"{wrong.Count} of {attacks.Count}:\n" + string.Join('\n', wrong)
        );
        Assert.Equal(before, await Fingerprint.TakeAsync(attacked));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Rest_WhenTheCallerMayNot_AnswersTheProblemAndChangesNothing(string name)
    {
        var method = Examples.Method(name);
        var before = await Fingerprint.TakeAsync(attacked);

        var nobody = await Call(method).SendAsync(attacked.ClientOf(null));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "CREDENTIAL_INVALID"),
            (nobody.Status, nobody.Code)
        );
        Assert.Equal("Bearer", nobody.Headers["WWW-Authenticate"].Split(' ')[0]);
        var stranger = await Call(method)
            .SendAsync(attacked.ClientOf("crm_0123456789012345678901234567890123456789012"));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "CREDENTIAL_INVALID"),
            (stranger.Status, stranger.Code)
        );
        var weak = await Call(method).SendAsync(attacked.WithoutPermissionFor(method));
        Assert.Equal((HttpStatusCode.Forbidden, "PERMISSION_DENIED"), (weak.Status, weak.Code));

        Assert.Equal(before, await Fingerprint.TakeAsync(attacked));
    }

    [Theory]
    [MemberData(nameof(OperationsOnOneThing))]
    public async Task Rest_WhenTheIdIsOfAnotherTenant_AnswersAsForAnUnknownId(string name)
    {
        var before = await Fingerprint.TakeAsync(attacked);
        var call = Call(Examples.Method(name));
        call.Headers.Remove("Idempotency-Key");

        var foreign = await call.SendAsync(attacked.Two.Client);
        foreach (var key in call.Path.Keys)
            call.Path[key] = Guid.CreateVersion7().ToString();
        var unknown = await call.SendAsync(attacked.Two.Client);

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal((unknown.Status, unknown.Code), (foreign.Status, foreign.Code));
        Assert.Equal(
            unknown.Body.GetProperty("detail").GetString(),
            foreign.Body.GetProperty("detail").GetString()
        );
        Assert.Equal(before, await Fingerprint.TakeAsync(attacked));
    }

    public static TheoryData<string> Operations => Examples.Names;

    // Projections have the same names in all tenants.
    public static TheoryData<string> OperationsOnOneThing =>
        [.. Examples.Methods.Where(Examples.IsOnOneThing).Select(method => method.Descriptor.Name)];

    private RestCall Call(ContractMethod method) => Examples.Call(method, attacked.One.Values);

    private static string? Complaint(Attack attack, Answer answer)
    {
        if (answer.Status != attack.Status)
            return $"{(int)answer.Status} instead of {(int)attack.Status}: {Short(answer.Text)}";
        if (answer.MediaType != "application/problem+json")
            return $"the answer is {answer.MediaType}";
        if (attack.Code.Length > 0 && answer.Code != attack.Code)
            return $"{answer.Code} instead of {attack.Code}";
        if (answer.Code.Length == 0 || !answer.Body.TryGetProperty("traceId", out _))
            return "the problem lacks code or traceId";
        if (
            attack.Status == HttpStatusCode.MethodNotAllowed
            && !answer.Headers.ContainsKey("Allow")
        )
            return "the answer lacks Allow";
        if (
            attack.Code == "FILTER_INVALID"
            && !answer.Text.Contains("osition", StringComparison.Ordinal)
        )
            return "the error does not name the position";
        if (attack.Pointer is { } pointer && !answer.Pointers.Contains(pointer))
            return $"no error names {pointer}: {Short(answer.Text)}";
        return null;
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
