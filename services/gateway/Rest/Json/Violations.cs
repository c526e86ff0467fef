using System.Text;
using Crm.Gateway.Rest.Problems;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Rest.Json;

/// <summary>Collects what is wrong with a request, and where the reading is.</summary>
internal sealed class Violations
{
    private const int MostReported = 50;
    private readonly List<ProblemError> _errors = [];
    private readonly List<string> _path = [];

    /// <summary>Goes down to a member or item.</summary>
    public void Enter(string segment) => _path.Add(segment);

    /// <summary>Goes back up.</summary>
    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Says what is wrong where the reading is.</summary>
    public void Add(string code, string detail)
    {
        if (_errors.Count >= MostReported)
            return;
        var pointer = new StringBuilder();
        foreach (var segment in _path)
            FieldPointers.Append(pointer, segment);
        _errors.Add(new ProblemError(pointer.ToString(), detail, code));
    }

    /// <summary>Says what is wrong with a member.</summary>
    public void AddAt(string segment, string code, string detail)
    {
        Enter(segment);
        Add(code, detail);
        Leave();
    }

    /// <summary>Refuses the request when something is wrong.</summary>
    /// <exception cref="ProblemException">Something is.</exception>
    public void Demand()
    {
        if (_errors.Count > 0)
            throw new ProblemException(
                ProblemReader.Read(CommonErrors.RequestInvalid) with
                {
                    Errors = _errors,
                }
            );
    }
}

/// <summary>The reasons that only a text can give, besides those of the contract's rules.</summary>
internal static class TextReasons
{
    public const string TypeMismatch = "TYPE_MISMATCH";
    public const string NullNotAllowed = "NULL_NOT_ALLOWED";
    public const string OneofConflict = "ONEOF_CONFLICT";
}
