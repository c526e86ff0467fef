namespace Crm.Segmentation.Data;

/// <summary>A contact whose quintiles are others now; null for one that is no customer any more.</summary>
internal sealed record QuintileChange(Guid ContactId, int? Recency, int? Frequency, int? Monetary);
