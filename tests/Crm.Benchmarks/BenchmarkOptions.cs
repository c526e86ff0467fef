using System.Globalization;

namespace Crm.Benchmarks;

/// <summary>What is measured, and how long.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>How many contacts there are.</summary>
    public int Contacts { get; private init; } = 10_000;

    /// <summary>How long one side is driven in one round.</summary>
    public int Seconds { get; private init; } = 2;

    /// <summary>How often both sides take their turn.</summary>
    public int Rounds { get; private init; } = 5;

    /// <summary>How many contacts and how many transactions the import has, and how many contacts the segments.</summary>
    public int Import { get; private init; } = 100_000;

    /// <summary>The rows to measure, or beginnings of their names; all when empty.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    /// <summary><c>postgres</c>, <c>sqlite</c> or both.</summary>
    public IReadOnlyList<string> Stores { get; private init; } = ["postgres", "sqlite"];

    /// <summary>Where the programs were published; null for those that were built.</summary>
    public string? Programs { get; private init; }

    /// <summary>Whether to end with a failure when a target is missed by more than the noise.</summary>
    public bool Check { get; private init; }

    /// <summary>Whether everything is left running, filled, for a profiler or by hand, instead of being measured.</summary>
    public bool Hold { get; private init; }

    /// <summary>The options as they were given.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It names an option that is not known, or a value that is none.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions { Text = string.Join(' ', args) };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--check" or "--hold")
            {
                options = options with
                {
                    Check = options.Check || args[i] == "--check",
                    Hold = options.Hold || args[i] == "--hold",
                };
                continue;
            }
            var value =
                i + 1 < args.Length
                    ? args[i + 1]
                    : throw new FormatException($"{args[i]} needs a value.");
            options = args[i++] switch
            {
                "--contacts" => options with { Contacts = Number(value) },
                "--seconds" => options with { Seconds = Number(value) },
                "--rounds" => options with { Rounds = Number(value) },
                "--import" => options with { Import = Number(value) },
                "--only" => options with { Only = value.Split(',') },
                // Told by the script, not by who runs it.
                "--programs" => options with
                {
                    Programs = Path.GetFullPath(value),
                    Text = options
                        .Text.Replace($"--programs {value}", "", StringComparison.Ordinal)
                        .Trim(),
                },
                "--store" => options with { Stores = value.Split(',') },
                var unknown => throw new FormatException($"{unknown} is not an option."),
            };
        }
        return options;
    }

    /// <summary>Whether a row is to be measured that shares its product with others.</summary>
    public bool WantsShared => Only.Count == 0 || Only.Any(one => one is not "entry");

    /// <summary>Whether one of these needs contacts.</summary>
    public bool WantsContacts =>
        Only.Count == 0 || Only.Any(one => one is not ("start" or "memory" or "entry"));

    /// <summary>Whether a row is to be measured.</summary>
    /// <param name="row">Its name, such as <c>get-64</c>: <c>get</c> asks for it, too.</param>
    public bool Wants(string row) =>
        Only.Count == 0
        || Only.Any(one => row == one || row.StartsWith($"{one}-", StringComparison.Ordinal));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
