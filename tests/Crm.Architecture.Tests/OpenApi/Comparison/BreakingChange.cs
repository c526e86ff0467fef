namespace Crm.Architecture.Tests.OpenApi.Comparison;

/// <summary>A change of the REST API that an existing client may notice.</summary>
/// <param name="Kind">What was changed.</param>
/// <param name="Where">The operation, and the way into it.</param>
internal sealed record BreakingChange(BreakingChangeKind Kind, string Where)
{
    public override string ToString() => $"{Kind}: {Where}";
}

/// <summary>What breaks clients.</summary>
internal enum BreakingChangeKind
{
    OperationRemoved,
    ParameterRemoved,
    ParameterRequired,
    BodyRequired,
    BodyRemoved,
    MediaTypeRemoved,
    ResponseRemoved,
    MemberRemoved,
    MemberRequired,
    MemberOptional,
    TypeChanged,
    ValueRemoved,
    LimitNarrowed,
    AlternativeChanged,
}
