using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.Architecture.Tests.Stores;

/// <summary>The script for those who apply migrations by hand: it does what is missing, however often it is run.</summary>
internal static class DeployedScript
{
    // sqlcmd would make tables without these, on which filtered indexes cannot be.
    private const string SqlServerHeader = $"""
        SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
        SET NUMERIC_ROUNDABORT OFF;
        SET XACT_ABORT ON;
        GO

        {SqlServerDatabase.Preparation}
        GO


        """;

    public static string File(string service, StoreProvider provider) =>
        Path.Combine(
            Tools.Repository,
            "deploy",
            "sql",
            provider.ToString().ToLowerInvariant(),
            $"{service}.sql"
        );

    public static string Of(ServiceDbContext db, string service)
    {
        var header = db.Provider == StoreProvider.SqlServer ? SqlServerHeader : "";
        var migrations = db.GetService<IMigrator>()
            .GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var text = $"-- The store of {service}. Made by .ci/migrations.\n{header}{migrations}"
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .TrimStart('\uFEFF');
        return string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
    }
}
