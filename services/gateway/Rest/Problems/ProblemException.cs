namespace Crm.Gateway.Rest.Problems;

/// <summary>Carries a problem of the request to the endpoint that answers it.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
