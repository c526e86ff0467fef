using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Tickets.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ticket_counters",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    last_number = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_counters", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_terms",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    owner_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    term = table.Column<string>(type: "varchar(256)", unicode: false, maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_terms", x => new { x.tenant_id, x.term, x.owner_id });
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    contact_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    recorded_contact_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    requester_email = table.Column<string>(type: "varchar(1016)", unicode: false, maxLength: 1016, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    requester_email_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    requester_phone = table.Column<string>(type: "varchar(320)", unicode: false, maxLength: 320, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    requester_phone_key = table.Column<string>(type: "varchar(120)", unicode: false, maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    requester_name = table.Column<string>(type: "varchar(2400)", unicode: false, maxLength: 2400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    subject = table.Column<string>(type: "varchar(2400)", unicode: false, maxLength: 2400, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    description = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    priority = table.Column<int>(type: "int", nullable: false),
                    channel = table.Column<string>(type: "varchar(480)", unicode: false, maxLength: 480, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    channel_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    queue = table.Column<string>(type: "varchar(800)", unicode: false, maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    queue_key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    assignee_id = table.Column<string>(type: "varchar(1600)", unicode: false, maxLength: 1600, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    severity = table.Column<int>(type: "int", nullable: true),
                    cause = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: 16000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    remedy = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: 16000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    root_cause = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: 16000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    resolution = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    tags = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    custom_fields = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    attachments = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    update_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    event_sequence = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    status_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    stay_count = table.Column<int>(type: "int", nullable: false),
                    waiting_for = table.Column<int>(type: "int", nullable: false),
                    waiting_reason = table.Column<string>(type: "varchar(4000)", unicode: false, maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    first_response_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    resolve_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    first_resolve_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    close_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    reopen_count = table.Column<int>(type: "int", nullable: false),
                    comment_count = table.Column<int>(type: "int", nullable: false),
                    times_in_status = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => new { x.tenant_id, x.id });
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
                name: "ticket_comments",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ticket_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    visibility = table.Column<int>(type: "int", nullable: false),
                    author = table.Column<int>(type: "int", nullable: false),
                    actor = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    body = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    attachments = table.Column<string>(type: "varchar(max)", unicode: false, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    create_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_comments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_ticket_comments_tickets_tenant_id_ticket_id",
                        columns: x => new { x.tenant_id, x.ticket_id },
                        principalTable: "tickets",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_stays",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    ticket_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    ordinal = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    move = table.Column<string>(type: "varchar(160)", unicode: false, maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    enter_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    leave_time = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    actor = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    reason = table.Column<string>(type: "varchar(4000)", unicode: false, maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_stays", x => new { x.tenant_id, x.ticket_id, x.ordinal });
                    table.ForeignKey(
                        name: "FK_ticket_stays_tickets_tenant_id_ticket_id",
                        columns: x => new { x.tenant_id, x.ticket_id },
                        principalTable: "tickets",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_tags",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    ticket_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    key = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_tags", x => new { x.tenant_id, x.ticket_id, x.key })
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_ticket_tags_tickets_tenant_id_ticket_id",
                        columns: x => new { x.tenant_id, x.ticket_id },
                        principalTable: "tickets",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "IX_ticket_comments_tenant_id_ticket_id_create_time_id",
                table: "ticket_comments",
                columns: new[] { "tenant_id", "ticket_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_tags_tenant_id_key_ticket_id",
                table: "ticket_tags",
                columns: new[] { "tenant_id", "key", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_terms_tenant_id_owner_id",
                table: "ticket_terms",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_assignee_id_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "assignee_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_channel_key_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "channel_key", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_contact_id_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "contact_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_contact_id_status",
                table: "tickets",
                columns: new[] { "tenant_id", "contact_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_id",
                table: "tickets",
                columns: new[] { "tenant_id", "id" },
                filter: "contact_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_kind_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "kind", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_number",
                table: "tickets",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_priority_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "priority", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_priority_id",
                table: "tickets",
                columns: new[] { "tenant_id", "priority", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_queue_key_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "queue_key", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_queue_key_status",
                table: "tickets",
                columns: new[] { "tenant_id", "queue_key", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_recorded_contact_id",
                table: "tickets",
                columns: new[] { "tenant_id", "recorded_contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_requester_email_key_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "requester_email_key", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_requester_phone_key_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "requester_phone_key", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_severity_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "severity", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_status_create_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "status", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tenant_id_update_time_id",
                table: "tickets",
                columns: new[] { "tenant_id", "update_time", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_values");

            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "dispatch_leases");

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
                name: "ticket_comments");

            migrationBuilder.DropTable(
                name: "ticket_counters");

            migrationBuilder.DropTable(
                name: "ticket_stays");

            migrationBuilder.DropTable(
                name: "ticket_tags");

            migrationBuilder.DropTable(
                name: "ticket_terms");

            migrationBuilder.DropTable(
                name: "audit_records");

            migrationBuilder.DropTable(
                name: "tickets");
        }
    }
}
