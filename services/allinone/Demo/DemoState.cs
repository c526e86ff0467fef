using System.Text.Json;

namespace Crm.AllInOne.Demo;

/// <summary>How far the data set is loaded, kept in the data folder.</summary>
/// <param name="Start">The first start with the demo; all dates are counted back from it.</param>
/// <param name="IsLoaded">Whether everything is there.</param>
internal sealed record DemoState(DateTimeOffset Start, bool IsLoaded)
{
    private const string FileName = "demo.json";

    /// <summary>The state of a data folder; at the first time it begins now.</summary>
    public static DemoState Open(string folder, TimeProvider time)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
            return JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file))!;
        var now = time.GetUtcNow();
        var state = new DemoState(
            new DateTimeOffset(
                now.Year,
                now.Month,
                now.Day,
                now.Hour,
                now.Minute,
                0,
                TimeSpan.Zero
            ),
            IsLoaded: false
        );
        state.Save(folder);
        return state;
    }

    /// <summary>Keeps the state. A file that is cut short is never seen.</summary>
    public void Save(string folder)
    {
        var file = Path.Combine(folder, FileName);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this));
        File.Move(file + ".new", file, overwrite: true);
    }
}
