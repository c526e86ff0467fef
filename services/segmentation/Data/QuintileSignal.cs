using Crm.ServiceDefaults.Hosting;

namespace Crm.Segmentation.Data;

/// <summary>Wakes who computes the quintiles in this process.</summary>
internal sealed class QuintileSignal : WorkSignal;
