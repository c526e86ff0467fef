using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Interactions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    direction = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    channel_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    duration = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    event_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    participants = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => new { x.tenant_id, x.id });
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
                name: "contact_card_counts",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    direction = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    last_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_card_counts", x => new { x.tenant_id, x.contact_id, x.kind, x.direction });
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
                name: "transaction_card_categories",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    category_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sold = table.Column<long>(type: "INTEGER", nullable: false),
                    returned = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transaction_card_categories", x => new { x.tenant_id, x.contact_id, x.currency, x.category_key });
                });

            migrationBuilder.CreateTable(
                name: "transaction_cards",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    orders = table.Column<long>(type: "INTEGER", nullable: false),
                    returns = table.Column<long>(type: "INTEGER", nullable: false),
                    sold = table.Column<long>(type: "INTEGER", nullable: false),
                    returned = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    first_order_time = table.Column<long>(type: "INTEGER", nullable: true),
                    last_order_time = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transaction_cards", x => new { x.tenant_id, x.contact_id, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "transactions",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    channel_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    region = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    region_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    create_time = table.Column<long>(type: "INTEGER", nullable: false),
                    update_time = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transactions", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "activity_tags",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity_tags", x => new { x.tenant_id, x.activity_id, x.key });
                    table.ForeignKey(
                        name: "FK_activity_tags_activities_tenant_id_activity_id",
                        columns: x => new { x.tenant_id, x.activity_id },
                        principalTable: "activities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_channel_key_occurred_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "channel_key", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_contact_id_kind_direction_occurred_at",
                table: "activities",
                columns: new[] { "tenant_id", "contact_id", "kind", "direction", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_contact_id_occurred_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "contact_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_create_time_id",
                table: "activities",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_direction_occurred_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "direction", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_external_id",
                table: "activities",
                columns: new[] { "tenant_id", "external_id" },
                unique: true,
                filter: "external_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_kind_occurred_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "kind", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_occurred_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_recorded_contact_id",
                table: "activities",
                columns: new[] { "tenant_id", "recorded_contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_update_time_id",
                table: "activities",
                columns: new[] { "tenant_id", "update_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tags_tenant_id_key_activity_id",
                table: "activity_tags",
                columns: new[] { "tenant_id", "key", "activity_id" });

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
                name: "IX_transactions_tenant_id_channel_key_occurred_at_id",
                table: "transactions",
                columns: new[] { "tenant_id", "channel_key", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_contact_id_occurred_at_id",
                table: "transactions",
                columns: new[] { "tenant_id", "contact_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_create_time_id",
                table: "transactions",
                columns: new[] { "tenant_id", "create_time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_currency_occurred_at_id",
                table: "transactions",
                columns: new[] { "tenant_id", "currency", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_external_id",
                table: "transactions",
                columns: new[] { "tenant_id", "external_id" },
                unique: true,
                filter: "external_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_kind_occurred_at_id",
                table: "transactions",
                columns: new[] { "tenant_id", "kind", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_occurred_at_id",
                table: "transactions",
                columns: new[] { "tenant_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_recorded_contact_id",
                table: "transactions",
                columns: new[] { "tenant_id", "recorded_contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_tenant_id_region_key_occurred_at_id",
                table: "transactions",
                columns: new[] { "tenant_id", "region_key", "occurred_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_tags");

            migrationBuilder.DropTable(
                name: "audit_values");

            migrationBuilder.DropTable(
                name: "contact_card_counts");

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
                name: "transaction_card_categories");

            migrationBuilder.DropTable(
                name: "transaction_cards");

            migrationBuilder.DropTable(
                name: "transactions");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "audit_records");
        }
    }
}
