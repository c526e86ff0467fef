namespace Crm.ServiceDefaults.Validation;

/// <summary>Checks one value: a singular field, an item of a list or a value of a map.</summary>
internal abstract class ValueCheck
{
    public abstract void Check(object value, ValidationRun run);
}
