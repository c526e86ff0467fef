using System.Globalization;

namespace Crm.Benchmarks.Parts;

/// <summary>What Linux tells of processes.</summary>
internal static class ProcessFiles
{
    /// <summary>All processes that can be seen.</summary>
    public static IEnumerable<ProcessFacts> All() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit))
            .Select(name => Read(int.Parse(name, CultureInfo.InvariantCulture)))
            .OfType<ProcessFacts>();

    /// <summary>The arguments of a process, each ended by a zero; empty when it is gone.</summary>
    public static string CommandLine(int id) => ReadText($"/proc/{id}/cmdline");

    /// <summary>The memory of a process that is in use now, in bytes.</summary>
    public static long ResidentBytes(int id) => Kilobytes($"/proc/{id}/status", "VmRSS:") * 1024;

    /// <summary>The memory in use where what several processes map, such as programs, counts for each by its share, in bytes.</summary>
    public static long ProportionalBytes(int id) =>
        Kilobytes($"/proc/{id}/smaps_rollup", "Pss:") * 1024;

    private static long Kilobytes(string path, string name)
    {
        var line = ReadText(path)
            .Split('\n')
            .FirstOrDefault(one => one.StartsWith(name, StringComparison.Ordinal), $"{name} 0 kB");
        return long.Parse(
            line.Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
    }

    private static ProcessFacts? Read(int id)
    {
        var text = ReadText($"/proc/{id}/stat");
        // The name stands in parentheses and may hold anything.
        var end = text.LastIndexOf(')');
        if (end < 0)
            return null;
        var fields = text[(end + 2)..].Split(' ');
        return new ProcessFacts(
            id,
            Number(fields[1]),
            Number(fields[11]) + Number(fields[12]),
            Number(fields[13]) + Number(fields[14])
        );
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}

/// <summary>One process.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of who started it.</param>
/// <param name="Ticks">Its processor time in hundredths of a second.</param>
/// <param name="EndedChildrenTicks">That of children that have ended.</param>
internal sealed record ProcessFacts(int Id, int Parent, int Ticks, int EndedChildrenTicks);
