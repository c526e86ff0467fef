using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Segmentation.Data.Migrations.Sqlite
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
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity_facts", x => new { x.tenant_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_records",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    resource_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    resource_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    fields = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    trace_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_records", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    error_class = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dispatch_leases",
                columns: table => new
                {
                    lane = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    partition = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_leases", x => new { x.lane, x.partition });
                });

            migrationBuilder.CreateTable(
                name: "evaluation_states",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_time = table.Column<long>(type: "INTEGER", nullable: true),
                    read = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_states", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "event_deliveries",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    aggregate_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    partition = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    due_time = table.Column<long>(type: "INTEGER", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_deliveries", x => new { x.event_id, x.subscriber });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    principal = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 255, nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    response = table.Column<byte[]>(type: "BLOB", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.tenant_id, x.principal, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox_entries",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_entries", x => new { x.tenant_id, x.consumer, x.event_id, x.source });
                });

            migrationBuilder.CreateTable(
                name: "inbox_failures",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_failures", x => new { x.tenant_id, x.consumer, x.source, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "known_contacts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    survivor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_contacts", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "known_tenants",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    base_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    source_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_tenants", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "operation_keys",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    operation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_row = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_keys", x => new { x.tenant_id, x.operation_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "operation_results",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    operation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    last_row = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_results", x => new { x.tenant_id, x.operation_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "operation_uploads",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    operation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_uploads", x => new { x.tenant_id, x.operation_id, x.part });
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    base_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    trace_parent = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    input = table.Column<string>(type: "TEXT", nullable: false),
                    is_dry_run = table.Column<bool>(type: "INTEGER", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false),
                    end_time = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    is_done = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_cancel_requested = table.Column<bool>(type: "INTEGER", nullable: false),
                    checkpoint = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: true),
                    created = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    coalesced = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    error_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    error_detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    lease = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_events",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    partition = table.Column<int>(type: "INTEGER", nullable: false),
                    aggregate_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    trace_parent = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    publish_time = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "profiles",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    event_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_version = table.Column<long>(type: "INTEGER", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    primary_country_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    primary_region_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    primary_city_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    contact_create_time = table.Column<long>(type: "INTEGER", nullable: true),
                    orders = table.Column<long>(type: "INTEGER", nullable: false),
                    returns = table.Column<long>(type: "INTEGER", nullable: false),
                    priced_orders = table.Column<long>(type: "INTEGER", nullable: false),
                    sold = table.Column<long>(type: "INTEGER", nullable: false),
                    returned = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    categories = table.Column<long>(type: "INTEGER", nullable: false),
                    first_order_time = table.Column<long>(type: "INTEGER", nullable: true),
                    last_order_time = table.Column<long>(type: "INTEGER", nullable: true),
                    first_order_day = table.Column<int>(type: "INTEGER", nullable: true),
                    last_order_day = table.Column<int>(type: "INTEGER", nullable: true),
                    open_tickets = table.Column<long>(type: "INTEGER", nullable: false),
                    last_activity_time = table.Column<long>(type: "INTEGER", nullable: true),
                    last_activity_day = table.Column<int>(type: "INTEGER", nullable: true),
                    recency_quintile = table.Column<int>(type: "INTEGER", nullable: true),
                    frequency_quintile = table.Column<int>(type: "INTEGER", nullable: true),
                    monetary_quintile = table.Column<int>(type: "INTEGER", nullable: true),
                    facts_read_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profiles", x => new { x.tenant_id, x.contact_id });
                });

            migrationBuilder.CreateTable(
                name: "quintile_leases",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    holder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quintile_leases", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "quintile_marks",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quintile_marks", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "segments",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    event_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    rule_version = table.Column<int>(type: "INTEGER", nullable: false),
                    rule_fields = table.Column<string>(type: "TEXT", nullable: false),
                    active_rule = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    active_rule_fields = table.Column<string>(type: "TEXT", nullable: false),
                    active_rule_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_evaluating = table.Column<bool>(type: "INTEGER", nullable: false),
                    operation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    source_segment_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    as_of_time = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_segments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sweep_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    holder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ticket_facts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ticket_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_facts", x => new { x.tenant_id, x.ticket_id });
                });

            migrationBuilder.CreateTable(
                name: "transaction_facts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_return = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    categories = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transaction_facts", x => new { x.tenant_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_values",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    audit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false)
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
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    segment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    will_change = table.Column<bool>(type: "INTEGER", nullable: false),
                    enter_time = table.Column<long>(type: "INTEGER", nullable: false),
                    exit_time = table.Column<long>(type: "INTEGER", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: false)
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
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    category_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
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
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    orders = table.Column<long>(type: "INTEGER", nullable: false),
                    returns = table.Column<long>(type: "INTEGER", nullable: false),
                    priced_orders = table.Column<long>(type: "INTEGER", nullable: false),
                    sold = table.Column<long>(type: "INTEGER", nullable: false),
                    returned = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    first_order_time = table.Column<long>(type: "INTEGER", nullable: true),
                    last_order_time = table.Column<long>(type: "INTEGER", nullable: true)
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
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    field = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    text_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    number = table.Column<double>(type: "REAL", nullable: true),
                    time = table.Column<long>(type: "INTEGER", nullable: true)
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
                values: new object[] { "due-evaluations", new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

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
