-- The store of contacts. Made by .ci/migrations.
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE audit_records (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        create_time timestamp with time zone NOT NULL,
        actor character varying(300) COLLATE "C" NOT NULL,
        action character varying(100) COLLATE "C" NOT NULL,
        resource_type character varying(60) COLLATE "C" NOT NULL,
        resource_id character varying(100) COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        fields character varying(4000) COLLATE "C" NOT NULL,
        trace_id character varying(32) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_audit_records" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE contact_external_ids (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        system character varying(100) COLLATE "C" NOT NULL,
        value character varying(200) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        CONSTRAINT pk_contact_external_ids PRIMARY KEY (tenant_id, system, value)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE contact_terms (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        owner_id uuid NOT NULL,
        term character varying(64) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_contact_terms" PRIMARY KEY (tenant_id, owner_id, term)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE contacts (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        version bigint NOT NULL,
        event_sequence bigint NOT NULL,
        create_time timestamp with time zone NOT NULL,
        update_time timestamp with time zone NOT NULL,
        delete_time timestamp with time zone,
        kind integer NOT NULL,
        display_name character varying(300) COLLATE "C" NOT NULL,
        display_name_key character varying(500) COLLATE "C" NOT NULL,
        display_name_derived boolean NOT NULL,
        given_name character varying(150) COLLATE "C" NOT NULL,
        given_name_key character varying(500) COLLATE "C" NOT NULL,
        family_name character varying(150) COLLATE "C" NOT NULL,
        family_name_key character varying(500) COLLATE "C" NOT NULL,
        emails text NOT NULL,
        phones text NOT NULL,
        addresses text NOT NULL,
        external_ids text NOT NULL,
        tags text NOT NULL,
        custom_fields text NOT NULL,
        owner_id character varying(200) COLLATE "C" NOT NULL,
        source character varying(100) COLLATE "C" NOT NULL,
        source_key character varying(500) COLLATE "C" NOT NULL,
        primary_country_key character varying(500) COLLATE "C" NOT NULL,
        primary_region_key character varying(500) COLLATE "C" NOT NULL,
        primary_city_key character varying(500) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_contacts" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE dead_letters (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        version bigint NOT NULL,
        consumer character varying(120) COLLATE "C" NOT NULL,
        source character varying(120) COLLATE "C" NOT NULL,
        event_id uuid NOT NULL,
        type character varying(120) COLLATE "C" NOT NULL,
        subject character varying(120) COLLATE "C" NOT NULL,
        event text COLLATE "C" NOT NULL,
        error_class character varying(120) COLLATE "C" NOT NULL,
        attempts integer NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_dead_letters" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE dispatch_leases (
        lane character varying(70) COLLATE "C" NOT NULL,
        partition integer NOT NULL,
        owner uuid NOT NULL,
        token uuid NOT NULL,
        until timestamp with time zone NOT NULL,
        position bigint NOT NULL,
        CONSTRAINT "PK_dispatch_leases" PRIMARY KEY (lane, partition)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE event_deliveries (
        subscriber character varying(60) COLLATE "C" NOT NULL,
        event_id uuid NOT NULL,
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        aggregate_id uuid NOT NULL,
        partition integer NOT NULL,
        position bigint NOT NULL,
        attempts integer NOT NULL,
        due_time timestamp with time zone NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_event_deliveries" PRIMARY KEY (event_id, subscriber)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE field_definitions (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        version bigint NOT NULL,
        create_time timestamp with time zone NOT NULL,
        update_time timestamp with time zone NOT NULL,
        key character varying(60) COLLATE "C" NOT NULL,
        type integer NOT NULL,
        label character varying(100) COLLATE "C" NOT NULL,
        choices text NOT NULL,
        description character varying(1000) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_field_definitions" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE idempotency_records (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        principal character varying(300) COLLATE "C" NOT NULL,
        key character varying(255) COLLATE "C" NOT NULL,
        request_hash bytea NOT NULL,
        response bytea NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_idempotency_records" PRIMARY KEY (tenant_id, principal, key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE inbox_entries (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        consumer character varying(120) COLLATE "C" NOT NULL,
        source character varying(120) COLLATE "C" NOT NULL,
        event_id uuid NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_inbox_entries" PRIMARY KEY (tenant_id, consumer, event_id, source)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE inbox_failures (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        consumer character varying(120) COLLATE "C" NOT NULL,
        source character varying(120) COLLATE "C" NOT NULL,
        event_id uuid NOT NULL,
        attempts integer NOT NULL,
        update_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_inbox_failures" PRIMARY KEY (tenant_id, consumer, source, event_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE operation_keys (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        operation_id uuid NOT NULL,
        key uuid NOT NULL,
        last_row integer NOT NULL,
        CONSTRAINT "PK_operation_keys" PRIMARY KEY (tenant_id, operation_id, key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE operation_results (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        operation_id uuid NOT NULL,
        row integer NOT NULL,
        last_row integer NOT NULL,
        outcome integer NOT NULL,
        resource_id character varying(100) COLLATE "C" NOT NULL,
        code character varying(60) COLLATE "C" NOT NULL,
        field character varying(300) COLLATE "C" NOT NULL,
        detail character varying(500) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_operation_results" PRIMARY KEY (tenant_id, operation_id, row)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE operation_uploads (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        operation_id uuid NOT NULL,
        part integer NOT NULL,
        bytes bytea NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_operation_uploads" PRIMARY KEY (tenant_id, operation_id, part)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE operations (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        version bigint NOT NULL,
        kind character varying(60) COLLATE "C" NOT NULL,
        action character varying(100) COLLATE "C" NOT NULL,
        actor character varying(300) COLLATE "C" NOT NULL,
        time_zone character varying(60) COLLATE "C" NOT NULL,
        base_currency character varying(3) COLLATE "C" NOT NULL,
        trace_parent character varying(60) COLLATE "C" NOT NULL,
        input text COLLATE "C" NOT NULL,
        is_dry_run boolean NOT NULL,
        create_time timestamp with time zone NOT NULL,
        update_time timestamp with time zone NOT NULL,
        end_time timestamp with time zone,
        state integer NOT NULL,
        is_done boolean NOT NULL,
        is_cancel_requested boolean NOT NULL,
        checkpoint character varying(4000) COLLATE "C" NOT NULL,
        total integer,
        created integer NOT NULL,
        updated integer NOT NULL,
        unchanged integer NOT NULL,
        coalesced integer NOT NULL,
        failed integer NOT NULL,
        error_code character varying(60) COLLATE "C" NOT NULL,
        error_detail character varying(500) COLLATE "C" NOT NULL,
        attempts integer NOT NULL,
        lease uuid NOT NULL,
        due_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_operations" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE outbox_events (
        id uuid NOT NULL,
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        partition integer NOT NULL,
        aggregate_id uuid NOT NULL,
        sequence bigint NOT NULL,
        subject character varying(120) COLLATE "C" NOT NULL,
        type character varying(120) COLLATE "C" NOT NULL,
        time timestamp with time zone NOT NULL,
        data text COLLATE "C" NOT NULL,
        trace_parent character varying(60) COLLATE "C" NOT NULL,
        status integer NOT NULL,
        publish_time timestamp with time zone,
        CONSTRAINT "PK_outbox_events" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE audit_values (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        audit_id uuid NOT NULL,
        before text COLLATE "C" NOT NULL,
        after text COLLATE "C" NOT NULL,
        CONSTRAINT "PK_audit_values" PRIMARY KEY (tenant_id, audit_id),
        CONSTRAINT "FK_audit_values_audit_records_tenant_id_audit_id" FOREIGN KEY (tenant_id, audit_id) REFERENCES audit_records (tenant_id, id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE TABLE contact_values (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        field character varying(80) COLLATE "C" NOT NULL,
        ordinal integer NOT NULL,
        text_key character varying(500) COLLATE "C",
        number double precision,
        time timestamp with time zone,
        CONSTRAINT "PK_contact_values" PRIMARY KEY (tenant_id, contact_id, field, ordinal),
        CONSTRAINT "FK_contact_values_contacts_tenant_id_contact_id" FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts (tenant_id, id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_action_create_time" ON audit_records (tenant_id, action, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_actor_create_time" ON audit_records (tenant_id, actor, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_create_time_id" ON audit_records (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_resource_id_create_time" ON audit_records (tenant_id, resource_id, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_resource_type_create_time" ON audit_records (tenant_id, resource_type, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contact_external_ids_tenant_id_contact_id" ON contact_external_ids (tenant_id, contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contact_terms_tenant_id_term_owner_id" ON contact_terms (tenant_id, term, owner_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contact_values_tenant_id_field_number_contact_id" ON contact_values (tenant_id, field, number, contact_id) WHERE number IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contact_values_tenant_id_field_text_key_contact_id" ON contact_values (tenant_id, field, text_key, contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contact_values_tenant_id_field_time_contact_id" ON contact_values (tenant_id, field, time, contact_id) WHERE time IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_create_time_id" ON contacts (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_display_name_key_id" ON contacts (tenant_id, display_name_key, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_family_name_key_id" ON contacts (tenant_id, family_name_key, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_given_name_key_id" ON contacts (tenant_id, given_name_key, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_kind_create_time_id" ON contacts (tenant_id, kind, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_owner_id_create_time_id" ON contacts (tenant_id, owner_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_primary_city_key_create_time_id" ON contacts (tenant_id, primary_city_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_primary_country_key_create_time_id" ON contacts (tenant_id, primary_country_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_primary_region_key_create_time_id" ON contacts (tenant_id, primary_region_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_source_key_create_time_id" ON contacts (tenant_id, source_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_contacts_tenant_id_update_time_id" ON contacts (tenant_id, update_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_dead_letters_create_time" ON dead_letters (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_consumer_create_time_id" ON dead_letters (tenant_id, consumer, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_create_time_id" ON dead_letters (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_subject_create_time_id" ON dead_letters (tenant_id, subject, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_type_create_time_id" ON dead_letters (tenant_id, type, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_event_deliveries_subscriber_aggregate_id_position" ON event_deliveries (subscriber, aggregate_id, position) WHERE attempts > 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_event_deliveries_subscriber_position" ON event_deliveries (subscriber, position);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_field_definitions_tenant_id_type_key" ON field_definitions (tenant_id, type, key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE UNIQUE INDEX ux_field_definitions_key ON field_definitions (tenant_id, key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_idempotency_records_create_time" ON idempotency_records (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_inbox_entries_create_time" ON inbox_entries (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_inbox_failures_update_time" ON inbox_failures (update_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operation_keys_tenant_id_operation_id_last_row" ON operation_keys (tenant_id, operation_id, last_row);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operation_results_tenant_id_operation_id_outcome_row" ON operation_results (tenant_id, operation_id, outcome, row);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operation_uploads_create_time" ON operation_uploads (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operations_due_time" ON operations (due_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_create_time_id" ON operations (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_is_done_create_time_id" ON operations (tenant_id, is_done, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_kind_create_time_id" ON operations (tenant_id, kind, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_outbox_events_publish_time" ON outbox_events (publish_time) WHERE publish_time IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE UNIQUE INDEX "IX_outbox_events_tenant_id_aggregate_id_sequence" ON outbox_events (tenant_id, aggregate_id, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    CREATE INDEX "IX_outbox_events_time_sequence" ON outbox_events (time, sequence) WHERE status = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033148_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261124033148_Initial', '10.0.14');
    END IF;
END $EF$;
COMMIT;
