using Probe.V1;

namespace Crm.ServiceDefaults.Tests;

internal static class Things
{
    public static Thing Valid(Action<Thing>? change = null)
    {
        var thing = new Thing
        {
            Code = "abc",
            Name = "name",
            Pieces = { new Part { Label = "p" } },
        };
        change?.Invoke(thing);
        return thing;
    }
}
