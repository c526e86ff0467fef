-- The store of segmentation. Made by .ci/migrations.
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
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [activity_facts] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [activity_id] binary(16) NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [recorded_contact_id] binary(16) NOT NULL,
        [occurred_at] datetimeoffset(3) NOT NULL,
        [is_deleted] bit NOT NULL,
        [source_version] bigint NOT NULL,
        CONSTRAINT [PK_activity_facts] PRIMARY KEY ([tenant_id], [activity_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [evaluation_states] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [due_time] datetimeoffset(3) NULL,
        [read] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_evaluation_states] PRIMARY KEY ([tenant_id], [contact_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [known_contacts] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [merged_into_id] binary(16) NULL,
        [survivor_id] binary(16) NOT NULL,
        [is_deleted] bit NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [PK_known_contacts] PRIMARY KEY ([tenant_id], [contact_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [known_tenants] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [time_zone] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [base_currency] varchar(12) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [source_version] bigint NOT NULL,
        CONSTRAINT [PK_known_tenants] PRIMARY KEY ([tenant_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [profiles] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [version] bigint NOT NULL,
        [event_sequence] bigint NOT NULL,
        [contact_version] bigint NOT NULL,
        [is_deleted] bit NOT NULL,
        [kind] int NOT NULL,
        [owner_id] varchar(800) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [source_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [primary_country_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [primary_region_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [primary_city_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_create_time] datetimeoffset(3) NULL,
        [orders] bigint NOT NULL,
        [returns] bigint NOT NULL,
        [priced_orders] bigint NOT NULL,
        [sold] bigint NOT NULL,
        [returned] bigint NOT NULL,
        [cost] bigint NOT NULL,
        [items] bigint NOT NULL,
        [categories] bigint NOT NULL,
        [first_order_time] datetimeoffset(3) NULL,
        [last_order_time] datetimeoffset(3) NULL,
        [first_order_day] int NULL,
        [last_order_day] int NULL,
        [open_tickets] bigint NOT NULL,
        [last_activity_time] datetimeoffset(3) NULL,
        [last_activity_day] int NULL,
        [recency_quintile] int NULL,
        [frequency_quintile] int NULL,
        [monetary_quintile] int NULL,
        [facts_read_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_profiles] PRIMARY KEY ([tenant_id], [contact_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [quintile_leases] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [holder] binary(16) NOT NULL,
        [until] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_quintile_leases] PRIMARY KEY ([tenant_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [quintile_marks] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [id] binary(16) NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_quintile_marks] PRIMARY KEY ([tenant_id], [id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [segments] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [id] binary(16) NOT NULL,
        [version] bigint NOT NULL,
        [event_sequence] bigint NOT NULL,
        [create_time] datetimeoffset(3) NOT NULL,
        [update_time] datetimeoffset(3) NOT NULL,
        [name] varchar(400) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [name_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [description] varchar(4000) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [kind] int NOT NULL,
        [rule] varchar(8000) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [rule_version] int NOT NULL,
        [rule_fields] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [active_rule] varchar(8000) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [active_rule_fields] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [active_rule_version] int NOT NULL,
        [is_evaluating] bit NOT NULL,
        [operation_id] binary(16) NULL,
        [source_segment_id] binary(16) NULL,
        [as_of_time] datetimeoffset(3) NULL,
        CONSTRAINT [PK_segments] PRIMARY KEY ([tenant_id], [id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [sweep_leases] (
        [name] varchar(240) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [holder] binary(16) NOT NULL,
        [until] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_sweep_leases] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [ticket_facts] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [ticket_id] binary(16) NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [recorded_contact_id] binary(16) NOT NULL,
        [is_open] bit NOT NULL,
        [source_version] bigint NOT NULL,
        CONSTRAINT [PK_ticket_facts] PRIMARY KEY ([tenant_id], [ticket_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [transaction_facts] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [transaction_id] binary(16) NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [recorded_contact_id] binary(16) NOT NULL,
        [occurred_at] datetimeoffset(3) NOT NULL,
        [is_return] bit NOT NULL,
        [currency] varchar(12) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [total] bigint NOT NULL,
        [cost] bigint NOT NULL,
        [items] bigint NOT NULL,
        [categories] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_transaction_facts] PRIMARY KEY ([tenant_id], [transaction_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
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
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [memberships] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [segment_id] binary(16) NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [is_member] bit NOT NULL,
        [will_change] bit NOT NULL,
        [enter_time] datetimeoffset(3) NOT NULL,
        [exit_time] datetimeoffset(3) NULL,
        [cause] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_memberships] PRIMARY KEY ([tenant_id], [segment_id], [contact_id]),
        CONSTRAINT [FK_memberships_profiles_tenant_id_contact_id] FOREIGN KEY ([tenant_id], [contact_id]) REFERENCES [profiles] ([tenant_id], [contact_id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [profile_day_categories] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [day] int NOT NULL,
        [category_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        CONSTRAINT [PK_profile_day_categories] PRIMARY KEY NONCLUSTERED ([tenant_id], [contact_id], [day], [category_key]),
        CONSTRAINT [FK_profile_day_categories_profiles_tenant_id_contact_id] FOREIGN KEY ([tenant_id], [contact_id]) REFERENCES [profiles] ([tenant_id], [contact_id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [profile_days] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [day] int NOT NULL,
        [orders] bigint NOT NULL,
        [returns] bigint NOT NULL,
        [priced_orders] bigint NOT NULL,
        [sold] bigint NOT NULL,
        [returned] bigint NOT NULL,
        [cost] bigint NOT NULL,
        [items] bigint NOT NULL,
        [first_order_time] datetimeoffset(3) NULL,
        [last_order_time] datetimeoffset(3) NULL,
        CONSTRAINT [PK_profile_days] PRIMARY KEY ([tenant_id], [contact_id], [day]),
        CONSTRAINT [FK_profile_days_profiles_tenant_id_contact_id] FOREIGN KEY ([tenant_id], [contact_id]) REFERENCES [profiles] ([tenant_id], [contact_id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE TABLE [profile_values] (
        [tenant_id] varchar(40) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [contact_id] binary(16) NOT NULL,
        [field] varchar(80) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL,
        [ordinal] int NOT NULL,
        [text_key] varchar(1500) COLLATE Latin1_General_100_BIN2_UTF8 NULL,
        [number] float NULL,
        [time] datetimeoffset(3) NULL,
        CONSTRAINT [PK_profile_values] PRIMARY KEY ([tenant_id], [contact_id], [field], [ordinal]),
        CONSTRAINT [FK_profile_values_profiles_tenant_id_contact_id] FOREIGN KEY ([tenant_id], [contact_id]) REFERENCES [profiles] ([tenant_id], [contact_id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'name', N'holder', N'until') AND [object_id] = OBJECT_ID(N'[sweep_leases]'))
        SET IDENTITY_INSERT [sweep_leases] ON;
    EXEC(N'INSERT INTO [sweep_leases] ([name], [holder], [until])
    VALUES (''due-evaluations'', 0x00000000000000000000000000000000, ''1970-01-01T00:00:00.000+00:00'')');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'name', N'holder', N'until') AND [object_id] = OBJECT_ID(N'[sweep_leases]'))
        SET IDENTITY_INSERT [sweep_leases] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_activity_facts_tenant_id_contact_id_is_deleted_occurred_at] ON [activity_facts] ([tenant_id], [contact_id], [is_deleted], [occurred_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_activity_facts_tenant_id_recorded_contact_id] ON [activity_facts] ([tenant_id], [recorded_contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_action_create_time] ON [audit_records] ([tenant_id], [action], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_actor_create_time] ON [audit_records] ([tenant_id], [actor], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_create_time_id] ON [audit_records] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_resource_id_create_time] ON [audit_records] ([tenant_id], [resource_id], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_audit_records_tenant_id_resource_type_create_time] ON [audit_records] ([tenant_id], [resource_type], [create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_create_time] ON [dead_letters] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_consumer_create_time_id] ON [dead_letters] ([tenant_id], [consumer], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_create_time_id] ON [dead_letters] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_subject_create_time_id] ON [dead_letters] ([tenant_id], [subject], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_dead_letters_tenant_id_type_create_time_id] ON [dead_letters] ([tenant_id], [type], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_evaluation_states_due_time] ON [evaluation_states] ([due_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_event_deliveries_subscriber_aggregate_id_position] ON [event_deliveries] ([subscriber], [aggregate_id], [position]) WHERE attempts > 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_event_deliveries_subscriber_position] ON [event_deliveries] ([subscriber], [position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_idempotency_records_create_time] ON [idempotency_records] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_entries_create_time] ON [inbox_entries] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_failures_update_time] ON [inbox_failures] ([update_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_known_contacts_tenant_id_survivor_id] ON [known_contacts] ([tenant_id], [survivor_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_memberships_tenant_id_contact_id] ON [memberships] ([tenant_id], [contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_memberships_tenant_id_segment_id_is_member_enter_time_contact_id] ON [memberships] ([tenant_id], [segment_id], [is_member], [enter_time], [contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_memberships_tenant_id_segment_id_will_change] ON [memberships] ([tenant_id], [segment_id], [will_change]) WHERE will_change = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operation_keys_tenant_id_operation_id_last_row] ON [operation_keys] ([tenant_id], [operation_id], [last_row]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operation_results_tenant_id_operation_id_outcome_row] ON [operation_results] ([tenant_id], [operation_id], [outcome], [row]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operation_uploads_create_time] ON [operation_uploads] ([create_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_due_time] ON [operations] ([due_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_tenant_id_create_time_id] ON [operations] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_tenant_id_is_done_create_time_id] ON [operations] ([tenant_id], [is_done], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_operations_tenant_id_kind_create_time_id] ON [operations] ([tenant_id], [kind], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_events_publish_time] ON [outbox_events] ([publish_time]) WHERE publish_time IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_outbox_events_tenant_id_aggregate_id_sequence] ON [outbox_events] ([tenant_id], [aggregate_id], [sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_outbox_events_time_sequence] ON [outbox_events] ([time], [sequence]) WHERE status = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_profile_values_tenant_id_field_number_contact_id] ON [profile_values] ([tenant_id], [field], [number], [contact_id]) WHERE number IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_profile_values_tenant_id_field_text_key_contact_id] ON [profile_values] ([tenant_id], [field], [text_key], [contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_profile_values_tenant_id_field_time_contact_id] ON [profile_values] ([tenant_id], [field], [time], [contact_id]) WHERE time IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_profiles_tenant_id_last_order_time] ON [profiles] ([tenant_id], [last_order_time]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_profiles_tenant_id_owner_id] ON [profiles] ([tenant_id], [owner_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_profiles_tenant_id_primary_country_key] ON [profiles] ([tenant_id], [primary_country_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_segments_tenant_id_create_time_id] ON [segments] ([tenant_id], [create_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_segments_tenant_id_kind_name_key] ON [segments] ([tenant_id], [kind], [name_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_segments_tenant_id_update_time_id] ON [segments] ([tenant_id], [update_time], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_segments_name] ON [segments] ([tenant_id], [name_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_ticket_facts_tenant_id_contact_id_is_open] ON [ticket_facts] ([tenant_id], [contact_id], [is_open]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_ticket_facts_tenant_id_recorded_contact_id] ON [ticket_facts] ([tenant_id], [recorded_contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_transaction_facts_tenant_id_contact_id] ON [transaction_facts] ([tenant_id], [contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    CREATE INDEX [IX_transaction_facts_tenant_id_recorded_contact_id] ON [transaction_facts] ([tenant_id], [recorded_contact_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124033209_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124033209_Initial', N'10.0.14');
END;

COMMIT;
GO
