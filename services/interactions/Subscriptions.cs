using Crm.ContactReferences;
using Crm.Messaging;

namespace Crm.Interactions;

/// <summary>Everything that interactions listens to.</summary>
internal static class InteractionsSubscriptions
{
    public static void Add(Subscriptions subscriptions) => subscriptions.AddContactReferences();
}
