using System.Collections;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>Says a query to an engine that is not there, and keeps the statements that it would get.</summary>
internal sealed class Rendering : DbCommandInterceptor, IDisposable
{
    private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(
        nameof(IDatabase.CompileQuery)
    )!;

    private readonly List<string> _statements = [];
    private readonly ServiceDbContext _db;

    public Rendering(string service, StoreProvider engine) =>
        _db = StoreContexts.Create(
            service,
            engine,
            options =>
            {
                if (engine == StoreProvider.SqlServer)
                    options.UseSqlServer(new SilentConnection());
                else
                    options.UseSqlite("Data Source=:memory:");
                options.AddInterceptors(this);
            }
        );

    /// <summary>Whether a part of a query was written by hand, in the language of an engine.</summary>
    public static bool IsByHand(Expression query) => Roots(query).ByHand;

    /// <summary>The tables that a query names.</summary>
    public static IEnumerable<string> TablesOf(Expression query) => Roots(query).Tables;

    /// <summary>The statements of a query that is made for this engine.</summary>
    /// <exception cref="InvalidOperationException">The engine's language has no words for it.</exception>
    public IReadOnlyList<string> Render(Func<DbContext, IQueryable> query)
    {
        _statements.Clear();
        _ = query(_db).Cast<object>().ToList();
        return [.. _statements];
    }

    /// <summary>The statements of a query of the same model, on whatever engine it was written.</summary>
    /// <exception cref="InvalidOperationException">The engine's language has no words for it.</exception>
    public IReadOnlyList<string> Render(Expression query)
    {
        _statements.Clear();
        var moved = new Move(_db.Model);
        var expression = moved.Visit(query);
        var context = _db.GetService<IQueryContextFactory>().Create();
        foreach (var parameter in moved.Parameters)
            context.Parameters[parameter.Name] = SampleValues.Of(parameter.Type);
        var run = (Delegate)
            Compile
                .MakeGenericMethod(ResultOf(expression.Type))
                .Invoke(_db.GetService<IDatabase>(), [expression, false])!;
        try
        {
            if (run.DynamicInvoke(context) is IEnumerable rows)
                _ = rows.Cast<object>().ToList();
        }
        catch (Exception failure)
            when (_statements.Count > 0
                && (failure.InnerException ?? failure) is InvalidOperationException
            )
        {
            // It was said; nothing was answered where a row or columns were expected.
        }
        return [.. _statements];
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        _statements.Add(command.CommandText);
        return InterceptionResult<DbDataReader>.SuppressWithResult(
            new DataTable().CreateDataReader()
        );
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        _statements.Add(command.CommandText);
        return InterceptionResult<int>.SuppressWithResult(0);
    }

    public void Dispose() => _db.Dispose();

    private static Type ResultOf(Type type) =>
        type.IsGenericType && typeof(IQueryable).IsAssignableFrom(type)
            ? typeof(IEnumerable<>).MakeGenericType(type.GetGenericArguments()[0])
            : type;

    private static RootSeeker Roots(Expression query)
    {
        var seeker = new RootSeeker();
        seeker.Visit(query);
        return seeker;
    }

    private sealed class RootSeeker : ExpressionVisitor
    {
        public bool ByHand { get; private set; }

        public List<string> Tables { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root)
                Tables.Add(root.EntityType.ClrType.Name);
            ByHand |=
                node is QueryRootExpression
                && node.GetType().Name.Contains("Sql", StringComparison.Ordinal);
            return base.VisitExtension(node);
        }
    }

    // The tables of another engine's model become those of this one.
    private sealed class Move(Microsoft.EntityFrameworkCore.Metadata.IModel model)
        : ExpressionVisitor
    {
        public HashSet<QueryParameterExpression> Parameters { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case EntityQueryRootExpression root:
                    return new EntityQueryRootExpression(
                        model.FindEntityType(root.EntityType.Name)!
                    );
                case QueryParameterExpression parameter:
                    Parameters.Add(parameter);
                    return node;
                default:
                    return base.VisitExtension(node);
            }
        }
    }
}
