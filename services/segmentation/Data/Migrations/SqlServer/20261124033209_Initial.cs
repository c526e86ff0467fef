using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Segmentation.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activity_facts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    activity_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    source_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity_facts", x => new { x.tenant_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_records",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    actor = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    action = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    resource_type = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    resource_id = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    fields = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: 16000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    trace_id = table.Column<string>(type: "varchar(128)", unicode: false, maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_records", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    consumer = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    source = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    event_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    type = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    subject = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    @event = table.Column<string>(name: "event", type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    error_class = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dispatch_leases",
                columns: table => new
                {
                    lane = table.Column<string>(type: "varchar(280)", unicode: false, maxLength: 280, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    partition = table.Column<int>(type: "int", nullable: false),
                    owner = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    token = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_leases", x => new { x.lane, x.partition });
                });

            migrationBuilder.CreateTable(
                name: "evaluation_states",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    due_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    read = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_states", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "event_deliveries",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    event_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    aggregate_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    partition = table.Column<int>(type: "int", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    due_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_deliveries", x => new { x.event_id, x.subscriber });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    principal = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    key = table.Column<string>(type: "varchar(255)", unicode: false, maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    request_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    response = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.tenant_id, x.principal, x.key })
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "inbox_entries",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    consumer = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    source = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    event_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_entries", x => new { x.tenant_id, x.consumer, x.event_id, x.source })
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "inbox_failures",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    consumer = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    source = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    event_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_failures", x => new { x.tenant_id, x.consumer, x.source, x.event_id })
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "known_contacts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    survivor_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_contacts", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "known_tenants",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    time_zone = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    base_currency = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    source_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_tenants", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "operation_keys",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    operation_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    key = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    last_row = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_keys", x => new { x.tenant_id, x.operation_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "operation_results",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    operation_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    row = table.Column<int>(type: "int", nullable: false),
                    last_row = table.Column<int>(type: "int", nullable: false),
                    outcome = table.Column<int>(type: "int", nullable: false),
                    resource_id = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    code = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    field = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    detail = table.Column<string>(type: "varchar(2000)", unicode: false, maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_results", x => new { x.tenant_id, x.operation_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "operation_uploads",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    operation_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    part = table.Column<int>(type: "int", nullable: false),
                    bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_uploads", x => new { x.tenant_id, x.operation_id, x.part });
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    action = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    actor = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    time_zone = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    base_currency = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    trace_parent = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    input = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    is_dry_run = table.Column<bool>(type: "bit", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    end_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    state = table.Column<int>(type: "int", nullable: false),
                    is_done = table.Column<bool>(type: "bit", nullable: false),
                    is_cancel_requested = table.Column<bool>(type: "bit", nullable: false),
                    checkpoint = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: 16000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    total = table.Column<int>(type: "int", nullable: true),
                    created = table.Column<int>(type: "int", nullable: false),
                    updated = table.Column<int>(type: "int", nullable: false),
                    unchanged = table.Column<int>(type: "int", nullable: false),
                    coalesced = table.Column<int>(type: "int", nullable: false),
                    failed = table.Column<int>(type: "int", nullable: false),
                    error_code = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    error_detail = table.Column<string>(type: "varchar(2000)", unicode: false, maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    lease = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    due_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_events",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    partition = table.Column<int>(type: "int", nullable: false),
                    aggregate_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    type = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    data = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    trace_parent = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    status = table.Column<int>(type: "int", nullable: false),
                    publish_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "profiles",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    event_sequence = table.Column<long>(type: "bigint", nullable: false),
                    contact_version = table.Column<long>(type: "bigint", nullable: false),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    owner_id = table.Column<string>(type: "varchar(800)", unicode: false, maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    source_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    primary_country_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    primary_region_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    primary_city_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    orders = table.Column<long>(type: "bigint", nullable: false),
                    returns = table.Column<long>(type: "bigint", nullable: false),
                    priced_orders = table.Column<long>(type: "bigint", nullable: false),
                    sold = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    categories = table.Column<long>(type: "bigint", nullable: false),
                    first_order_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    last_order_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    first_order_day = table.Column<int>(type: "int", nullable: true),
                    last_order_day = table.Column<int>(type: "int", nullable: true),
                    open_tickets = table.Column<long>(type: "bigint", nullable: false),
                    last_activity_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    last_activity_day = table.Column<int>(type: "int", nullable: true),
                    recency_quintile = table.Column<int>(type: "int", nullable: true),
                    frequency_quintile = table.Column<int>(type: "int", nullable: true),
                    monetary_quintile = table.Column<int>(type: "int", nullable: true),
                    facts_read_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profiles", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "quintile_leases",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    holder = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quintile_leases", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "quintile_marks",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quintile_marks", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "segments",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    event_sequence = table.Column<long>(type: "bigint", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    name = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    name_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    description = table.Column<string>(type: "varchar(4000)", unicode: false, maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    rule = table.Column<string>(type: "varchar(8000)", unicode: false, maxLength: 8000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    rule_version = table.Column<int>(type: "int", nullable: false),
                    rule_fields = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    active_rule = table.Column<string>(type: "varchar(8000)", unicode: false, maxLength: 8000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    active_rule_fields = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    active_rule_version = table.Column<int>(type: "int", nullable: false),
                    is_evaluating = table.Column<bool>(type: "bit", nullable: false),
                    operation_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    source_segment_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    as_of_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_segments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sweep_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "varchar(240)", unicode: false, maxLength: 240, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    holder = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ticket_facts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    ticket_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    is_open = table.Column<bool>(type: "bit", nullable: false),
                    source_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_facts", x => new { x.tenant_id, x.ticket_id });
                });

            migrationBuilder.CreateTable(
                name: "transaction_facts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    transaction_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    is_return = table.Column<bool>(type: "bit", nullable: false),
                    currency = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    categories = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transaction_facts", x => new { x.tenant_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_values",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    audit_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    before = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    after = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_values", x => new { x.tenant_id, x.audit_id });
                    table.ForeignKey(
                        name: "FK_audit_values_audit_records_tenant_id_audit_id",
                        columns: x => new { x.tenant_id, x.audit_id },
                        principalTable: "audit_records",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    segment_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    is_member = table.Column<bool>(type: "bit", nullable: false),
                    will_change = table.Column<bool>(type: "bit", nullable: false),
                    enter_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    exit_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    cause = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => new { x.tenant_id, x.segment_id, x.contact_id });
                    table.ForeignKey(
                        name: "FK_memberships_profiles_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalTable: "profiles",
                        principalColumns: new[] { "tenant_id", "contact_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "profile_day_categories",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    day = table.Column<int>(type: "int", nullable: false),
                    category_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_day_categories", x => new { x.tenant_id, x.contact_id, x.day, x.category_key })
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_profile_day_categories_profiles_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalTable: "profiles",
                        principalColumns: new[] { "tenant_id", "contact_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "profile_days",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    day = table.Column<int>(type: "int", nullable: false),
                    orders = table.Column<long>(type: "bigint", nullable: false),
                    returns = table.Column<long>(type: "bigint", nullable: false),
                    priced_orders = table.Column<long>(type: "bigint", nullable: false),
                    sold = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    first_order_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    last_order_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_days", x => new { x.tenant_id, x.contact_id, x.day });
                    table.ForeignKey(
                        name: "FK_profile_days_profiles_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalTable: "profiles",
                        principalColumns: new[] { "tenant_id", "contact_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "profile_values",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    field = table.Column<string>(type: "varchar(80)", unicode: false, maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    ordinal = table.Column<int>(type: "int", nullable: false),
                    text_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    number = table.Column<double>(type: "float", nullable: true),
                    time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_values", x => new { x.tenant_id, x.contact_id, x.field, x.ordinal });
                    table.ForeignKey(
                        name: "FK_profile_values_profiles_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalTable: "profiles",
                        principalColumns: new[] { "tenant_id", "contact_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "sweep_leases",
                columns: new[] { "name", "holder", "until" },
                values: new object[] { "due-evaluations", new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_activity_facts_tenant_id_contact_id_is_deleted_occurred_at",
                table: "activity_facts",
                columns: new[] { "tenant_id", "contact_id", "is_deleted", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_facts_tenant_id_recorded_contact_id",
                table: "activity_facts",
                columns: new[] { "tenant_id", "recorded_contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_records_tenant_id_action_create_time",
                table: "audit_records",
                columns: new[] { "tenant_id", "action", "create_time" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_records_tenant_id_actor_create_time",
                table: "audit_records",
                columns: new[] { "tenant_id", "actor", "create_time" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_records_tenant_id_create_time_id",
                table: "audit_records",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_records_tenant_id_resource_id_create_time",
                table: "audit_records",
                columns: new[] { "tenant_id", "resource_id", "create_time" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_records_tenant_id_resource_type_create_time",
                table: "audit_records",
                columns: new[] { "tenant_id", "resource_type", "create_time" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_create_time",
                table: "dead_letters",
                column: "create_time");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_tenant_id_consumer_create_time_id",
                table: "dead_letters",
                columns: new[] { "tenant_id", "consumer", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_tenant_id_create_time_id",
                table: "dead_letters",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_tenant_id_subject_create_time_id",
                table: "dead_letters",
                columns: new[] { "tenant_id", "subject", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_tenant_id_type_create_time_id",
                table: "dead_letters",
                columns: new[] { "tenant_id", "type", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_states_due_time",
                table: "evaluation_states",
                column: "due_time");

            migrationBuilder.CreateIndex(
                name: "IX_event_deliveries_subscriber_aggregate_id_position",
                table: "event_deliveries",
                columns: new[] { "subscriber", "aggregate_id", "position" },
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "IX_event_deliveries_subscriber_position",
                table: "event_deliveries",
                columns: new[] { "subscriber", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_create_time",
                table: "idempotency_records",
                column: "create_time");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_entries_create_time",
                table: "inbox_entries",
                column: "create_time");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_failures_update_time",
                table: "inbox_failures",
                column: "update_time");

            migrationBuilder.CreateIndex(
                name: "IX_known_contacts_tenant_id_survivor_id",
                table: "known_contacts",
                columns: new[] { "tenant_id", "survivor_id" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_tenant_id_contact_id",
                table: "memberships",
                columns: new[] { "tenant_id", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_tenant_id_segment_id_is_member_enter_time_contact_id",
                table: "memberships",
                columns: new[] { "tenant_id", "segment_id", "is_member", "enter_time", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_tenant_id_segment_id_will_change",
                table: "memberships",
                columns: new[] { "tenant_id", "segment_id", "will_change" },
                filter: "will_change = 1");

            migrationBuilder.CreateIndex(
                name: "IX_operation_keys_tenant_id_operation_id_last_row",
                table: "operation_keys",
                columns: new[] { "tenant_id", "operation_id", "last_row" });

            migrationBuilder.CreateIndex(
                name: "IX_operation_results_tenant_id_operation_id_outcome_row",
                table: "operation_results",
                columns: new[] { "tenant_id", "operation_id", "outcome", "row" });

            migrationBuilder.CreateIndex(
                name: "IX_operation_uploads_create_time",
                table: "operation_uploads",
                column: "create_time");

            migrationBuilder.CreateIndex(
                name: "IX_operations_due_time",
                table: "operations",
                column: "due_time");

            migrationBuilder.CreateIndex(
                name: "IX_operations_tenant_id_create_time_id",
                table: "operations",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_operations_tenant_id_is_done_create_time_id",
                table: "operations",
                columns: new[] { "tenant_id", "is_done", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_operations_tenant_id_kind_create_time_id",
                table: "operations",
                columns: new[] { "tenant_id", "kind", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_events_publish_time",
                table: "outbox_events",
                column: "publish_time",
                filter: "publish_time IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_events_tenant_id_aggregate_id_sequence",
                table: "outbox_events",
                columns: new[] { "tenant_id", "aggregate_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_events_time_sequence",
                table: "outbox_events",
                columns: new[] { "time", "sequence" },
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "IX_profile_values_tenant_id_field_number_contact_id",
                table: "profile_values",
                columns: new[] { "tenant_id", "field", "number", "contact_id" },
                filter: "number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_profile_values_tenant_id_field_text_key_contact_id",
                table: "profile_values",
                columns: new[] { "tenant_id", "field", "text_key", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_profile_values_tenant_id_field_time_contact_id",
                table: "profile_values",
                columns: new[] { "tenant_id", "field", "time", "contact_id" },
                filter: "time IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_profiles_tenant_id_last_order_time",
                table: "profiles",
                columns: new[] { "tenant_id", "last_order_time" });

            migrationBuilder.CreateIndex(
                name: "IX_profiles_tenant_id_owner_id",
                table: "profiles",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_profiles_tenant_id_primary_country_key",
                table: "profiles",
                columns: new[] { "tenant_id", "primary_country_key" });

            migrationBuilder.CreateIndex(
                name: "IX_segments_tenant_id_create_time_id",
                table: "segments",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_segments_tenant_id_kind_name_key",
                table: "segments",
                columns: new[] { "tenant_id", "kind", "name_key" });

            migrationBuilder.CreateIndex(
                name: "IX_segments_tenant_id_update_time_id",
                table: "segments",
                columns: new[] { "tenant_id", "update_time", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_segments_name",
                table: "segments",
                columns: new[] { "tenant_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ticket_facts_tenant_id_contact_id_is_open",
                table: "ticket_facts",
                columns: new[] { "tenant_id", "contact_id", "is_open" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_facts_tenant_id_recorded_contact_id",
                table: "ticket_facts",
                columns: new[] { "tenant_id", "recorded_contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_transaction_facts_tenant_id_contact_id",
                table: "transaction_facts",
                columns: new[] { "tenant_id", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_transaction_facts_tenant_id_recorded_contact_id",
                table: "transaction_facts",
                columns: new[] { "tenant_id", "recorded_contact_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_facts");

            migrationBuilder.DropTable(
                name: "audit_values");

            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "dispatch_leases");

            migrationBuilder.DropTable(
                name: "evaluation_states");

            migrationBuilder.DropTable(
                name: "event_deliveries");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "inbox_entries");

            migrationBuilder.DropTable(
                name: "inbox_failures");

            migrationBuilder.DropTable(
                name: "known_contacts");

            migrationBuilder.DropTable(
                name: "known_tenants");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "operation_keys");

            migrationBuilder.DropTable(
                name: "operation_results");

            migrationBuilder.DropTable(
                name: "operation_uploads");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "outbox_events");

            migrationBuilder.DropTable(
                name: "profile_day_categories");

            migrationBuilder.DropTable(
                name: "profile_days");

            migrationBuilder.DropTable(
                name: "profile_values");

            migrationBuilder.DropTable(
                name: "quintile_leases");

            migrationBuilder.DropTable(
                name: "quintile_marks");

            migrationBuilder.DropTable(
                name: "segments");

            migrationBuilder.DropTable(
                name: "sweep_leases");

            migrationBuilder.DropTable(
                name: "ticket_facts");

            migrationBuilder.DropTable(
                name: "transaction_facts");

            migrationBuilder.DropTable(
                name: "audit_records");

            migrationBuilder.DropTable(
                name: "profiles");
        }
    }
}
