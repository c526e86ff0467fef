using System.Diagnostics;
using Crm.ServiceDefaults.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.ServiceDefaults.Store;

/// <summary>While a store is migrated, each command to it is a pass of <see cref="CrashPoints.InMigration"/>.</summary>
internal sealed class MigrationCrash
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>,
        IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    private MigrationCrash() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Begins; null where no test asked for it.</summary>
    public static IDisposable? Begin() => CrashPoints.AreArmed ? new MigrationCrash() : null;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(
                value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name)
            );
    }

    public void OnNext(KeyValuePair<string, object?> value) =>
        CrashPoints.Reach(CrashPoints.InMigration);

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
