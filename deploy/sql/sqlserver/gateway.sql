-- The store of gateway. Made by .ci/migrations.
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
SET XACT_ABORT ON;
GO

IF CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Collation')) <> N'Latin1_General_100_BIN2_UTF8'
    ALTER DATABASE CURRENT COLLATE Latin1_General_100_BIN2_UTF8;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO

IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [api_keys] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [id] binary(16) NOT NULL,
        [display_name] varchar(800) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [scopes] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [prefix] varchar(48) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [hash] varbinary(32) NOT NULL,
        [quota] varchar(80) COLLATE Latin1_General_100_BIN2_UTF8 NULL,
        [expire_time] datetimeoffset(3) NULL,
        [revoke_time] datetimeoffset(3) NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        [update_time] datetimeoffset(3) NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [PK_api_keys] PRIMARY KEY ([tenant_id], [id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [audit_records] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [id] binary(16) NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        [actor] varchar(1200) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [action] varchar(400) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [resource_type] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [resource_id] varchar(400) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [version] bigint NOT NULL,
        [fields] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [trace_id] varchar(128) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_audit_records] PRIMARY KEY ([tenant_id], [id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [dead_letters] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [id] binary(16) NOT NULL,
        [version] bigint NOT NULL,
        [consumer] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [source] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [event_id] binary(16) NOT NULL,
        [type] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [subject] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [event] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [error_class] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [attempts] int NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_dead_letters] PRIMARY KEY ([tenant_id], [id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [dispatch_leases] (
        [lane] varchar(280) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [partition] int NOT NULL,
        [owner] binary(16) NOT NULL,
        [token] binary(16) NOT NULL,
        [until] datetimeoffset(3) NOT NULL,
        [position] bigint NOT NULL,
        CONSTRAINT [PK_dispatch_leases] PRIMARY KEY ([lane], [partition])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [event_deliveries] (
        [subscriber] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [event_id] binary(16) NOT NULL,
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [aggregate_id] binary(16) NOT NULL,
        [partition] int NOT NULL,
        [position] bigint NOT NULL,
        [attempts] int NOT NULL,
        [due_time] datetimeoffset(3) NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_event_deliveries] PRIMARY KEY ([event_id], [subscriber])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [event_log] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [position] bigint NOT NULL,
        [event_id] binary(16) NOT NULL,
        [source] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [type] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [subject] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [time] datetimeoffset(3) NOT NULL,
        [sequence] bigint NOT NULL,
        [data] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [log_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_event_log] PRIMARY KEY ([tenant_id], [position])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [event_log_heads] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [first] bigint NOT NULL,
        [last] bigint NOT NULL,
        [last_time] datetimeoffset(3) NOT NULL,
        [swept_time] datetimeoffset(3) NULL,
        CONSTRAINT [PK_event_log_heads] PRIMARY KEY ([tenant_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [idempotency_records] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [principal] varchar(1200) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [key] varchar(255) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [request_hash] varbinary(32) NOT NULL,
        [response] varbinary(max) NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_idempotency_records] PRIMARY KEY NONCLUSTERED ([tenant_id], [principal], [key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [inbox_entries] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [consumer] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [source] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [event_id] binary(16) NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_inbox_entries] PRIMARY KEY NONCLUSTERED ([tenant_id], [consumer], [event_id], [source])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [inbox_failures] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [consumer] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [source] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [event_id] binary(16) NOT NULL,
        [attempts] int NOT NULL,
        [update_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_inbox_failures] PRIMARY KEY NONCLUSTERED ([tenant_id], [consumer], [source], [event_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [operation_keys] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [operation_id] binary(16) NOT NULL,
        [key] binary(16) NOT NULL,
        [last_row] int NOT NULL,
        CONSTRAINT [PK_operation_keys] PRIMARY KEY ([tenant_id], [operation_id], [key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [operation_results] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [operation_id] binary(16) NOT NULL,
        [row] int NOT NULL,
        [last_row] int NOT NULL,
        [outcome] int NOT NULL,
        [resource_id] varchar(400) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [code] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [field] varchar(1200) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [detail] varchar(2000) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_operation_results] PRIMARY KEY ([tenant_id], [operation_id], [row])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [operation_uploads] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [operation_id] binary(16) NOT NULL,
        [part] int NOT NULL,
        [bytes] varbinary(max) NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_operation_uploads] PRIMARY KEY ([tenant_id], [operation_id], [part])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [operations] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [id] binary(16) NOT NULL,
        [version] bigint NOT NULL,
        [kind] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [action] varchar(400) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [actor] varchar(1200) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [time_zone] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [base_currency] varchar(12) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [trace_parent] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [input] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [is_dry_run] bit NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        [update_time] datetimeoffset(3) NOT NULL,
        [end_time] datetimeoffset(3) NULL,
        [state] int NOT NULL,
        [is_done] bit NOT NULL,
        [is_cancel_requested] bit NOT NULL,
        [checkpoint] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [total] int NULL,
        [created] int NOT NULL,
        [updated] int NOT NULL,
        [unchanged] int NOT NULL,
        [coalesced] int NOT NULL,
        [failed] int NOT NULL,
        [error_code] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [error_detail] varchar(2000) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [attempts] int NOT NULL,
        [lease] binary(16) NOT NULL,
        [due_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_operations] PRIMARY KEY ([tenant_id], [id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [outbox_events] (
        [id] binary(16) NOT NULL,
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [partition] int NOT NULL,
        [aggregate_id] binary(16) NOT NULL,
        [sequence] bigint NOT NULL,
        [subject] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [type] varchar(480) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [time] datetimeoffset(3) NOT NULL,
        [data] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [trace_parent] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [status] int NOT NULL,
        [publish_time] datetimeoffset(3) NULL,
        CONSTRAINT [PK_outbox_events] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [tenants] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [row_id] binary(16) NOT NULL,
        [display_name] varchar(800) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [time_zone] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [base_currency] varchar(12) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [locale] varchar(140) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [quota] varchar(80) COLLATE Latin1_General_100_BIN2_UTF8 NULL,
        [key_quota] varchar(80) COLLATE Latin1_General_100_BIN2_UTF8 NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        [update_time] datetimeoffset(3) NOT NULL,
        [version] bigint NOT NULL,
        [event_sequence] bigint NOT NULL,
        CONSTRAINT [pk_tenants] PRIMARY KEY ([tenant_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE TABLE [audit_values] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [audit_id] binary(16) NOT NULL,
        [before] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [after] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_audit_values] PRIMARY KEY ([tenant_id], [audit_id]),
        CONSTRAINT [FK_audit_values_audit_records_tenant_id_audit_id] FOREIGN KEY ([tenant_id], [audit_id]) REFERENCES [audit_records] ([tenant_id], [id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_api_keys_hash] ON [api_keys] ([hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_api_keys_tenant_id_create_time_id] ON [api_keys] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_action_create_time] ON [audit_records] ([tenant_id], [action], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_actor_create_time] ON [audit_records] ([tenant_id], [actor], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_create_time_id] ON [audit_records] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_resource_id_create_time] ON [audit_records] ([tenant_id], [resource_id], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_resource_type_create_time] ON [audit_records] ([tenant_id], [resource_type], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_create_time] ON [dead_letters] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_consumer_create_time_id] ON [dead_letters] ([tenant_id], [consumer], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_create_time_id] ON [dead_letters] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_subject_create_time_id] ON [dead_letters] ([tenant_id], [subject], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_type_create_time_id] ON [dead_letters] ([tenant_id], [type], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_event_deliveries_subscriber_aggregate_id_position] ON [event_deliveries] ([subscriber], [aggregate_id], [position]) WHERE attempts > 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_event_deliveries_subscriber_position] ON [event_deliveries] ([subscriber], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_event_log_tenant_id_event_id_source] ON [event_log] ([tenant_id], [event_id], [source]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_event_log_tenant_id_log_time_position] ON [event_log] ([tenant_id], [log_time], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_event_log_tenant_id_subject_position] ON [event_log] ([tenant_id], [subject], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_idempotency_records_create_time] ON [idempotency_records] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_entries_create_time] ON [inbox_entries] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_failures_update_time] ON [inbox_failures] ([update_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operation_keys_tenant_id_operation_id_last_row] ON [operation_keys] ([tenant_id], [operation_id], [last_row]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operation_results_tenant_id_operation_id_outcome_row] ON [operation_results] ([tenant_id], [operation_id], [outcome], [row]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operation_uploads_create_time] ON [operation_uploads] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_due_time] ON [operations] ([due_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_tenant_id_create_time_id] ON [operations] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_tenant_id_is_done_create_time_id] ON [operations] ([tenant_id], [is_done], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_tenant_id_kind_create_time_id] ON [operations] ([tenant_id], [kind], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_events_publish_time] ON [outbox_events] ([publish_time]) WHERE publish_time IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_outbox_events_tenant_id_aggregate_id_sequence] ON [outbox_events] ([tenant_id], [aggregate_id], [sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_events_time_sequence] ON [outbox_events] ([time], [sequence]) WHERE status = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033228_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124033228_Initial', N'10.0.14');
END;

COMMIT;
GO
