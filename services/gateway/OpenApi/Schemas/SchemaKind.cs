namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The three shapes in which a message appears.</summary>
internal enum SchemaKind
{
    /// <summary>In answers: what the service sets is there, defaults are written.</summary>
    Output,

    /// <summary>In requests: what the service sets is not allowed.</summary>
    Input,

    /// <summary>In merge patches: everything may be left out, null clears.</summary>
    Patch,
}
