-- The store of tickets. Made by .ci/migrations.
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE TABLE ticket_counters (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        last_number integer NOT NULL,
        CONSTRAINT "PK_ticket_counters" PRIMARY KEY (tenant_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE TABLE ticket_terms (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        owner_id uuid NOT NULL,
        term character varying(64) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_ticket_terms" PRIMARY KEY (tenant_id, term, owner_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE TABLE tickets (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        number integer NOT NULL,
        contact_id uuid,
        recorded_contact_id uuid,
        requester_email character varying(254) COLLATE "C" NOT NULL,
        requester_email_key character varying(500) COLLATE "C" NOT NULL,
        requester_phone character varying(80) COLLATE "C" NOT NULL,
        requester_phone_key character varying(40) COLLATE "C" NOT NULL,
        requester_name character varying(600) COLLATE "C" NOT NULL,
        kind integer NOT NULL,
        subject character varying(600) COLLATE "C" NOT NULL,
        description text COLLATE "C" NOT NULL,
        priority integer NOT NULL,
        channel character varying(120) COLLATE "C" NOT NULL,
        channel_key character varying(500) COLLATE "C" NOT NULL,
        queue character varying(200) COLLATE "C" NOT NULL,
        queue_key character varying(500) COLLATE "C" NOT NULL,
        assignee_id character varying(400) COLLATE "C" NOT NULL,
        severity integer,
        cause character varying(4000) COLLATE "C" NOT NULL,
        remedy character varying(4000) COLLATE "C" NOT NULL,
        root_cause character varying(4000) COLLATE "C" NOT NULL,
        resolution text COLLATE "C" NOT NULL,
        tags text NOT NULL,
        custom_fields text NOT NULL,
        attachments text NOT NULL,
        create_time timestamp with time zone NOT NULL,
        update_time timestamp with time zone NOT NULL,
        version bigint NOT NULL,
        event_sequence bigint NOT NULL,
        status integer NOT NULL,
        status_time timestamp with time zone NOT NULL,
        stay_count integer NOT NULL,
        waiting_for integer NOT NULL,
        waiting_reason character varying(1000) COLLATE "C" NOT NULL,
        first_response_time timestamp with time zone,
        resolve_time timestamp with time zone,
        first_resolve_time timestamp with time zone,
        close_time timestamp with time zone,
        reopen_count integer NOT NULL,
        comment_count integer NOT NULL,
        times_in_status text NOT NULL,
        CONSTRAINT "PK_tickets" PRIMARY KEY (tenant_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE TABLE ticket_comments (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        id uuid NOT NULL,
        ticket_id uuid NOT NULL,
        visibility integer NOT NULL,
        author integer NOT NULL,
        actor character varying(300) COLLATE "C" NOT NULL,
        body text COLLATE "C" NOT NULL,
        attachments text NOT NULL,
        create_time timestamp with time zone NOT NULL,
        CONSTRAINT "PK_ticket_comments" PRIMARY KEY (tenant_id, id),
        CONSTRAINT "FK_ticket_comments_tickets_tenant_id_ticket_id" FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets (tenant_id, id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE TABLE ticket_stays (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        ticket_id uuid NOT NULL,
        ordinal integer NOT NULL,
        status integer NOT NULL,
        move character varying(40) COLLATE "C" NOT NULL,
        enter_time timestamp with time zone NOT NULL,
        leave_time timestamp with time zone,
        actor character varying(300) COLLATE "C" NOT NULL,
        reason character varying(1000) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_ticket_stays" PRIMARY KEY (tenant_id, ticket_id, ordinal),
        CONSTRAINT "FK_ticket_stays_tickets_tenant_id_ticket_id" FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets (tenant_id, id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE TABLE ticket_tags (
        tenant_id character varying(40) COLLATE "C" NOT NULL,
        ticket_id uuid NOT NULL,
        key character varying(500) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_ticket_tags" PRIMARY KEY (tenant_id, ticket_id, key),
        CONSTRAINT "FK_ticket_tags_tickets_tenant_id_ticket_id" FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets (tenant_id, id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_action_create_time" ON audit_records (tenant_id, action, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_actor_create_time" ON audit_records (tenant_id, actor, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_create_time_id" ON audit_records (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_resource_id_create_time" ON audit_records (tenant_id, resource_id, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_audit_records_tenant_id_resource_type_create_time" ON audit_records (tenant_id, resource_type, create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_dead_letters_create_time" ON dead_letters (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_consumer_create_time_id" ON dead_letters (tenant_id, consumer, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_create_time_id" ON dead_letters (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_subject_create_time_id" ON dead_letters (tenant_id, subject, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_dead_letters_tenant_id_type_create_time_id" ON dead_letters (tenant_id, type, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_event_deliveries_subscriber_aggregate_id_position" ON event_deliveries (subscriber, aggregate_id, position) WHERE attempts > 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_event_deliveries_subscriber_position" ON event_deliveries (subscriber, position);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_idempotency_records_create_time" ON idempotency_records (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_inbox_entries_create_time" ON inbox_entries (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_inbox_failures_update_time" ON inbox_failures (update_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_known_contacts_tenant_id_survivor_id" ON known_contacts (tenant_id, survivor_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operation_keys_tenant_id_operation_id_last_row" ON operation_keys (tenant_id, operation_id, last_row);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operation_results_tenant_id_operation_id_outcome_row" ON operation_results (tenant_id, operation_id, outcome, row);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operation_uploads_create_time" ON operation_uploads (create_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operations_due_time" ON operations (due_time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_create_time_id" ON operations (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_is_done_create_time_id" ON operations (tenant_id, is_done, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_operations_tenant_id_kind_create_time_id" ON operations (tenant_id, kind, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_outbox_events_publish_time" ON outbox_events (publish_time) WHERE publish_time IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE UNIQUE INDEX "IX_outbox_events_tenant_id_aggregate_id_sequence" ON outbox_events (tenant_id, aggregate_id, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_outbox_events_time_sequence" ON outbox_events (time, sequence) WHERE status = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_ticket_comments_tenant_id_ticket_id_create_time_id" ON ticket_comments (tenant_id, ticket_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_ticket_tags_tenant_id_key_ticket_id" ON ticket_tags (tenant_id, key, ticket_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_ticket_terms_tenant_id_owner_id" ON ticket_terms (tenant_id, owner_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_assignee_id_create_time_id" ON tickets (tenant_id, assignee_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_channel_key_create_time_id" ON tickets (tenant_id, channel_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_contact_id_create_time_id" ON tickets (tenant_id, contact_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_contact_id_status" ON tickets (tenant_id, contact_id, status);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_create_time_id" ON tickets (tenant_id, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_id" ON tickets (tenant_id, id) WHERE contact_id IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_kind_create_time_id" ON tickets (tenant_id, kind, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE UNIQUE INDEX "IX_tickets_tenant_id_number" ON tickets (tenant_id, number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_priority_create_time_id" ON tickets (tenant_id, priority, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_priority_id" ON tickets (tenant_id, priority, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_queue_key_create_time_id" ON tickets (tenant_id, queue_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_queue_key_status" ON tickets (tenant_id, queue_key, status);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_recorded_contact_id" ON tickets (tenant_id, recorded_contact_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_requester_email_key_create_time_id" ON tickets (tenant_id, requester_email_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_requester_phone_key_create_time_id" ON tickets (tenant_id, requester_phone_key, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_severity_create_time_id" ON tickets (tenant_id, severity, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_status_create_time_id" ON tickets (tenant_id, status, create_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    CREATE INDEX "IX_tickets_tenant_id_update_time_id" ON tickets (tenant_id, update_time, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261124033216_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261124033216_Initial', '10.0.14');
    END IF;
END $EF$;
COMMIT;
