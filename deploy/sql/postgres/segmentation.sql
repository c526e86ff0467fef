-- The store of segmentation. Made by .ci/migrations.
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE activity_facts (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        activity_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        recorded_contact_id uuid NOT NULL,
        occurred_at timestamp with time zone NOT NULL,
        is_deleted boolean NOT NULL,
        source_version bigint NOT NULL,
        CONSTRAINT "PK_activity_facts" PRIMARY KEY (tenant_id, activity_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE evaluation_states (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        due_time timestamp with time zone,
        read text COLLATE "C" NOT NULL,
        CONSTRAINT "PK_evaluation_states" PRIMARY KEY (tenant_id, contact_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE known_contacts (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        merged_into_id uuid,
        survivor_id uuid NOT NULL,
        is_deleted boolean NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT "PK_known_contacts" PRIMARY KEY (tenant_id, contact_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE known_tenants (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        time_zone character varying(60) COLLATE "C" NOT NULL,
        base_currency character varying(3) COLLATE "C" NOT NULL,
        source_version bigint NOT NULL,
        CONSTRAINT "PK_known_tenants" PRIMARY KEY (tenant_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE profiles (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        version bigint NOT NULL,
        event_sequence bigint NOT NULL,
        contact_version bigint NOT NULL,
        is_deleted boolean NOT NULL,
        kind integer NOT NULL,
        owner_id character varying(200) COLLATE "C" NOT NULL,
        source_key character varying(500) COLLATE "C" NOT NULL,
        primary_country_key character varying(500) COLLATE "C" NOT NULL,
        primary_region_key character varying(500) COLLATE "C" NOT NULL,
        primary_city_key character varying(500) COLLATE "C" NOT NULL,
        contact_create_time timestamp with time zone,
        orders bigint NOT NULL,
        returns bigint NOT NULL,
        priced_orders bigint NOT NULL,
        sold bigint NOT NULL,
        returned bigint NOT NULL,
        cost bigint NOT NULL,
        items bigint NOT NULL,
        categories bigint NOT NULL,
        first_order_time timestamp with time zone,
        last_order_time timestamp with time zone,
        first_order_day integer,
        last_order_day integer,
        open_tickets bigint NOT NULL,
        last_activity_time timestamp with time zone,
        last_activity_day integer,
        recency_quintile integer,
        frequency_quintile integer,
        monetary_quintile integer,
        facts_read_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_profiles" PRIMARY KEY (tenant_id, contact_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE quintile_leases (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        holder uuid NOT NULL,
        until timestamp with time zone NOT NULL,
        CONSTRAINT "PK_quintile_leases" PRIMARY KEY (tenant_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE quintile_marks (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_quintile_marks" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE segments (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        version bigint NOT NULL,
        event_sequence bigint NOT NULL,
        create_time timestamp with time zone NOT NULL,
        update_time timestamp with time zone NOT NULL,
        name character varying(100) COLLATE "C" NOT NULL,
        name_key character varying(500) COLLATE "C" NOT NULL,
        description character varying(1000) COLLATE "C" NOT NULL,
        kind integer NOT NULL,
        rule character varying(2000) COLLATE "C" NOT NULL,
        rule_version integer NOT NULL,
        rule_fields text COLLATE "C" NOT NULL,
        active_rule character varying(2000) COLLATE "C" NOT NULL,
        active_rule_fields text COLLATE "C" NOT NULL,
        active_rule_version integer NOT NULL,
        is_evaluating boolean NOT NULL,
        operation_id uuid,
        source_segment_id uuid,
        as_of_time timestamp with time zone,
        CONSTRAINT "PK_segments" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE sweep_leases (
        name character varying(60) COLLATE "C" NOT NULL,
        holder uuid NOT NULL,
        until timestamp with time zone NOT NULL,
        CONSTRAINT "PK_sweep_leases" PRIMARY KEY (name)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE ticket_facts (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        ticket_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        recorded_contact_id uuid NOT NULL,
        is_open boolean NOT NULL,
        source_version bigint NOT NULL,
        CONSTRAINT "PK_ticket_facts" PRIMARY KEY (tenant_id, ticket_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE transaction_facts (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        transaction_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        recorded_contact_id uuid NOT NULL,
        occurred_at timestamp with time zone NOT NULL,
        is_return boolean NOT NULL,
        currency character varying(3) COLLATE "C" NOT NULL,
        total bigint NOT NULL,
        cost bigint NOT NULL,
        items bigint NOT NULL,
        categories text NOT NULL,
        CONSTRAINT "PK_transaction_facts" PRIMARY KEY (tenant_id, transaction_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE memberships (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        segment_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        is_member boolean NOT NULL,
        will_change boolean NOT NULL,
        enter_time timestamp with time zone NOT NULL,
        exit_time timestamp with time zone,
        cause text COLLATE "C" NOT NULL,
        CONSTRAINT "PK_memberships" PRIMARY KEY (tenant_id, segment_id, contact_id),
        CONSTRAINT "FK_memberships_profiles_tenant_id_contact_id" FOREIGN KEY (tenant_id, contact_id) REFERENCES profiles (tenant_id, contact_id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE profile_day_categories (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        day integer NOT NULL,
        category_key character varying(500) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_profile_day_categories" PRIMARY KEY (tenant_id, contact_id, day, category_key),
        CONSTRAINT "FK_profile_day_categories_profiles_tenant_id_contact_id" FOREIGN KEY (tenant_id, contact_id) REFERENCES profiles (tenant_id, contact_id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE profile_days (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        day integer NOT NULL,
        orders bigint NOT NULL,
        returns bigint NOT NULL,
        priced_orders bigint NOT NULL,
        sold bigint NOT NULL,
        returned bigint NOT NULL,
        cost bigint NOT NULL,
        items bigint NOT NULL,
        first_order_time timestamp with time zone,
        last_order_time timestamp with time zone,
        CONSTRAINT "PK_profile_days" PRIMARY KEY (tenant_id, contact_id, day),
        CONSTRAINT "FK_profile_days_profiles_tenant_id_contact_id" FOREIGN KEY (tenant_id, contact_id) REFERENCES profiles (tenant_id, contact_id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE TABLE profile_values (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        contact_id uuid NOT NULL,
        field character varying(80) COLLATE "C" NOT NULL,
        ordinal integer NOT NULL,
        text_key character varying(500) COLLATE "C",
        number double precision,
        time timestamp with time zone,
        CONSTRAINT "PK_profile_values" PRIMARY KEY (tenant_id, contact_id, field, ordinal),
        CONSTRAINT "FK_profile_values_profiles_tenant_id_contact_id" FOREIGN KEY (tenant_id, contact_id) REFERENCES profiles (tenant_id, contact_id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    INSERT INTO sweep_leases (name, holder, until)
    VALUES ('due-evaluations', '00000000-0000-0000-0000-000000000000', TIMESTAMPTZ '1970-01-01T00:00:00+00:00');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_activity_facts_tenant_id_contact_id_is_deleted_occurred_at" ON activity_facts (tenant_id, contact_id, is_deleted, occurred_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_activity_facts_tenant_id_recorded_contact_id" ON activity_facts (tenant_id, recorded_contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_action_create_time" ON audit_records (tenant_id, action, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_actor_create_time" ON audit_records (tenant_id, actor, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_create_time_id" ON audit_records (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_resource_id_create_time" ON audit_records (tenant_id, resource_id, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_resource_type_create_time" ON audit_records (tenant_id, resource_type, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_dead_letters_create_time" ON dead_letters (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_consumer_create_time_id" ON dead_letters (tenant_id, consumer, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_create_time_id" ON dead_letters (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_subject_create_time_id" ON dead_letters (tenant_id, subject, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_type_create_time_id" ON dead_letters (tenant_id, type, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_evaluation_states_due_time" ON evaluation_states (due_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_event_deliveries_subscriber_aggregate_id_position" ON event_deliveries (subscriber, aggregate_id, position) WHERE attempts > 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_event_deliveries_subscriber_position" ON event_deliveries (subscriber, position);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_idempotency_records_create_time" ON idempotency_records (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_inbox_entries_create_time" ON inbox_entries (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_inbox_failures_update_time" ON inbox_failures (update_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_known_contacts_tenant_id_survivor_id" ON known_contacts (tenant_id, survivor_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_memberships_tenant_id_contact_id" ON memberships (tenant_id, contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_memberships_tenant_id_segment_id_is_member_enter_time_conta~" ON memberships (tenant_id, segment_id, is_member, enter_time, contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_memberships_tenant_id_segment_id_will_change" ON memberships (tenant_id, segment_id, will_change) WHERE will_change;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operation_keys_tenant_id_operation_id_last_row" ON operation_keys (tenant_id, operation_id, last_row);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operation_results_tenant_id_operation_id_outcome_row" ON operation_results (tenant_id, operation_id, outcome, row);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operation_uploads_create_time" ON operation_uploads (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operations_due_time" ON operations (due_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_create_time_id" ON operations (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_is_done_create_time_id" ON operations (tenant_id, is_done, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_kind_create_time_id" ON operations (tenant_id, kind, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_outbox_events_publish_time" ON outbox_events (publish_time) WHERE publish_time IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE UNIQUE INDEX "IX_outbox_events_tenant_id_aggregate_id_sequence" ON outbox_events (tenant_id, aggregate_id, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_outbox_events_time_sequence" ON outbox_events (time, sequence) WHERE status = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_profile_values_tenant_id_field_number_contact_id" ON profile_values (tenant_id, field, number, contact_id) WHERE number IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_profile_values_tenant_id_field_text_key_contact_id" ON profile_values (tenant_id, field, text_key, contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_profile_values_tenant_id_field_time_contact_id" ON profile_values (tenant_id, field, time, contact_id) WHERE time IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_profiles_tenant_id_last_order_time" ON profiles (tenant_id, last_order_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_profiles_tenant_id_owner_id" ON profiles (tenant_id, owner_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_profiles_tenant_id_primary_country_key" ON profiles (tenant_id, primary_country_key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_segments_tenant_id_create_time_id" ON segments (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_segments_tenant_id_kind_name_key" ON segments (tenant_id, kind, name_key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_segments_tenant_id_update_time_id" ON segments (tenant_id, update_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE UNIQUE INDEX ux_segments_name ON segments (tenant_id, name_key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_ticket_facts_tenant_id_contact_id_is_open" ON ticket_facts (tenant_id, contact_id, is_open);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_ticket_facts_tenant_id_recorded_contact_id" ON ticket_facts (tenant_id, recorded_contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_transaction_facts_tenant_id_contact_id" ON transaction_facts (tenant_id, contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    CREATE INDEX "IX_transaction_facts_tenant_id_recorded_contact_id" ON transaction_facts (tenant_id, recorded_contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033206_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261124033206_Initial', '10.0.14');
    END IF;
END $EF$;
COMMIT;
