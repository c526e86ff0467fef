namespace Crm.AllInOne.Demo;

/// <summary>The data set could not be loaded as a whole.</summary>
internal sealed class DemoException(string message) : Exception(message);
