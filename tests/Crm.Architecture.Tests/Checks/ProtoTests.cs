using Crm.Testing;

namespace Crm.Architecture.Tests.Checks;

public class ProtoTests
{
    private const string Protos = "contracts/protos";

    [Fact]
    public async Task Protos_Always_PassLint()
    {
        var (exitCode, output) = await Tools.RunAsync(Tools.DemandNode("buf"), ["lint"]);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task Protos_ComparedWithMain_BreakNobody()
    {
        var buf = Tools.DemandNode("buf");
        var commit = await Baseline.CommitForAsync(Protos);
        Assert.SkipWhen(commit is null, "No earlier commit has protos.");
        var before = await Baseline.ExtractAsync(commit, Protos, "buf.yaml");
        try
        {
            var (exitCode, output) = await Tools.RunAsync(buf, ["breaking", "--against", before]);

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            Directory.Delete(before, recursive: true);
        }
    }
}
