namespace Crm.AllInOne.Demo;

/// <summary>A part of the data set. Loading it again adds nothing, so that a start that was cut short is completed by the next one.</summary>
internal interface IDemoStep
{
    Task LoadAsync(DemoContext context, CancellationToken cancellationToken);
}
