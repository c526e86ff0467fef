namespace Crm.Contacts.Domain;

/// <summary>What kind of party a contact is.</summary>
internal enum ContactKind
{
    Person = 1,
    Company = 2,
    Institution = 3,
    Household = 4,
}
