using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Segmentation.Data.Migrations.Postgres
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    action = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    resource_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    resource_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    fields = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    trace_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_records", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    consumer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    error_class = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dispatch_leases",
                columns: table => new
                {
                    lane = table.Column<string>(type: "character varying(70)", maxLength: 70, nullable: false, collation: "C"),
                    partition = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    read = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_states", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "event_deliveries",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partition = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_deliveries", x => new { x.event_id, x.subscriber });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    principal = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(255)", unicode: false, maxLength: 255, nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    response = table.Column<byte[]>(type: "bytea", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.tenant_id, x.principal, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox_entries",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    consumer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_entries", x => new { x.tenant_id, x.consumer, x.event_id, x.source });
                });

            migrationBuilder.CreateTable(
                name: "inbox_failures",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    consumer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_failures", x => new { x.tenant_id, x.consumer, x.source, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "known_contacts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    survivor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    base_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    last_row = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_keys", x => new { x.tenant_id, x.operation_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "operation_results",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    last_row = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    resource_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    field = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_results", x => new { x.tenant_id, x.operation_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "operation_uploads",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_uploads", x => new { x.tenant_id, x.operation_id, x.part });
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    action = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    base_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    trace_parent = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    input = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    end_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    is_done = table.Column<bool>(type: "boolean", nullable: false),
                    is_cancel_requested = table.Column<bool>(type: "boolean", nullable: false),
                    checkpoint = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    total = table.Column<int>(type: "integer", nullable: true),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    coalesced = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    error_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    error_detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lease = table.Column<Guid>(type: "uuid", nullable: false),
                    due_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    partition = table.Column<int>(type: "integer", nullable: false),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    trace_parent = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    publish_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "profiles",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    event_sequence = table.Column<long>(type: "bigint", nullable: false),
                    contact_version = table.Column<long>(type: "bigint", nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    source_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    primary_country_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    primary_region_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    primary_city_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    contact_create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    orders = table.Column<long>(type: "bigint", nullable: false),
                    returns = table.Column<long>(type: "bigint", nullable: false),
                    priced_orders = table.Column<long>(type: "bigint", nullable: false),
                    sold = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    categories = table.Column<long>(type: "bigint", nullable: false),
                    first_order_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_order_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_order_day = table.Column<int>(type: "integer", nullable: true),
                    last_order_day = table.Column<int>(type: "integer", nullable: true),
                    open_tickets = table.Column<long>(type: "bigint", nullable: false),
                    last_activity_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_activity_day = table.Column<int>(type: "integer", nullable: true),
                    recency_quintile = table.Column<int>(type: "integer", nullable: true),
                    frequency_quintile = table.Column<int>(type: "integer", nullable: true),
                    monetary_quintile = table.Column<int>(type: "integer", nullable: true),
                    facts_read_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profiles", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "quintile_leases",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quintile_leases", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "quintile_marks",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quintile_marks", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "segments",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    event_sequence = table.Column<long>(type: "bigint", nullable: false),
                    create_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    rule_fields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    active_rule = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    active_rule_fields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    active_rule_version = table.Column<int>(type: "integer", nullable: false),
                    is_evaluating = table.Column<bool>(type: "boolean", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source_segment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    as_of_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_segments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sweep_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ticket_facts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_return = table.Column<bool>(type: "boolean", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    categories = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transaction_facts", x => new { x.tenant_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_values",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    after = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    segment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_member = table.Column<bool>(type: "boolean", nullable: false),
                    will_change = table.Column<bool>(type: "boolean", nullable: false),
                    enter_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    exit_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    category_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_day_categories", x => new { x.tenant_id, x.contact_id, x.day, x.category_key });
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    orders = table.Column<long>(type: "bigint", nullable: false),
                    returns = table.Column<long>(type: "bigint", nullable: false),
                    priced_orders = table.Column<long>(type: "bigint", nullable: false),
                    sold = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<long>(type: "bigint", nullable: false),
                    first_order_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_order_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    tenant_id = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(80)", unicode: false, maxLength: 80, nullable: false, collation: "C"),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    text_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    number = table.Column<double>(type: "double precision", nullable: true),
                    time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                values: new object[] { "due-evaluations", new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

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
                name: "IX_memberships_tenant_id_segment_id_is_member_enter_time_conta~",
                table: "memberships",
                columns: new[] { "tenant_id", "segment_id", "is_member", "enter_time", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_tenant_id_segment_id_will_change",
                table: "memberships",
                columns: new[] { "tenant_id", "segment_id", "will_change" },
                filter: "will_change");

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
