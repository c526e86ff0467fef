namespace Crm.Segmentation.Domain;

/// <summary>What kind of party a contact is; the numbers are those of the contract.</summary>
internal enum ContactKind
{
    /// <summary>A natural person.</summary>
    Person = 1,

    /// <summary>A business.</summary>
    Company = 2,

    /// <summary>An organisation without profit.</summary>
    Institution = 3,

    /// <summary>People who live and buy together.</summary>
    Household = 4,
}
