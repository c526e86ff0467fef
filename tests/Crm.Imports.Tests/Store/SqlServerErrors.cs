using System.Reflection;
using Microsoft.Data.SqlClient;

namespace Crm.Imports.Tests.Store;

/// <summary>Errors as the driver of SQL Server makes them, which offers no constructor for them.</summary>
internal static class SqlServerErrors
{
    private const BindingFlags Hidden =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;

    public static SqlException Of(int number, string message = "")
    {
        var make = typeof(SqlError).GetConstructors(Hidden)[0];
        var arguments = make.GetParameters()
            .Select(parameter =>
                parameter.Name switch
                {
                    "infoNumber" => number,
                    "errorMessage" => message,
                    _ when parameter.ParameterType == typeof(string) => "",
                    _ when parameter.ParameterType.IsValueType => Activator.CreateInstance(
                        parameter.ParameterType
                    ),
                    _ => null,
                }
            );
        var errors = (SqlErrorCollection)
            typeof(SqlErrorCollection).GetConstructors(Hidden)[0].Invoke(null);
        typeof(SqlErrorCollection)
            .GetMethod("Add", Hidden)!
            .Invoke(errors, [make.Invoke([.. arguments])]);
        return (SqlException)
            typeof(SqlException)
                .GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!
                .Invoke(null, [errors, "16.00"])!;
    }
}
