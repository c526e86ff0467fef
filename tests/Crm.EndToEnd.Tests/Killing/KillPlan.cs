using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>A kill: of which service, and where it is struck.</summary>
/// <param name="Service">The service.</param>
/// <param name="Replica">Which of its processes, from 1; the others are struck instead when that one does not pass the point.</param>
/// <param name="Point">The point at which it dies; empty for any moment.</param>
/// <param name="Pass">At which pass of the point.</param>
/// <param name="Wait">How long after its turn it is struck at any moment.</param>
internal sealed record Kill(string Service, int Replica, string Point, int Pass, TimeSpan Wait);

/// <summary>Whom the run kills, where and when; all from the seed.</summary>
internal sealed class KillPlan
{
    /// <summary>The point inside of a migration, which no running service passes.</summary>
    public const string InMigration = "in-migration";

    private const int MostMigrationPasses = 25;
    private const int MostReplicas = 2;
    private const int MostWait = 400;

    private static readonly string[] Everybody =
    [
        "contacts",
        "interactions",
        "segmentation",
        "tickets",
        "gateway",
    ];

    private static readonly string[] Tellers = ["contacts", "interactions", "tickets"];
    private static readonly string[] Takers =
    [
        "interactions",
        "segmentation",
        "tickets",
        "gateway",
    ];

    // Of each point who passes it while the load runs. The first ones are those that a short run visits.
    private static readonly (string Point, string[] Services, int MostPasses)[] Points =
    [
        ("before-commit", ["contacts", "interactions", "segmentation", "tickets"], 6),
        ("after-publish-before-mark", Tellers, 4),
        ("inside-inbox", Takers, 4),
        ("before-publish", Tellers, 4),
        ("", Everybody, 1),
        ("after-commit", ["contacts", "interactions", "segmentation", "tickets"], 6),
        ("after-effect-before-commit", Takers, 4),
        ("after-delivery-before-mark", Tellers, 4),
        ("after-commit-before-answer", Takers, 4),
        ("after-mark", Tellers, 4),
        ("before-delivery", Tellers, 4),
        ("", Everybody, 1),
    ];

    private readonly Random _random;
    private readonly int _offset;
    private int _next;

    /// <summary>Plans a run.</summary>
    /// <param name="seed">What the same plan is made of again.</param>
    /// <param name="migrations">How many of the kills strike migrations.</param>
    /// <param name="offset">At which of the points it begins.</param>
    public KillPlan(int seed, int migrations, int offset = 0)
    {
        _random = new Random(seed);
        _offset = offset;
        Migrations =
        [
            .. RunningProduct
                .Services.OrderBy(_ => _random.Next())
                .Take(migrations)
                .Select(service => new Kill(
                    service,
                    Replica: 1,
                    InMigration,
                    _random.Next(1, MostMigrationPasses),
                    TimeSpan.Zero
                )),
        ];
    }

    /// <summary>The kills during the migrations, at most one a service.</summary>
    public IReadOnlyList<Kill> Migrations { get; }

    /// <summary>The next kill.</summary>
    public Kill Next()
    {
        var (point, services, most) = Points[(_offset + _next++) % Points.Length];
        return new Kill(
            services[_random.Next(services.Length)],
            _random.Next(MostReplicas) + 1,
            point,
            _random.Next(most) + 1,
            TimeSpan.FromMilliseconds(_random.Next(MostWait))
        );
    }
}
