using System.Net;
using Xunit;

namespace Crm.Testing;

/// <summary>What a test needs to have been answered before it can go on.</summary>
public static class Answers
{
    /// <summary>An answer of success; anything else fails the test.</summary>
    public static async Task<Answer> MustAsync(Task<Answer> sending)
    {
        var answer = await sending;
        Assert.True((int)answer.Status is >= 200 and < 300, $"{answer.Status}: {answer.Text}");
        return answer;
    }

    /// <summary>The answer to what created something; anything else fails the test.</summary>
    public static async Task<Answer> PostedAsync(Task<Answer> posting)
    {
        var answer = await posting;
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer.Status}: {answer.Text}");
        return answer;
    }
}
