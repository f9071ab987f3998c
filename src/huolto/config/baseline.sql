-- An empty database starts from this file, which `make baseline` writes. Made of eefdbab43f7b83146c232fdbd3f8d1761af1fd48eaaa4dbaef677ef1a24ee8ac
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_active_version_is_kept_d3f41() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_active_version_is_unchanged_9f21b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_added_to_draft_427ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM added t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_added_to_draft_b819f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM added t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_belongs_to_draft_7e085() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE checked_id BIGINT;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                IF TG_OP = 'INSERT' THEN checked_id := NEW.invoice_id; ELSE checked_id := OLD.invoice_id; END IF;
                IF EXISTS (SELECT 1 FROM invoicing_invoice WHERE id = checked_id AND state = 'issued') THEN
                    RAISE EXCEPTION 'huolto: an issued invoice cannot be changed (invoice %)', checked_id;
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            
                END;
            $$;

CREATE FUNCTION public.pgtrigger_belongs_to_draft_f907b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE checked_id BIGINT;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                IF TG_OP = 'INSERT' THEN checked_id := NEW.invoice_id; ELSE checked_id := OLD.invoice_id; END IF;
                IF EXISTS (SELECT 1 FROM invoicing_invoice WHERE id = checked_id AND state = 'issued') THEN
                    RAISE EXCEPTION 'huolto: an issued invoice cannot be changed (invoice %)', checked_id;
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            
                END;
            $$;

CREATE FUNCTION public.pgtrigger_changed_in_draft_59a54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM (SELECT invoice_id FROM added UNION SELECT invoice_id FROM gone) t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued' AND NOT (i.issued_on <= current_date - interval '6 years'))
        OR EXISTS (SELECT 1 FROM (SELECT invoice_id FROM added UNION SELECT invoice_id FROM gone) t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued') AND (
            current_setting('huolto.names_leave_papers', true) = 'on' IS NOT TRUE
            OR EXISTS (
                SELECT 1 FROM added a FULL JOIN gone g ON g.id = a.id
                WHERE to_jsonb(a) - 'detail' IS DISTINCT FROM to_jsonb(g) - 'detail'
            )
        )
    THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_changed_in_draft_ffcff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM (SELECT invoice_id FROM added UNION SELECT invoice_id FROM gone) t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_charge_is_immutable_7187a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_decision_is_immutable_2ed10() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0536d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_acquisitionchoiceevent" ("acquisition_model", "category_id", "customer_id", "decided_by", "during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."acquisition_model", OLD."category_id", OLD."customer_id", OLD."decided_by", OLD."during", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_066ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requesttaskevent" ("assignee_id", "done_at", "done_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "text") VALUES (OLD."assignee_id", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."request_id", OLD."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0ca35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_stocktakeevent" ("closed_at", "closed_by_id", "cost_centre_id", "customer_id", "holder_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "started_at", "started_by_id", "state") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."cost_centre_id", OLD."customer_id", OLD."holder_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."provider_id", OLD."started_at", OLD."started_by_id", OLD."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_16920() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formevent" ("approval", "approval_text", "area_id", "code", "icon", "id", "is_active", "is_confidential", "keep_months", "name", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "priority", "provider_id", "queue_id", "roles", "summary", "task") VALUES (OLD."approval", OLD."approval_text", OLD."area_id", OLD."code", OLD."icon", OLD."id", OLD."is_active", OLD."is_confidential", OLD."keep_months", OLD."name", OLD."opens", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."position", OLD."priority", OLD."provider_id", OLD."queue_id", OLD."roles", OLD."summary", OLD."task"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_176a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_queueevent" ("code", "codes_at_done", "confidentiality", "id", "is_first", "is_open", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "warn_minutes") VALUES (OLD."code", OLD."codes_at_done", OLD."confidentiality", OLD."id", OLD."is_first", OLD."is_open", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."position", OLD."provider_id", OLD."warn_minutes"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_19fcd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_channelevent" ("address", "customer_id", "follows_calendar", "holidays", "hours", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "valid_from", "valid_until", "zone") VALUES (OLD."address", OLD."customer_id", OLD."follows_calendar", OLD."holidays", OLD."hours", OLD."id", OLD."kind", OLD."name", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."position", OLD."provider_id", OLD."valid_from", OLD."valid_until", OLD."zone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_1cde7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_apitokenevent" ("calls_a_minute", "created_at", "expires_on", "id", "membership_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "provider_id", "revoked_at", "revoked_by_id", "scopes") VALUES (OLD."calls_a_minute", OLD."created_at", OLD."expires_on", OLD."id", OLD."membership_id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."prefix", OLD."provider_id", OLD."revoked_at", OLD."revoked_by_id", OLD."scopes"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_23380() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_itempartevent" ("fitted_on", "grade", "id", "item_id", "kind", "maker", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "quantity", "removed_on", "serial", "warranty_until") VALUES (OLD."fitted_on", OLD."grade", OLD."id", OLD."item_id", OLD."kind", OLD."maker", OLD."name", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."quantity", OLD."removed_on", OLD."serial", OLD."warranty_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_29200() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_poolunitevent" ("customer_id", "device_model_id", "during", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "since", "state") SELECT old_values."customer_id", old_values."device_model_id", old_values."during", old_values."id", old_values."item_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."pool_id", old_values."provider_id", old_values."since", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_2a3b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_handoverevent" ("answered_at", "asked_at", "customer_id", "declined_because", "expires_at", "handed_by_id", "id", "is_back", "is_mailed", "language", "nonce", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "receipt_id", "reminders", "signature_id", "signed_name", "state", "terms", "token_hash", "way") VALUES (OLD."answered_at", OLD."asked_at", OLD."customer_id", OLD."declined_because", OLD."expires_at", OLD."handed_by_id", OLD."id", OLD."is_back", OLD."is_mailed", OLD."language", OLD."nonce", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."provider_id", OLD."receipt_id", OLD."reminders", OLD."signature_id", OLD."signed_name", OLD."state", OLD."terms", OLD."token_hash", OLD."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3178b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_reminderruleevent" ("customer_id", "days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."customer_id", OLD."days", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3a326() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_placeevent" ("city", "code", "id", "is_active", "kind", "name", "organisation_id", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "provider_id", "street") VALUES (OLD."city", OLD."code", OLD."id", OLD."is_active", OLD."kind", OLD."name", OLD."organisation_id", OLD."parent_id", OLD."path", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."postcode", OLD."provider_id", OLD."street"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3c29a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_calendardaysevent" ("customer_id", "effect", "ends_on", "hours", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "source", "starts_on") VALUES (OLD."customer_id", OLD."effect", OLD."ends_on", OLD."hours", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."source", OLD."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_3d61f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_watcherevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_41af7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_organisationevent" ("bic", "business_id", "buyer_reference", "calendar_system", "city", "country", "email", "iban", "id", "invoiced_to_id", "is_active", "language", "name", "parent_id", "path", "payment_term_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "provider_id", "roles", "slug", "street", "vat_id") VALUES (OLD."bic", OLD."business_id", OLD."buyer_reference", OLD."calendar_system", OLD."city", OLD."country", OLD."email", OLD."iban", OLD."id", OLD."invoiced_to_id", OLD."is_active", OLD."language", OLD."name", OLD."parent_id", OLD."path", OLD."payment_term_days", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone", OLD."postcode", OLD."provider_id", OLD."roles", OLD."slug", OLD."street", OLD."vat_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_41e8a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_servicecodeevent" ("code", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4555c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_conditionreportevent" ("by_id", "grade", "id", "item_id", "note", "occurred_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "recorded_at") VALUES (OLD."by_id", OLD."grade", OLD."id", OLD."item_id", OLD."note", OLD."occurred_at", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."recorded_at"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_48c72() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_placementevent" ("during", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id") SELECT old_values."during", old_values."id", old_values."item_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place_id", old_values."provider_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_48db7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_leaseevent" ("acquisition_model", "chosen_by_id", "chosen_on", "customer_id", "early_end_sum", "end", "end_choice", "ended_on", "ends_on", "extend_monthly", "extend_months", "holds_over", "id", "item_id", "lessor_id", "monthly", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "residual", "starts_on", "term_months") VALUES (OLD."acquisition_model", OLD."chosen_by_id", OLD."chosen_on", OLD."customer_id", OLD."early_end_sum", OLD."end", OLD."end_choice", OLD."ended_on", OLD."ends_on", OLD."extend_monthly", OLD."extend_months", OLD."holds_over", OLD."id", OLD."item_id", OLD."lessor_id", OLD."monthly", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."residual", OLD."starts_on", OLD."term_months"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4a543() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_standinevent" ("ended_at", "from_on", "id", "named_at", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "stand_in_id", "until_on") VALUES (OLD."ended_at", OLD."from_on", OLD."id", OLD."named_at", OLD."named_by_id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."stand_in_id", OLD."until_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4ad17() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_timeentryevent" ("agent_id", "begun_at", "id", "is_asked_for", "is_public", "is_travel", "minutes", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "removed_at", "request_id", "revision", "skill", "task", "usage_id", "written_at") VALUES (OLD."agent_id", OLD."begun_at", OLD."id", OLD."is_asked_for", OLD."is_public", OLD."is_travel", OLD."minutes", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."removed_at", OLD."request_id", OLD."revision", OLD."skill", OLD."task", OLD."usage_id", OLD."written_at"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_53c84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_mailboxaliasevent" ("address", "id", "mailbox_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."address", OLD."id", OLD."mailbox_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_53f93() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_handovertermsevent" ("back_text", "id", "link_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "text") VALUES (OLD."back_text", OLD."id", OLD."link_days", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5487b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestlinkevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."id", OLD."kind", OLD."other_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5d9e6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_webhookendpointevent" ("created_at", "customer_id", "former_until", "id", "key", "made_by_id", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "state", "url") VALUES (OLD."created_at", OLD."customer_id", OLD."former_until", OLD."id", OLD."key", OLD."made_by_id", OLD."names", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."state", OLD."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_66668() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_serviceareaevent" ("code", "icon", "id", "is_active", "name", "old_name", "old_url", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id") VALUES (OLD."code", OLD."icon", OLD."id", OLD."is_active", OLD."name", OLD."old_name", OLD."old_url", OLD."opens_on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."position", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_68982() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_approvalruleevent" ("answer_within_days", "customer_id", "id", "monthly_over", "on_expiry", "once_over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "remind_days_before", "supervisor_first") VALUES (OLD."answer_within_days", OLD."customer_id", OLD."id", OLD."monthly_over", OLD."on_expiry", OLD."once_over", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."remind_days_before", OLD."supervisor_first"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_6a922() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formversionevent" ("definition", "form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "published_at", "published_by_id", "state") VALUES (OLD."definition", OLD."form_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."published_at", OLD."published_by_id", OLD."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7acc6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_productpriceevent" ("acquisition_model", "id", "monthly", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "product_id", "provider_id", "residual", "term_months", "valid_from", "valid_until") VALUES (OLD."acquisition_model", OLD."id", OLD."monthly", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."price", OLD."product_id", OLD."provider_id", OLD."residual", OLD."term_months", OLD."valid_from", OLD."valid_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7cc82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_productevent" ("category_id", "description", "device_model_id", "id", "is_active", "makes_item", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "sku") VALUES (OLD."category_id", OLD."description", OLD."device_model_id", OLD."id", OLD."is_active", OLD."makes_item", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."sku"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_83d48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestcodeevent" ("code_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."code_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_87b53() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_serviceintervalevent" ("customer_id", "during", "id", "item_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") SELECT old_values."customer_id", old_values."during", old_values."id", old_values."item_id", old_values."package_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."provider_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_8d0cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestitemevent" ("id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_9a167() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_estimateevent" ("amount", "answer", "answered_at", "answered_by_id", "clause", "consent", "currency", "id", "made_at", "made_by_id", "minutes", "number", "overrun_told_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "request_id", "sentence", "told_at", "version_id") VALUES (OLD."amount", OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."clause", OLD."consent", OLD."currency", OLD."id", OLD."made_at", OLD."made_by_id", OLD."minutes", OLD."number", OLD."overrun_told_at", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."reason", OLD."request_id", OLD."sentence", OLD."told_at", OLD."version_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a02a4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_approvalevent" ("answer", "answered_at", "answered_by_id", "approver_id", "ask_until", "asked_at", "asked_by_id", "because", "cost_centre_id", "currency", "id", "message", "monthly_amount", "once_amount", "passed_from_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "remind_at", "request_id", "state", "step_id", "token_hash", "until_because") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."approver_id", OLD."ask_until", OLD."asked_at", OLD."asked_by_id", OLD."because", OLD."cost_centre_id", OLD."currency", OLD."id", OLD."message", OLD."monthly_amount", OLD."once_amount", OLD."passed_from_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."reason", OLD."remind_at", OLD."request_id", OLD."state", OLD."step_id", OLD."token_hash", OLD."until_because"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a09b1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_stocklevelevent" ("id", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "product_id", "provider_id", "quantity") VALUES (OLD."id", OLD."minimum", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."product_id", OLD."provider_id", OLD."quantity"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_a3f87() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_itemevent" ("acquisition_model", "asset_tag", "category_id", "cost_centre_id", "created_at", "custodian_id", "customer_id", "device_model_id", "end_of_life_on", "folded_tag", "holder_id", "id", "kind", "name", "notes", "owner_id", "package_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "posting_code", "predecessor_id", "product_id", "provider_id", "purchase_price", "purchased_on", "revision", "source_key", "state", "state_since", "warranty_until") SELECT old_values."acquisition_model", old_values."asset_tag", old_values."category_id", old_values."cost_centre_id", old_values."created_at", old_values."custodian_id", old_values."customer_id", old_values."device_model_id", old_values."end_of_life_on", old_values."folded_tag", old_values."holder_id", old_values."id", old_values."kind", old_values."name", old_values."notes", old_values."owner_id", old_values."package_id", old_values."payer_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."place_id", old_values."posting_code", old_values."predecessor_id", old_values."product_id", old_values."provider_id", old_values."purchase_price", old_values."purchased_on", old_values."revision", old_values."source_key", old_values."state", old_values."state_since", old_values."warranty_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_aa3be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "privacy_retentionruleevent" ("code", "days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."code", OLD."days", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b1dd2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formcustomerevent" ("form_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (OLD."form_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b240b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_readyanswerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id", "text", "title") VALUES (OLD."id", OLD."is_active", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."queue_id", OLD."text", OLD."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b2b4a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_poolsubstituteevent" ("device_model_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "rank", "substitute_id") VALUES (OLD."device_model_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."pool_id", OLD."provider_id", OLD."rank", OLD."substitute_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b6283() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_queuememberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_b6604() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_enrolmentevent" ("changed", "cost_centre_id", "customer_id", "during", "group", "id", "level", "line", "payer_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_code", "provider_id") SELECT old_values."changed", old_values."cost_centre_id", old_values."customer_id", old_values."during", old_values."group", old_values."id", old_values."level", old_values."line", old_values."payer_id", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."posting_code", old_values."provider_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c066b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_remotesessionevent" ("agent_id", "answered_at", "answered_by_id", "answered_by_link", "asked_at", "began_at", "ended_at", "expires_at", "id", "item_id", "link", "note", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "state", "token_hash") VALUES (OLD."agent_id", OLD."answered_at", OLD."answered_by_id", OLD."answered_by_link", OLD."asked_at", OLD."began_at", OLD."ended_at", OLD."expires_at", OLD."id", OLD."item_id", OLD."link", OLD."note", OLD."outcome", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."request_id", OLD."state", OLD."token_hash"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c2769() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_orderlineevent" ("acquisition_model", "cost_centre_id", "delivered_at", "holder_id", "id", "item_id", "monthly", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "posting_code", "price", "product_id", "provider_id", "received_at", "replaces_id", "residual", "state", "term_months") VALUES (OLD."acquisition_model", OLD."cost_centre_id", OLD."delivered_at", OLD."holder_id", OLD."id", OLD."item_id", OLD."monthly", OLD."order_id", OLD."package_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."position", OLD."posting_code", OLD."price", OLD."product_id", OLD."provider_id", OLD."received_at", OLD."replaces_id", OLD."residual", OLD."state", OLD."term_months"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_c4806() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "foundation_providersettingevent" ("changed_at", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "value") VALUES (OLD."changed_at", OLD."id", OLD."key", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_cd71a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_announcementevent" ("body", "from_at", "id", "is_pinned", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "readers", "right", "severity", "title", "until_at", "withdrawn_at", "written_at", "written_by_id") VALUES (OLD."body", OLD."from_at", OLD."id", OLD."is_pinned", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."readers", OLD."right", OLD."severity", OLD."title", OLD."until_at", OLD."withdrawn_at", OLD."written_at", OLD."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d2273() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_mailboxevent" ("address", "after_taking", "agreement_code", "code", "customer_id", "domains", "folder", "host", "id", "is_active", "keeper_id", "key", "kind", "moved_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "provider_id", "queue_id", "security", "user") VALUES (OLD."address", OLD."after_taking", OLD."agreement_code", OLD."code", OLD."customer_id", OLD."domains", OLD."folder", OLD."host", OLD."id", OLD."is_active", OLD."keeper_id", OLD."key", OLD."kind", OLD."moved_to", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."port", OLD."provider_id", OLD."queue_id", OLD."security", OLD."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d2e19() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_disposalevent" ("disposed_at", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "provider_id", "reason", "recorded_at", "recorded_by_id", "since_before", "state_before", "to_company", "undo_reason", "undone_at", "undone_by_id", "way", "wipe_method", "wiped_by_company", "wiped_on") VALUES (OLD."disposed_at", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."proof_id", OLD."provider_id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."since_before", OLD."state_before", OLD."to_company", OLD."undo_reason", OLD."undone_at", OLD."undone_by_id", OLD."way", OLD."wipe_method", OLD."wiped_by_company", OLD."wiped_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_d5bb3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_reservationevent" ("asked_model_id", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "reserved_at", "reserved_by_id", "source_key", "state", "unit_id") VALUES (OLD."asked_model_id", OLD."ended_at", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."pool_id", OLD."provider_id", OLD."reserved_at", OLD."reserved_by_id", OLD."source_key", OLD."state", OLD."unit_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e6027() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_orderevent" ("cart_key", "currency", "customer_id", "id", "orderer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_at", "provider_id", "request_id", "state") VALUES (OLD."cart_key", OLD."currency", OLD."customer_id", OLD."id", OLD."orderer_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."placed_at", OLD."provider_id", OLD."request_id", OLD."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e98cb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_personevent" ("cost_centre_id", "email", "employee_number", "erased_at", "id", "is_active", "language", "mail_state", "mail_state_since", "manager_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "provider_id") VALUES (OLD."cost_centre_id", OLD."email", OLD."employee_number", OLD."erased_at", OLD."id", OLD."is_active", OLD."language", OLD."mail_state", OLD."mail_state_since", OLD."manager_id", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone", OLD."place_id", OLD."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_ebb17() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_meterreadingevent" ("by_id", "doubt", "id", "is_reset", "meter_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "read_at", "recorded_at", "source", "value") VALUES (OLD."by_id", OLD."doubt", OLD."id", OLD."is_reset", OLD."meter_id", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."provider_id", OLD."read_at", OLD."recorded_at", OLD."source", OLD."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f2056() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_poolevent" ("category_id", "customer_id", "id", "is_open", "kind", "minimum", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "revision") VALUES (OLD."category_id", OLD."customer_id", OLD."id", OLD."is_open", OLD."kind", OLD."minimum", OLD."name", OLD."owner_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."provider_id", OLD."revision"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f4eb5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_grantevent" ("amount_limit", "cost_centre_id", "granted_at", "granted_by_id", "id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "revoked_at", "revoked_by_id", "right", "valid_from", "valid_until") VALUES (OLD."amount_limit", OLD."cost_centre_id", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."organisation_id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_id", OLD."provider_id", OLD."revoked_at", OLD."revoked_by_id", OLD."right", OLD."valid_from", OLD."valid_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_f4f74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_assignmentevent" ("changed", "cost_centre_id", "customer_id", "during", "holder_id", "id", "item_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_code", "provider_id") SELECT old_values."changed", old_values."cost_centre_id", old_values."customer_id", old_values."during", old_values."holder_id", old_values."id", old_values."item_id", old_values."payer_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."posting_code", old_values."provider_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_fc372() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_servicerequestevent" ("agreement_id", "assignee_id", "bound_because", "channel", "closed_at", "confidentiality", "customer_id", "description", "first_answered_at", "id", "is_chosen_by_caller", "kind", "mailbox", "merged_into_id", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_because", "planned_start_at", "priority", "provider_id", "queue_id", "reopenings", "requester_id", "satisfaction", "satisfaction_note", "state", "taken_by_id", "task", "title") VALUES (OLD."agreement_id", OLD."assignee_id", OLD."bound_because", OLD."channel", OLD."closed_at", OLD."confidentiality", OLD."customer_id", OLD."description", OLD."first_answered_at", OLD."id", OLD."is_chosen_by_caller", OLD."kind", OLD."mailbox", OLD."merged_into_id", OLD."number", OLD."opened_at", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."planned_because", OLD."planned_start_at", OLD."priority", OLD."provider_id", OLD."queue_id", OLD."reopenings", OLD."requester_id", OLD."satisfaction", OLD."satisfaction_note", OLD."state", OLD."taken_by_id", OLD."task", OLD."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_deleted_from_draft_ae8b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM gone t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_deleted_from_draft_b2594() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (SELECT 1 FROM gone t JOIN invoicing_invoice i ON i.id = t.invoice_id WHERE i.state = 'issued') THEN
        RAISE EXCEPTION 'huolto: an issued invoice cannot be changed';
    END IF;
    RETURN NULL;

                END;
            $$;

CREATE FUNCTION public.pgtrigger_ended_run_is_unchanged_d5d33() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_form_answers_stay_with_their_version_2d0dd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_form_version_is_unchanged_4f462() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_04688() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_acquisitionchoiceevent" ("acquisition_model", "category_id", "customer_id", "decided_by", "during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."acquisition_model", NEW."category_id", NEW."customer_id", NEW."decided_by", NEW."during", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_05e43() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requesttaskevent" ("assignee_id", "done_at", "done_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "text") VALUES (NEW."assignee_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."request_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_08183() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestlinkevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0efcd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_organisationevent" ("bic", "business_id", "buyer_reference", "calendar_system", "city", "country", "email", "iban", "id", "invoiced_to_id", "is_active", "language", "name", "parent_id", "path", "payment_term_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "provider_id", "roles", "slug", "street", "vat_id") VALUES (NEW."bic", NEW."business_id", NEW."buyer_reference", NEW."calendar_system", NEW."city", NEW."country", NEW."email", NEW."iban", NEW."id", NEW."invoiced_to_id", NEW."is_active", NEW."language", NEW."name", NEW."parent_id", NEW."path", NEW."payment_term_days", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone", NEW."postcode", NEW."provider_id", NEW."roles", NEW."slug", NEW."street", NEW."vat_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_0f959() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_mailboxaliasevent" ("address", "id", "mailbox_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."address", NEW."id", NEW."mailbox_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_10bf6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_conditionreportevent" ("by_id", "grade", "id", "item_id", "note", "occurred_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "recorded_at") VALUES (NEW."by_id", NEW."grade", NEW."id", NEW."item_id", NEW."note", NEW."occurred_at", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."recorded_at"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_17e60() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_queueevent" ("code", "codes_at_done", "confidentiality", "id", "is_first", "is_open", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "warn_minutes") VALUES (NEW."code", NEW."codes_at_done", NEW."confidentiality", NEW."id", NEW."is_first", NEW."is_open", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."position", NEW."provider_id", NEW."warn_minutes"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1b2a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_watcherevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_1eb03() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_productpriceevent" ("acquisition_model", "id", "monthly", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "product_id", "provider_id", "residual", "term_months", "valid_from", "valid_until") VALUES (NEW."acquisition_model", NEW."id", NEW."monthly", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."price", NEW."product_id", NEW."provider_id", NEW."residual", NEW."term_months", NEW."valid_from", NEW."valid_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_20628() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_leaseevent" ("acquisition_model", "chosen_by_id", "chosen_on", "customer_id", "early_end_sum", "end", "end_choice", "ended_on", "ends_on", "extend_monthly", "extend_months", "holds_over", "id", "item_id", "lessor_id", "monthly", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "residual", "starts_on", "term_months") VALUES (NEW."acquisition_model", NEW."chosen_by_id", NEW."chosen_on", NEW."customer_id", NEW."early_end_sum", NEW."end", NEW."end_choice", NEW."ended_on", NEW."ends_on", NEW."extend_monthly", NEW."extend_months", NEW."holds_over", NEW."id", NEW."item_id", NEW."lessor_id", NEW."monthly", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."residual", NEW."starts_on", NEW."term_months"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_217cb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_enrolmentevent" ("changed", "cost_centre_id", "customer_id", "during", "group", "id", "level", "line", "payer_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_code", "provider_id") SELECT new_values."changed", new_values."cost_centre_id", new_values."customer_id", new_values."during", new_values."group", new_values."id", new_values."level", new_values."line", new_values."payer_id", new_values."person_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."posting_code", new_values."provider_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_21908() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_servicecodeevent" ("code", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_270d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_grantevent" ("amount_limit", "cost_centre_id", "granted_at", "granted_by_id", "id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "revoked_at", "revoked_by_id", "right", "valid_from", "valid_until") VALUES (NEW."amount_limit", NEW."cost_centre_id", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."provider_id", NEW."revoked_at", NEW."revoked_by_id", NEW."right", NEW."valid_from", NEW."valid_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_27ab2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_handoverevent" ("answered_at", "asked_at", "customer_id", "declined_because", "expires_at", "handed_by_id", "id", "is_back", "is_mailed", "language", "nonce", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "receipt_id", "reminders", "signature_id", "signed_name", "state", "terms", "token_hash", "way") VALUES (NEW."answered_at", NEW."asked_at", NEW."customer_id", NEW."declined_because", NEW."expires_at", NEW."handed_by_id", NEW."id", NEW."is_back", NEW."is_mailed", NEW."language", NEW."nonce", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."provider_id", NEW."receipt_id", NEW."reminders", NEW."signature_id", NEW."signed_name", NEW."state", NEW."terms", NEW."token_hash", NEW."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2a5d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestitemevent" ("id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2a68e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_poolunitevent" ("customer_id", "device_model_id", "during", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "since", "state") SELECT new_values."customer_id", new_values."device_model_id", new_values."during", new_values."id", new_values."item_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."pool_id", new_values."provider_id", new_values."since", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2b8de() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_itemevent" ("acquisition_model", "asset_tag", "category_id", "cost_centre_id", "created_at", "custodian_id", "customer_id", "device_model_id", "end_of_life_on", "folded_tag", "holder_id", "id", "kind", "name", "notes", "owner_id", "package_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "posting_code", "predecessor_id", "product_id", "provider_id", "purchase_price", "purchased_on", "revision", "source_key", "state", "state_since", "warranty_until") SELECT new_values."acquisition_model", new_values."asset_tag", new_values."category_id", new_values."cost_centre_id", new_values."created_at", new_values."custodian_id", new_values."customer_id", new_values."device_model_id", new_values."end_of_life_on", new_values."folded_tag", new_values."holder_id", new_values."id", new_values."kind", new_values."name", new_values."notes", new_values."owner_id", new_values."package_id", new_values."payer_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."place_id", new_values."posting_code", new_values."predecessor_id", new_values."product_id", new_values."provider_id", new_values."purchase_price", new_values."purchased_on", new_values."revision", new_values."source_key", new_values."state", new_values."state_since", new_values."warranty_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_30b22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_orderlineevent" ("acquisition_model", "cost_centre_id", "delivered_at", "holder_id", "id", "item_id", "monthly", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "posting_code", "price", "product_id", "provider_id", "received_at", "replaces_id", "residual", "state", "term_months") VALUES (NEW."acquisition_model", NEW."cost_centre_id", NEW."delivered_at", NEW."holder_id", NEW."id", NEW."item_id", NEW."monthly", NEW."order_id", NEW."package_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."position", NEW."posting_code", NEW."price", NEW."product_id", NEW."provider_id", NEW."received_at", NEW."replaces_id", NEW."residual", NEW."state", NEW."term_months"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_35fde() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formevent" ("approval", "approval_text", "area_id", "code", "icon", "id", "is_active", "is_confidential", "keep_months", "name", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "priority", "provider_id", "queue_id", "roles", "summary", "task") VALUES (NEW."approval", NEW."approval_text", NEW."area_id", NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."is_confidential", NEW."keep_months", NEW."name", NEW."opens", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."position", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."roles", NEW."summary", NEW."task"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_3caa5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_approvalruleevent" ("answer_within_days", "customer_id", "id", "monthly_over", "on_expiry", "once_over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "remind_days_before", "supervisor_first") VALUES (NEW."answer_within_days", NEW."customer_id", NEW."id", NEW."monthly_over", NEW."on_expiry", NEW."once_over", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."remind_days_before", NEW."supervisor_first"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_42d84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_timeentryevent" ("agent_id", "begun_at", "id", "is_asked_for", "is_public", "is_travel", "minutes", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "removed_at", "request_id", "revision", "skill", "task", "usage_id", "written_at") VALUES (NEW."agent_id", NEW."begun_at", NEW."id", NEW."is_asked_for", NEW."is_public", NEW."is_travel", NEW."minutes", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."removed_at", NEW."request_id", NEW."revision", NEW."skill", NEW."task", NEW."usage_id", NEW."written_at"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_460e3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_announcementevent" ("body", "from_at", "id", "is_pinned", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "readers", "right", "severity", "title", "until_at", "withdrawn_at", "written_at", "written_by_id") VALUES (NEW."body", NEW."from_at", NEW."id", NEW."is_pinned", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."readers", NEW."right", NEW."severity", NEW."title", NEW."until_at", NEW."withdrawn_at", NEW."written_at", NEW."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_476db() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_assignmentevent" ("changed", "cost_centre_id", "customer_id", "during", "holder_id", "id", "item_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_code", "provider_id") SELECT new_values."changed", new_values."cost_centre_id", new_values."customer_id", new_values."during", new_values."holder_id", new_values."id", new_values."item_id", new_values."payer_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."posting_code", new_values."provider_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_4898e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_serviceintervalevent" ("customer_id", "during", "id", "item_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") SELECT new_values."customer_id", new_values."during", new_values."id", new_values."item_id", new_values."package_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."provider_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_4e6e2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_stocktakeevent" ("closed_at", "closed_by_id", "cost_centre_id", "customer_id", "holder_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "started_at", "started_by_id", "state") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."cost_centre_id", NEW."customer_id", NEW."holder_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."provider_id", NEW."started_at", NEW."started_by_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_57159() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_queuememberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_64024() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "foundation_providersettingevent" ("changed_at", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "value") VALUES (NEW."changed_at", NEW."id", NEW."key", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_66573() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_standinevent" ("ended_at", "from_on", "id", "named_at", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "stand_in_id", "until_on") VALUES (NEW."ended_at", NEW."from_on", NEW."id", NEW."named_at", NEW."named_by_id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."stand_in_id", NEW."until_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_6cf7f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_reminderruleevent" ("customer_id", "days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."customer_id", NEW."days", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7008b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_approvalevent" ("answer", "answered_at", "answered_by_id", "approver_id", "ask_until", "asked_at", "asked_by_id", "because", "cost_centre_id", "currency", "id", "message", "monthly_amount", "once_amount", "passed_from_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "remind_at", "request_id", "state", "step_id", "token_hash", "until_because") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."approver_id", NEW."ask_until", NEW."asked_at", NEW."asked_by_id", NEW."because", NEW."cost_centre_id", NEW."currency", NEW."id", NEW."message", NEW."monthly_amount", NEW."once_amount", NEW."passed_from_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."reason", NEW."remind_at", NEW."request_id", NEW."state", NEW."step_id", NEW."token_hash", NEW."until_because"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7a7e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_apitokenevent" ("calls_a_minute", "created_at", "expires_on", "id", "membership_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "provider_id", "revoked_at", "revoked_by_id", "scopes") VALUES (NEW."calls_a_minute", NEW."created_at", NEW."expires_on", NEW."id", NEW."membership_id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."prefix", NEW."provider_id", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_89ef7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_disposalevent" ("disposed_at", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "provider_id", "reason", "recorded_at", "recorded_by_id", "since_before", "state_before", "to_company", "undo_reason", "undone_at", "undone_by_id", "way", "wipe_method", "wiped_by_company", "wiped_on") VALUES (NEW."disposed_at", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."proof_id", NEW."provider_id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."since_before", NEW."state_before", NEW."to_company", NEW."undo_reason", NEW."undone_at", NEW."undone_by_id", NEW."way", NEW."wipe_method", NEW."wiped_by_company", NEW."wiped_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_96bd4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_meterreadingevent" ("by_id", "doubt", "id", "is_reset", "meter_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "read_at", "recorded_at", "source", "value") VALUES (NEW."by_id", NEW."doubt", NEW."id", NEW."is_reset", NEW."meter_id", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."read_at", NEW."recorded_at", NEW."source", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_a4fdd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_placeevent" ("city", "code", "id", "is_active", "kind", "name", "organisation_id", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "provider_id", "street") VALUES (NEW."city", NEW."code", NEW."id", NEW."is_active", NEW."kind", NEW."name", NEW."organisation_id", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."postcode", NEW."provider_id", NEW."street"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_aad6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "privacy_retentionruleevent" ("code", "days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."code", NEW."days", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_abe13() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_estimateevent" ("amount", "answer", "answered_at", "answered_by_id", "clause", "consent", "currency", "id", "made_at", "made_by_id", "minutes", "number", "overrun_told_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "request_id", "sentence", "told_at", "version_id") VALUES (NEW."amount", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."clause", NEW."consent", NEW."currency", NEW."id", NEW."made_at", NEW."made_by_id", NEW."minutes", NEW."number", NEW."overrun_told_at", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."reason", NEW."request_id", NEW."sentence", NEW."told_at", NEW."version_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ae3c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formversionevent" ("definition", "form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "published_at", "published_by_id", "state") VALUES (NEW."definition", NEW."form_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."published_at", NEW."published_by_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_aef37() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_servicerequestevent" ("agreement_id", "assignee_id", "bound_because", "channel", "closed_at", "confidentiality", "customer_id", "description", "first_answered_at", "id", "is_chosen_by_caller", "kind", "mailbox", "merged_into_id", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_because", "planned_start_at", "priority", "provider_id", "queue_id", "reopenings", "requester_id", "satisfaction", "satisfaction_note", "state", "taken_by_id", "task", "title") VALUES (NEW."agreement_id", NEW."assignee_id", NEW."bound_because", NEW."channel", NEW."closed_at", NEW."confidentiality", NEW."customer_id", NEW."description", NEW."first_answered_at", NEW."id", NEW."is_chosen_by_caller", NEW."kind", NEW."mailbox", NEW."merged_into_id", NEW."number", NEW."opened_at", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."planned_because", NEW."planned_start_at", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."reopenings", NEW."requester_id", NEW."satisfaction", NEW."satisfaction_note", NEW."state", NEW."taken_by_id", NEW."task", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_af2f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_remotesessionevent" ("agent_id", "answered_at", "answered_by_id", "answered_by_link", "asked_at", "began_at", "ended_at", "expires_at", "id", "item_id", "link", "note", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "state", "token_hash") VALUES (NEW."agent_id", NEW."answered_at", NEW."answered_by_id", NEW."answered_by_link", NEW."asked_at", NEW."began_at", NEW."ended_at", NEW."expires_at", NEW."id", NEW."item_id", NEW."link", NEW."note", NEW."outcome", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."request_id", NEW."state", NEW."token_hash"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b3027() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_orderevent" ("cart_key", "currency", "customer_id", "id", "orderer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_at", "provider_id", "request_id", "state") VALUES (NEW."cart_key", NEW."currency", NEW."customer_id", NEW."id", NEW."orderer_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."placed_at", NEW."provider_id", NEW."request_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b3ee8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_calendardaysevent" ("customer_id", "effect", "ends_on", "hours", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "source", "starts_on") VALUES (NEW."customer_id", NEW."effect", NEW."ends_on", NEW."hours", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."source", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_bc1c0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_webhookendpointevent" ("created_at", "customer_id", "former_until", "id", "key", "made_by_id", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "state", "url") VALUES (NEW."created_at", NEW."customer_id", NEW."former_until", NEW."id", NEW."key", NEW."made_by_id", NEW."names", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."state", NEW."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c1412() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_readyanswerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id", "text", "title") VALUES (NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."queue_id", NEW."text", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c2fb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_mailboxevent" ("address", "after_taking", "agreement_code", "code", "customer_id", "domains", "folder", "host", "id", "is_active", "keeper_id", "key", "kind", "moved_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "provider_id", "queue_id", "security", "user") VALUES (NEW."address", NEW."after_taking", NEW."agreement_code", NEW."code", NEW."customer_id", NEW."domains", NEW."folder", NEW."host", NEW."id", NEW."is_active", NEW."keeper_id", NEW."key", NEW."kind", NEW."moved_to", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."port", NEW."provider_id", NEW."queue_id", NEW."security", NEW."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_c9bdd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_stocklevelevent" ("id", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "product_id", "provider_id", "quantity") VALUES (NEW."id", NEW."minimum", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."product_id", NEW."provider_id", NEW."quantity"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cbcca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestcodeevent" ("code_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."code_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cd102() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_productevent" ("category_id", "description", "device_model_id", "id", "is_active", "makes_item", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "sku") VALUES (NEW."category_id", NEW."description", NEW."device_model_id", NEW."id", NEW."is_active", NEW."makes_item", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."sku"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_cdc0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_personevent" ("cost_centre_id", "email", "employee_number", "erased_at", "id", "is_active", "language", "mail_state", "mail_state_since", "manager_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "provider_id") VALUES (NEW."cost_centre_id", NEW."email", NEW."employee_number", NEW."erased_at", NEW."id", NEW."is_active", NEW."language", NEW."mail_state", NEW."mail_state_since", NEW."manager_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone", NEW."place_id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_dc5d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_reservationevent" ("asked_model_id", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "reserved_at", "reserved_by_id", "source_key", "state", "unit_id") VALUES (NEW."asked_model_id", NEW."ended_at", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."pool_id", NEW."provider_id", NEW."reserved_at", NEW."reserved_by_id", NEW."source_key", NEW."state", NEW."unit_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_de5fa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_handovertermsevent" ("back_text", "id", "link_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "text") VALUES (NEW."back_text", NEW."id", NEW."link_days", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e449f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_poolsubstituteevent" ("device_model_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "rank", "substitute_id") VALUES (NEW."device_model_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."pool_id", NEW."provider_id", NEW."rank", NEW."substitute_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e55c5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_placementevent" ("during", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id") SELECT new_values."during", new_values."id", new_values."item_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."place_id", new_values."provider_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_e8197() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_serviceareaevent" ("code", "icon", "id", "is_active", "name", "old_name", "old_url", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id") VALUES (NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."name", NEW."old_name", NEW."old_url", NEW."opens_on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."position", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_eb955() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_channelevent" ("address", "customer_id", "follows_calendar", "holidays", "hours", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "valid_from", "valid_until", "zone") VALUES (NEW."address", NEW."customer_id", NEW."follows_calendar", NEW."holidays", NEW."hours", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."position", NEW."provider_id", NEW."valid_from", NEW."valid_until", NEW."zone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_ef423() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formcustomerevent" ("form_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."form_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f34f6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_itempartevent" ("fitted_on", "grade", "id", "item_id", "kind", "maker", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "quantity", "removed_on", "serial", "warranty_until") VALUES (NEW."fitted_on", NEW."grade", NEW."id", NEW."item_id", NEW."kind", NEW."maker", NEW."name", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."provider_id", NEW."quantity", NEW."removed_on", NEW."serial", NEW."warranty_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_fed74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_poolevent" ("category_id", "customer_id", "id", "is_open", "kind", "minimum", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "revision") VALUES (NEW."category_id", NEW."customer_id", NEW."id", NEW."is_open", NEW."kind", NEW."minimum", NEW."name", NEW."owner_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_id", NEW."provider_id", NEW."revision"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_invoice_file_is_kept_81259() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF current_setting('huolto.names_leave_papers', true) = 'on' IS TRUE AND EXISTS (SELECT 1 FROM invoicing_invoice i WHERE i.id = OLD.invoice_id AND i.issued_on <= current_date - interval '6 years') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'huolto: the paper of an issued invoice is kept';

                END;
            $$;

CREATE FUNCTION public.pgtrigger_invoice_file_is_unchanged_81d35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_issued_invoice_is_immutable_af9e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_movement_is_immutable_84066() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_published_guide_is_unchanged_502ad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_reading_is_kept_275f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_reading_is_unchanged_e318a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_template_is_kept_55bb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0454b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_productevent" ("category_id", "description", "device_model_id", "id", "is_active", "makes_item", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "sku") VALUES (NEW."category_id", NEW."description", NEW."device_model_id", NEW."id", NEW."is_active", NEW."makes_item", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."sku"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_0ee59() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    EXECUTE $pgh$WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_assignmentevent" ("changed", "cost_centre_id", "customer_id", "during", "holder_id", "id", "item_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_code", "provider_id") SELECT new_values."changed", new_values."cost_centre_id", new_values."customer_id", new_values."during", new_values."holder_id", new_values."id", new_values."item_id", new_values."payer_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."posting_code", new_values."provider_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context$pgh$; RETURN NULL;
                END;
            $_$;

CREATE FUNCTION public.pgtrigger_update_update_0f7fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_servicerequestevent" ("agreement_id", "assignee_id", "bound_because", "channel", "closed_at", "confidentiality", "customer_id", "description", "first_answered_at", "id", "is_chosen_by_caller", "kind", "mailbox", "merged_into_id", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_because", "planned_start_at", "priority", "provider_id", "queue_id", "reopenings", "requester_id", "satisfaction", "satisfaction_note", "state", "taken_by_id", "task", "title") VALUES (NEW."agreement_id", NEW."assignee_id", NEW."bound_because", NEW."channel", NEW."closed_at", NEW."confidentiality", NEW."customer_id", NEW."description", NEW."first_answered_at", NEW."id", NEW."is_chosen_by_caller", NEW."kind", NEW."mailbox", NEW."merged_into_id", NEW."number", NEW."opened_at", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."planned_because", NEW."planned_start_at", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."reopenings", NEW."requester_id", NEW."satisfaction", NEW."satisfaction_note", NEW."state", NEW."taken_by_id", NEW."task", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1394f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_stocktakeevent" ("closed_at", "closed_by_id", "cost_centre_id", "customer_id", "holder_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "started_at", "started_by_id", "state") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."cost_centre_id", NEW."customer_id", NEW."holder_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."provider_id", NEW."started_at", NEW."started_by_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1ad5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_estimateevent" ("amount", "answer", "answered_at", "answered_by_id", "clause", "consent", "currency", "id", "made_at", "made_by_id", "minutes", "number", "overrun_told_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "request_id", "sentence", "told_at", "version_id") VALUES (NEW."amount", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."clause", NEW."consent", NEW."currency", NEW."id", NEW."made_at", NEW."made_by_id", NEW."minutes", NEW."number", NEW."overrun_told_at", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."reason", NEW."request_id", NEW."sentence", NEW."told_at", NEW."version_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_1ea06() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    EXECUTE $pgh$WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_enrolmentevent" ("changed", "cost_centre_id", "customer_id", "during", "group", "id", "level", "line", "payer_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_code", "provider_id") SELECT new_values."changed", new_values."cost_centre_id", new_values."customer_id", new_values."during", new_values."group", new_values."id", new_values."level", new_values."line", new_values."payer_id", new_values."person_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."posting_code", new_values."provider_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context$pgh$; RETURN NULL;
                END;
            $_$;

CREATE FUNCTION public.pgtrigger_update_update_22681() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestcodeevent" ("code_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."code_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2698b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestlinkevent" ("id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."kind", NEW."other_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_29387() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formcustomerevent" ("form_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."form_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_2a4f5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_approvalevent" ("answer", "answered_at", "answered_by_id", "approver_id", "ask_until", "asked_at", "asked_by_id", "because", "cost_centre_id", "currency", "id", "message", "monthly_amount", "once_amount", "passed_from_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "remind_at", "request_id", "state", "step_id", "token_hash", "until_because") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."approver_id", NEW."ask_until", NEW."asked_at", NEW."asked_by_id", NEW."because", NEW."cost_centre_id", NEW."currency", NEW."id", NEW."message", NEW."monthly_amount", NEW."once_amount", NEW."passed_from_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."reason", NEW."remind_at", NEW."request_id", NEW."state", NEW."step_id", NEW."token_hash", NEW."until_because"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_37fcc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_handoverevent" ("answered_at", "asked_at", "customer_id", "declined_because", "expires_at", "handed_by_id", "id", "is_back", "is_mailed", "language", "nonce", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "receipt_id", "reminders", "signature_id", "signed_name", "state", "terms", "token_hash", "way") VALUES (NEW."answered_at", NEW."asked_at", NEW."customer_id", NEW."declined_because", NEW."expires_at", NEW."handed_by_id", NEW."id", NEW."is_back", NEW."is_mailed", NEW."language", NEW."nonce", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."provider_id", NEW."receipt_id", NEW."reminders", NEW."signature_id", NEW."signed_name", NEW."state", NEW."terms", NEW."token_hash", NEW."way"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_380a6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_calendardaysevent" ("customer_id", "effect", "ends_on", "hours", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "source", "starts_on") VALUES (NEW."customer_id", NEW."effect", NEW."ends_on", NEW."hours", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."source", NEW."starts_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3a740() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_standinevent" ("ended_at", "from_on", "id", "named_at", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "stand_in_id", "until_on") VALUES (NEW."ended_at", NEW."from_on", NEW."id", NEW."named_at", NEW."named_by_id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."stand_in_id", NEW."until_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3b2c0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formversionevent" ("definition", "form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "published_at", "published_by_id", "state") VALUES (NEW."definition", NEW."form_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."published_at", NEW."published_by_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_3c547() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_productpriceevent" ("acquisition_model", "id", "monthly", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "product_id", "provider_id", "residual", "term_months", "valid_from", "valid_until") VALUES (NEW."acquisition_model", NEW."id", NEW."monthly", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."price", NEW."product_id", NEW."provider_id", NEW."residual", NEW."term_months", NEW."valid_from", NEW."valid_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_406ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_itempartevent" ("fitted_on", "grade", "id", "item_id", "kind", "maker", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "quantity", "removed_on", "serial", "warranty_until") VALUES (NEW."fitted_on", NEW."grade", NEW."id", NEW."item_id", NEW."kind", NEW."maker", NEW."name", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."quantity", NEW."removed_on", NEW."serial", NEW."warranty_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_40e8e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requestitemevent" ("id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_41696() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_remotesessionevent" ("agent_id", "answered_at", "answered_by_id", "answered_by_link", "asked_at", "began_at", "ended_at", "expires_at", "id", "item_id", "link", "note", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "state", "token_hash") VALUES (NEW."agent_id", NEW."answered_at", NEW."answered_by_id", NEW."answered_by_link", NEW."asked_at", NEW."began_at", NEW."ended_at", NEW."expires_at", NEW."id", NEW."item_id", NEW."link", NEW."note", NEW."outcome", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."request_id", NEW."state", NEW."token_hash"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_45399() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_mailboxevent" ("address", "after_taking", "agreement_code", "code", "customer_id", "domains", "folder", "host", "id", "is_active", "keeper_id", "key", "kind", "moved_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "provider_id", "queue_id", "security", "user") VALUES (NEW."address", NEW."after_taking", NEW."agreement_code", NEW."code", NEW."customer_id", NEW."domains", NEW."folder", NEW."host", NEW."id", NEW."is_active", NEW."keeper_id", NEW."key", NEW."kind", NEW."moved_to", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."port", NEW."provider_id", NEW."queue_id", NEW."security", NEW."user"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_47956() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_disposalevent" ("disposed_at", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "provider_id", "reason", "recorded_at", "recorded_by_id", "since_before", "state_before", "to_company", "undo_reason", "undone_at", "undone_by_id", "way", "wipe_method", "wiped_by_company", "wiped_on") VALUES (NEW."disposed_at", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."proof_id", NEW."provider_id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."since_before", NEW."state_before", NEW."to_company", NEW."undo_reason", NEW."undone_at", NEW."undone_by_id", NEW."way", NEW."wipe_method", NEW."wiped_by_company", NEW."wiped_on"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_48119() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_approvalruleevent" ("answer_within_days", "customer_id", "id", "monthly_over", "on_expiry", "once_over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "remind_days_before", "supervisor_first") VALUES (NEW."answer_within_days", NEW."customer_id", NEW."id", NEW."monthly_over", NEW."on_expiry", NEW."once_over", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."remind_days_before", NEW."supervisor_first"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_5208f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "knowledge_announcementevent" ("body", "from_at", "id", "is_pinned", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "readers", "right", "severity", "title", "until_at", "withdrawn_at", "written_at", "written_by_id") VALUES (NEW."body", NEW."from_at", NEW."id", NEW."is_pinned", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."readers", NEW."right", NEW."severity", NEW."title", NEW."until_at", NEW."withdrawn_at", NEW."written_at", NEW."written_by_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_53eff() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    EXECUTE $pgh$WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "stock_poolunitevent" ("customer_id", "device_model_id", "during", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "since", "state") SELECT new_values."customer_id", new_values."device_model_id", new_values."during", new_values."id", new_values."item_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."pool_id", new_values."provider_id", new_values."since", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context$pgh$; RETURN NULL;
                END;
            $_$;

CREATE FUNCTION public.pgtrigger_update_update_6245c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_orderlineevent" ("acquisition_model", "cost_centre_id", "delivered_at", "holder_id", "id", "item_id", "monthly", "order_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "posting_code", "price", "product_id", "provider_id", "received_at", "replaces_id", "residual", "state", "term_months") VALUES (NEW."acquisition_model", NEW."cost_centre_id", NEW."delivered_at", NEW."holder_id", NEW."id", NEW."item_id", NEW."monthly", NEW."order_id", NEW."package_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."position", NEW."posting_code", NEW."price", NEW."product_id", NEW."provider_id", NEW."received_at", NEW."replaces_id", NEW."residual", NEW."state", NEW."term_months"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_65024() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_meterreadingevent" ("by_id", "doubt", "id", "is_reset", "meter_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "read_at", "recorded_at", "source", "value") VALUES (NEW."by_id", NEW."doubt", NEW."id", NEW."is_reset", NEW."meter_id", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."read_at", NEW."recorded_at", NEW."source", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6ad3f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_watcherevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."request_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6c9d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_serviceareaevent" ("code", "icon", "id", "is_active", "name", "old_name", "old_url", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id") VALUES (NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."name", NEW."old_name", NEW."old_url", NEW."opens_on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."position", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6dc54() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_poolevent" ("category_id", "customer_id", "id", "is_open", "kind", "minimum", "name", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "revision") VALUES (NEW."category_id", NEW."customer_id", NEW."id", NEW."is_open", NEW."kind", NEW."minimum", NEW."name", NEW."owner_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."provider_id", NEW."revision"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6dcce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "catalogue_acquisitionchoiceevent" ("acquisition_model", "category_id", "customer_id", "decided_by", "during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."acquisition_model", NEW."category_id", NEW."customer_id", NEW."decided_by", NEW."during", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_7dd7e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_leaseevent" ("acquisition_model", "chosen_by_id", "chosen_on", "customer_id", "early_end_sum", "end", "end_choice", "ended_on", "ends_on", "extend_monthly", "extend_months", "holds_over", "id", "item_id", "lessor_id", "monthly", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "residual", "starts_on", "term_months") VALUES (NEW."acquisition_model", NEW."chosen_by_id", NEW."chosen_on", NEW."customer_id", NEW."early_end_sum", NEW."end", NEW."end_choice", NEW."ended_on", NEW."ends_on", NEW."extend_monthly", NEW."extend_months", NEW."holds_over", NEW."id", NEW."item_id", NEW."lessor_id", NEW."monthly", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."residual", NEW."starts_on", NEW."term_months"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_7f2ff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_organisationevent" ("bic", "business_id", "buyer_reference", "calendar_system", "city", "country", "email", "iban", "id", "invoiced_to_id", "is_active", "language", "name", "parent_id", "path", "payment_term_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "provider_id", "roles", "slug", "street", "vat_id") VALUES (NEW."bic", NEW."business_id", NEW."buyer_reference", NEW."calendar_system", NEW."city", NEW."country", NEW."email", NEW."iban", NEW."id", NEW."invoiced_to_id", NEW."is_active", NEW."language", NEW."name", NEW."parent_id", NEW."path", NEW."payment_term_days", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone", NEW."postcode", NEW."provider_id", NEW."roles", NEW."slug", NEW."street", NEW."vat_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_85367() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    EXECUTE $pgh$WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_itemevent" ("acquisition_model", "asset_tag", "category_id", "cost_centre_id", "created_at", "custodian_id", "customer_id", "device_model_id", "end_of_life_on", "folded_tag", "holder_id", "id", "kind", "name", "notes", "owner_id", "package_id", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "posting_code", "predecessor_id", "product_id", "provider_id", "purchase_price", "purchased_on", "revision", "source_key", "state", "state_since", "warranty_until") SELECT new_values."acquisition_model", new_values."asset_tag", new_values."category_id", new_values."cost_centre_id", new_values."created_at", new_values."custodian_id", new_values."customer_id", new_values."device_model_id", new_values."end_of_life_on", new_values."folded_tag", new_values."holder_id", new_values."id", new_values."kind", new_values."name", new_values."notes", new_values."owner_id", new_values."package_id", new_values."payer_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."place_id", new_values."posting_code", new_values."predecessor_id", new_values."product_id", new_values."provider_id", new_values."purchase_price", new_values."purchased_on", new_values."revision", new_values."source_key", new_values."state", new_values."state_since", new_values."warranty_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."acquisition_model" IS DISTINCT FROM (new_values."acquisition_model") OR old_values."asset_tag" IS DISTINCT FROM (new_values."asset_tag") OR old_values."category_id" IS DISTINCT FROM (new_values."category_id") OR old_values."cost_centre_id" IS DISTINCT FROM (new_values."cost_centre_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."custodian_id" IS DISTINCT FROM (new_values."custodian_id") OR old_values."customer_id" IS DISTINCT FROM (new_values."customer_id") OR old_values."device_model_id" IS DISTINCT FROM (new_values."device_model_id") OR old_values."end_of_life_on" IS DISTINCT FROM (new_values."end_of_life_on") OR old_values."folded_tag" IS DISTINCT FROM (new_values."folded_tag") OR old_values."holder_id" IS DISTINCT FROM (new_values."holder_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."notes" IS DISTINCT FROM (new_values."notes") OR old_values."owner_id" IS DISTINCT FROM (new_values."owner_id") OR old_values."package_id" IS DISTINCT FROM (new_values."package_id") OR old_values."payer_id" IS DISTINCT FROM (new_values."payer_id") OR old_values."place_id" IS DISTINCT FROM (new_values."place_id") OR old_values."posting_code" IS DISTINCT FROM (new_values."posting_code") OR old_values."predecessor_id" IS DISTINCT FROM (new_values."predecessor_id") OR old_values."product_id" IS DISTINCT FROM (new_values."product_id") OR old_values."provider_id" IS DISTINCT FROM (new_values."provider_id") OR old_values."purchase_price" IS DISTINCT FROM (new_values."purchase_price") OR old_values."purchased_on" IS DISTINCT FROM (new_values."purchased_on") OR old_values."revision" IS DISTINCT FROM (new_values."revision") OR old_values."source_key" IS DISTINCT FROM (new_values."source_key") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."state_since" IS DISTINCT FROM (new_values."state_since") OR old_values."warranty_until" IS DISTINCT FROM (new_values."warranty_until")) ) AS new_values, _pgh_attached_context$pgh$; RETURN NULL;
                END;
            $_$;

CREATE FUNCTION public.pgtrigger_update_update_893e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_webhookendpointevent" ("created_at", "customer_id", "former_until", "id", "key", "made_by_id", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "state", "url") VALUES (NEW."created_at", NEW."customer_id", NEW."former_until", NEW."id", NEW."key", NEW."made_by_id", NEW."names", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."state", NEW."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_8d0f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    EXECUTE $pgh$WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_placementevent" ("during", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id") SELECT new_values."during", new_values."id", new_values."item_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."place_id", new_values."provider_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context$pgh$; RETURN NULL;
                END;
            $_$;

CREATE FUNCTION public.pgtrigger_update_update_8e123() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_grantevent" ("amount_limit", "cost_centre_id", "granted_at", "granted_by_id", "id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "provider_id", "revoked_at", "revoked_by_id", "right", "valid_from", "valid_until") VALUES (NEW."amount_limit", NEW."cost_centre_id", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."provider_id", NEW."revoked_at", NEW."revoked_by_id", NEW."right", NEW."valid_from", NEW."valid_until"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_97cf4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_readyanswerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id", "text", "title") VALUES (NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."queue_id", NEW."text", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_98728() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_apitokenevent" ("calls_a_minute", "created_at", "expires_on", "id", "membership_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "provider_id", "revoked_at", "revoked_by_id", "scopes") VALUES (NEW."calls_a_minute", NEW."created_at", NEW."expires_on", NEW."id", NEW."membership_id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."prefix", NEW."provider_id", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_9da81() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_poolsubstituteevent" ("device_model_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "rank", "substitute_id") VALUES (NEW."device_model_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."pool_id", NEW."provider_id", NEW."rank", NEW."substitute_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a5b91() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "privacy_retentionruleevent" ("code", "days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."code", NEW."days", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_a8a0b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_formevent" ("approval", "approval_text", "area_id", "code", "icon", "id", "is_active", "is_confidential", "keep_months", "name", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "priority", "provider_id", "queue_id", "roles", "summary", "task") VALUES (NEW."approval", NEW."approval_text", NEW."area_id", NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."is_confidential", NEW."keep_months", NEW."name", NEW."opens", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."position", NEW."priority", NEW."provider_id", NEW."queue_id", NEW."roles", NEW."summary", NEW."task"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_aa55e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_channelevent" ("address", "customer_id", "follows_calendar", "holidays", "hours", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "valid_from", "valid_until", "zone") VALUES (NEW."address", NEW."customer_id", NEW."follows_calendar", NEW."holidays", NEW."hours", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."position", NEW."provider_id", NEW."valid_from", NEW."valid_until", NEW."zone"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ae3ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_queuememberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "queue_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."queue_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_aefe7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_conditionreportevent" ("by_id", "grade", "id", "item_id", "note", "occurred_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "recorded_at") VALUES (NEW."by_id", NEW."grade", NEW."id", NEW."item_id", NEW."note", NEW."occurred_at", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."recorded_at"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b08e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_reminderruleevent" ("customer_id", "days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."customer_id", NEW."days", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b3a23() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_reservationevent" ("asked_model_id", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "provider_id", "reserved_at", "reserved_by_id", "source_key", "state", "unit_id") VALUES (NEW."asked_model_id", NEW."ended_at", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."pool_id", NEW."provider_id", NEW."reserved_at", NEW."reserved_by_id", NEW."source_key", NEW."state", NEW."unit_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b8bf6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_timeentryevent" ("agent_id", "begun_at", "id", "is_asked_for", "is_public", "is_travel", "minutes", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "removed_at", "request_id", "revision", "skill", "task", "usage_id", "written_at") VALUES (NEW."agent_id", NEW."begun_at", NEW."id", NEW."is_asked_for", NEW."is_public", NEW."is_travel", NEW."minutes", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."removed_at", NEW."request_id", NEW."revision", NEW."skill", NEW."task", NEW."usage_id", NEW."written_at"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ba722() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_queueevent" ("code", "codes_at_done", "confidentiality", "id", "is_first", "is_open", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provider_id", "warn_minutes") VALUES (NEW."code", NEW."codes_at_done", NEW."confidentiality", NEW."id", NEW."is_first", NEW."is_open", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."position", NEW."provider_id", NEW."warn_minutes"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c2c42() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "foundation_providersettingevent" ("changed_at", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "value") VALUES (NEW."changed_at", NEW."id", NEW."key", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cbaae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_placeevent" ("city", "code", "id", "is_active", "kind", "name", "organisation_id", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "provider_id", "street") VALUES (NEW."city", NEW."code", NEW."id", NEW."is_active", NEW."kind", NEW."name", NEW."organisation_id", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."postcode", NEW."provider_id", NEW."street"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cbf8c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "stock_stocklevelevent" ("id", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "product_id", "provider_id", "quantity") VALUES (NEW."id", NEW."minimum", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_id", NEW."product_id", NEW."provider_id", NEW."quantity"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cca3c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "register_handovertermsevent" ("back_text", "id", "link_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "text") VALUES (NEW."back_text", NEW."id", NEW."link_days", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cf0bf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "connectors_mailboxaliasevent" ("address", "id", "mailbox_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."address", NEW."id", NEW."mailbox_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_cfc07() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "parties_personevent" ("cost_centre_id", "email", "employee_number", "erased_at", "id", "is_active", "language", "mail_state", "mail_state_since", "manager_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "provider_id") VALUES (NEW."cost_centre_id", NEW."email", NEW."employee_number", NEW."erased_at", NEW."id", NEW."is_active", NEW."language", NEW."mail_state", NEW."mail_state_since", NEW."manager_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone", NEW."place_id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_e6630() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "shop_orderevent" ("cart_key", "currency", "customer_id", "id", "orderer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_at", "provider_id", "request_id", "state") VALUES (NEW."cart_key", NEW."currency", NEW."customer_id", NEW."id", NEW."orderer_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."placed_at", NEW."provider_id", NEW."request_id", NEW."state"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ece44() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    EXECUTE $pgh$WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "register_serviceintervalevent" ("customer_id", "during", "id", "item_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") SELECT new_values."customer_id", new_values."during", new_values."id", new_values."item_id", new_values."package_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."provider_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context$pgh$; RETURN NULL;
                END;
            $_$;

CREATE FUNCTION public.pgtrigger_update_update_f51c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_servicecodeevent" ("code", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_f7202() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "desk_requesttaskevent" ("assignee_id", "done_at", "done_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "request_id", "text") VALUES (NEW."assignee_id", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."provider_id", NEW."request_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_usage_is_immutable_1d678() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_void_invoice_is_final_015d7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agreements_agreement (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    on_top_of_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.agreements_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agreements_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agreements_agreementtemplate (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    number integer NOT NULL,
    source text NOT NULL,
    beside jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT agreements_agreementtemplate_number_check CHECK ((number >= 0))
);

ALTER TABLE public.agreements_agreementtemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agreements_agreementtemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.agreements_agreementversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    source text NOT NULL,
    language_version smallint NOT NULL,
    state character varying(8) NOT NULL,
    in_force daterange,
    examples jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    activated_at timestamp with time zone,
    activated_by_id bigint,
    agreement_id bigint NOT NULL,
    created_by_id bigint,
    provider_id bigint NOT NULL,
    beside jsonb NOT NULL,
    cut_short jsonb NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT agreement_version_active CHECK ((((state)::text = 'draft'::text) OR ((activated_at IS NOT NULL) AND (in_force IS NOT NULL)))),
    CONSTRAINT agreements_agreementversion_language_version_check CHECK ((language_version >= 0)),
    CONSTRAINT agreements_agreementversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.agreements_agreementversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agreements_agreementversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_acquisitionchoice (
    id bigint NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    during daterange NOT NULL,
    decided_by character varying(200) NOT NULL,
    customer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    category_id bigint
);

ALTER TABLE public.catalogue_acquisitionchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_acquisitionchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_acquisitionchoiceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    during daterange NOT NULL,
    decided_by character varying(200) NOT NULL,
    customer_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    category_id bigint
);

ALTER TABLE public.catalogue_acquisitionchoiceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_acquisitionchoiceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_assortment (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    organisation_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT catalogue_assortment_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_assortment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_assortment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_assortmententry (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    assortment_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    product_id bigint NOT NULL,
    package_id bigint,
    CONSTRAINT catalogue_assortmententry_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_assortmententry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_assortmententry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_category (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    item_kind character varying(14) NOT NULL,
    icon character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    provider_id bigint NOT NULL,
    life_months smallint,
    CONSTRAINT catalogue_category_life_months_check CHECK ((life_months >= 0)),
    CONSTRAINT catalogue_category_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_devicemodel (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    folded_name character varying(200) NOT NULL,
    model_number character varying(100) NOT NULL,
    life_months smallint,
    category_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    successor_id bigint,
    maker_id bigint NOT NULL,
    CONSTRAINT catalogue_devicemodel_life_months_check CHECK ((life_months >= 0))
);

ALTER TABLE public.catalogue_devicemodel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_devicemodel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_maker (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    folded_name character varying(200) NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.catalogue_maker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_maker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_packagecomponent (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    name jsonb NOT NULL,
    "position" smallint NOT NULL,
    provider_id bigint NOT NULL,
    package_id bigint NOT NULL,
    CONSTRAINT catalogue_packagecomponent_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_packagecomponent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_packagecomponent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product (
    id bigint NOT NULL,
    sku character varying(60) NOT NULL,
    name jsonb NOT NULL,
    description jsonb NOT NULL,
    makes_item boolean NOT NULL,
    is_active boolean NOT NULL,
    category_id bigint NOT NULL,
    device_model_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.catalogue_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    sku character varying(60) NOT NULL,
    name jsonb NOT NULL,
    description jsonb NOT NULL,
    makes_item boolean NOT NULL,
    is_active boolean NOT NULL,
    category_id bigint NOT NULL,
    device_model_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.catalogue_productevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productprice (
    id bigint NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    price numeric(19,4) NOT NULL,
    monthly numeric(19,4),
    term_months smallint,
    residual numeric(19,4),
    valid_from date NOT NULL,
    valid_until date,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT catalogue_productprice_term_months_check CHECK ((term_months >= 0)),
    CONSTRAINT product_price_lease_terms CHECK ((((acquisition_model)::text = 'direct_purchase'::text) OR ((monthly IS NOT NULL) AND (term_months IS NOT NULL)))),
    CONSTRAINT product_price_positive CHECK ((price >= (0)::numeric))
);

ALTER TABLE public.catalogue_productprice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productprice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productpriceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    price numeric(19,4) NOT NULL,
    monthly numeric(19,4),
    term_months smallint,
    residual numeric(19,4),
    valid_from date NOT NULL,
    valid_until date,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT catalogue_productpriceevent_term_months_check CHECK ((term_months >= 0))
);

ALTER TABLE public.catalogue_productpriceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productpriceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_servicepackage (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    description jsonb NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.catalogue_servicepackage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_servicepackage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_charge (
    id bigint NOT NULL,
    clause character varying(80) NOT NULL,
    code character varying(40) NOT NULL,
    subject character varying(200) NOT NULL,
    posting_code character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    quantity numeric(19,6) NOT NULL,
    unit character varying(20) NOT NULL,
    unit_price numeric(19,4) NOT NULL,
    tax_category character varying(20) NOT NULL,
    prices_include_tax boolean NOT NULL,
    reason jsonb NOT NULL,
    sources jsonb NOT NULL,
    should_be numeric(19,4) NOT NULL,
    posted_before numeric(19,4) NOT NULL,
    delta numeric(19,4) NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    agreement_id bigint NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    item_id bigint,
    payer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    version_id bigint NOT NULL,
    for_period_id bigint NOT NULL,
    period_id bigint NOT NULL,
    waives_id bigint,
    CONSTRAINT charge_delta CHECK ((delta = (should_be - posted_before))),
    CONSTRAINT charge_not_zero CHECK ((NOT (delta = (0)::numeric)))
);

ALTER TABLE public.charges_charge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_charge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_decision (
    id bigint NOT NULL,
    stage character varying(8) NOT NULL,
    clause character varying(80) NOT NULL,
    is_covered boolean NOT NULL,
    is_priced boolean NOT NULL,
    reason jsonb NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    provider_id bigint NOT NULL,
    version_id bigint,
    usage_id bigint NOT NULL,
    payer character varying(12) NOT NULL,
    steps jsonb NOT NULL,
    targets jsonb NOT NULL,
    CONSTRAINT decision_stage CHECK (((stage)::text = ANY ((ARRAY['recorded'::character varying, 'closing'::character varying])::text[])))
);

ALTER TABLE public.charges_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_period (
    id bigint NOT NULL,
    label character varying(12) NOT NULL,
    during daterange NOT NULL,
    calendar_system character varying(12) NOT NULL,
    state character varying(8) NOT NULL,
    closed_at timestamp with time zone,
    provider_id bigint NOT NULL,
    CONSTRAINT period_closed_at CHECK (((NOT ((state)::text = 'closed'::text)) OR (closed_at IS NOT NULL))),
    CONSTRAINT period_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'closing'::character varying, 'closed'::character varying])::text[])))
);

ALTER TABLE public.charges_period ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_period_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_rating (
    id bigint NOT NULL,
    clause character varying(80) NOT NULL,
    code character varying(40) NOT NULL,
    subject character varying(200) NOT NULL,
    posting_code character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    quantity numeric(19,6) NOT NULL,
    unit character varying(20) NOT NULL,
    unit_price numeric(19,4) NOT NULL,
    tax_category character varying(20) NOT NULL,
    prices_include_tax boolean NOT NULL,
    reason jsonb NOT NULL,
    sources jsonb NOT NULL,
    net numeric(19,4) NOT NULL,
    key_net numeric(19,4) NOT NULL,
    rated_at timestamp with time zone NOT NULL,
    agreement_id bigint NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    item_id bigint,
    payer_id bigint NOT NULL,
    period_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    version_id bigint NOT NULL
);

ALTER TABLE public.charges_rating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_rating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_ratingdue (
    id bigint NOT NULL,
    from_on date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    customer_id bigint,
    item_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT rating_due_of_something CHECK (((item_id IS NOT NULL) OR (customer_id IS NOT NULL)))
);

ALTER TABLE public.charges_ratingdue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_ratingdue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_ratingnotice (
    id bigint NOT NULL,
    clause character varying(80) NOT NULL,
    code character varying(60) NOT NULL,
    usage_key character varying(200) NOT NULL,
    reason jsonb NOT NULL,
    rated_at timestamp with time zone NOT NULL,
    agreement_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    item_id bigint,
    period_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    version_id bigint NOT NULL
);

ALTER TABLE public.charges_ratingnotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_ratingnotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_usage (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    source_key character varying(200) NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    posting_code character varying(60) NOT NULL,
    facts jsonb NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    item_id bigint,
    payer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    takes_back_id bigint,
    CONSTRAINT usage_kind CHECK (((kind)::text = ANY ((ARRAY['delivery'::character varying, 'work'::character varying, 'lease_bought'::character varying, 'part'::character varying, 'visit'::character varying, 'pages'::character varying, 'travel'::character varying, 'shipment'::character varying, 'packaging'::character varying, 'repair_quote'::character varying, 'estimate'::character varying, 'exchange'::character varying, 'not_returned'::character varying, 'resident_day'::character varying, 'fault'::character varying, 'request'::character varying])::text[])))
);

ALTER TABLE public.charges_usage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_usage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.charges_whatif (
    id bigint NOT NULL,
    labels character varying(12)[] NOT NULL,
    digest character varying(64) NOT NULL,
    state character varying(8) NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    result jsonb NOT NULL,
    error text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    made_by_id bigint,
    provider_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT charges_whatif_done_check CHECK ((done >= 0)),
    CONSTRAINT charges_whatif_total_check CHECK ((total >= 0)),
    CONSTRAINT what_if_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying, 'ready'::character varying, 'failed'::character varying])::text[])))
);

ALTER TABLE public.charges_whatif ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.charges_whatif_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_copiedperson (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    address character varying(254) NOT NULL,
    state character varying(8) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    mail_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT copied_person_state CHECK (((state)::text = ANY ((ARRAY['offered'::character varying, 'added'::character varying, 'left-out'::character varying])::text[])))
);

ALTER TABLE public.connectors_copiedperson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_copiedperson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_mailbox (
    id bigint NOT NULL,
    key uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    address character varying(254) NOT NULL,
    agreement_code character varying(60) NOT NULL,
    kind character varying(16) NOT NULL,
    domains character varying(253)[] NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    "user" character varying(254) NOT NULL,
    password text NOT NULL,
    folder character varying(200) NOT NULL,
    after_taking character varying(6) NOT NULL,
    moved_to character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    uid_validity bigint,
    uid_next bigint NOT NULL,
    looked_at timestamp with time zone,
    fault character varying(12) NOT NULL,
    said character varying(300) NOT NULL,
    customer_id bigint,
    provider_id bigint NOT NULL,
    queue_id bigint,
    fetched_at timestamp with time zone,
    keeper_id bigint,
    CONSTRAINT connectors_mailbox_port_check CHECK ((port >= 0)),
    CONSTRAINT mailbox_after_taking CHECK (((after_taking)::text = ANY ((ARRAY['seen'::character varying, 'move'::character varying])::text[]))),
    CONSTRAINT mailbox_domains CHECK (((domains = '{}'::character varying(253)[]) OR (customer_id IS NOT NULL))),
    CONSTRAINT mailbox_fault CHECK (((fault)::text = ANY ((ARRAY[''::character varying, 'not-found'::character varying, 'unreachable'::character varying, 'certificate'::character varying, 'password'::character varying, 'folder'::character varying, 'secret'::character varying, 'refused'::character varying])::text[]))),
    CONSTRAINT mailbox_kind CHECK (((kind)::text = ANY ((ARRAY['incident'::character varying, 'service_request'::character varying])::text[]))),
    CONSTRAINT mailbox_security CHECK (((security)::text = ANY ((ARRAY['tls'::character varying, 'starttls'::character varying, 'none'::character varying])::text[])))
);

ALTER TABLE public.connectors_mailbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_mailbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_mailboxalias (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    mailbox_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.connectors_mailboxalias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_mailboxalias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_mailboxaliasevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    mailbox_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.connectors_mailboxaliasevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_mailboxaliasevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_mailboxevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    key uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    address character varying(254) NOT NULL,
    agreement_code character varying(60) NOT NULL,
    kind character varying(16) NOT NULL,
    domains character varying(253)[] NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    "user" character varying(254) NOT NULL,
    folder character varying(200) NOT NULL,
    after_taking character varying(6) NOT NULL,
    moved_to character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    customer_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint,
    keeper_id bigint,
    CONSTRAINT connectors_mailboxevent_port_check CHECK ((port >= 0))
);

ALTER TABLE public.connectors_mailboxevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_mailboxevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_mailboxoutage (
    id bigint NOT NULL,
    fault character varying(12) NOT NULL,
    said character varying(300) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    ended_at timestamp with time zone,
    mailbox_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT connectors_mailboxoutage_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT mailbox_outage_fault CHECK (((fault)::text = ANY ((ARRAY['not-found'::character varying, 'unreachable'::character varying, 'certificate'::character varying, 'password'::character varying, 'folder'::character varying, 'secret'::character varying, 'refused'::character varying])::text[])))
);

ALTER TABLE public.connectors_mailboxoutage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_mailboxoutage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_receivedmail (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    source character varying(60) NOT NULL,
    envelope_from character varying(320) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(12) NOT NULL,
    reason character varying(20) NOT NULL,
    confidentiality character varying(16) NOT NULL,
    sender_name character varying(200) NOT NULL,
    sender_address character varying(320) NOT NULL,
    subject character varying(300) NOT NULL,
    header_id character varying(500) NOT NULL,
    message_key character varying(64) NOT NULL,
    is_automatic boolean NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    file_id bigint,
    mailbox_id bigint NOT NULL,
    message_id bigint,
    provider_id bigint NOT NULL,
    request_id bigint,
    CONSTRAINT received_mail_reason CHECK (((reason)::text = ANY ((ARRAY[''::character varying, 'no-sender'::character varying, 'unknown-sender'::character varying, 'sender-left'::character varying, 'several-people'::character varying, 'no-customer'::character varying, 'staff'::character varying, 'forged'::character varying, 'too-many'::character varying, 'too-large'::character varying, 'unreadable'::character varying, 'empty'::character varying, 'failed'::character varying, 'automatic'::character varying, 'auto-reply'::character varying, 'mailing-list'::character varying, 'bounce'::character varying, 'own-mail'::character varying, 'again'::character varying])::text[]))),
    CONSTRAINT received_mail_state CHECK (((state)::text = ANY ((ARRAY['received'::character varying, 'taken'::character varying, 'quarantined'::character varying, 'ignored'::character varying, 'refused'::character varying])::text[]))),
    CONSTRAINT received_mail_taken_into_a_request CHECK (((NOT ((state)::text = 'taken'::text)) OR (request_id IS NOT NULL)))
);

ALTER TABLE public.connectors_receivedmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_receivedmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_webhookdelivery (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    status smallint,
    ms integer,
    fault character varying(12) NOT NULL,
    answer character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    tried_at timestamp with time zone,
    event_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    endpoint_id bigint NOT NULL,
    CONSTRAINT connectors_webhookdelivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT connectors_webhookdelivery_ms_check CHECK ((ms >= 0)),
    CONSTRAINT connectors_webhookdelivery_status_check CHECK ((status >= 0)),
    CONSTRAINT webhook_delivery_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'delivered'::character varying, 'failed'::character varying])::text[])))
);

ALTER TABLE public.connectors_webhookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_webhookdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_webhookendpoint (
    id bigint NOT NULL,
    key uuid NOT NULL,
    url character varying(500) NOT NULL,
    names character varying(80)[] NOT NULL,
    secret text NOT NULL,
    former_secret text NOT NULL,
    former_until timestamp with time zone,
    state character varying(10) NOT NULL,
    heard_until bigint NOT NULL,
    failures_in_a_row integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint,
    made_by_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT connectors_webhookendpoint_failures_in_a_row_check CHECK ((failures_in_a_row >= 0)),
    CONSTRAINT webhook_state CHECK (((state)::text = ANY ((ARRAY['active'::character varying, 'paused'::character varying])::text[])))
);

ALTER TABLE public.connectors_webhookendpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_webhookendpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.connectors_webhookendpointevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    key uuid NOT NULL,
    url character varying(500) NOT NULL,
    names character varying(80)[] NOT NULL,
    former_until timestamp with time zone,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint,
    made_by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.connectors_webhookendpointevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.connectors_webhookendpointevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_approval (
    id bigint NOT NULL,
    once_amount numeric(19,4),
    monthly_amount numeric(19,4),
    currency character varying(3) NOT NULL,
    reason jsonb NOT NULL,
    message text NOT NULL,
    state character varying(10) NOT NULL,
    token_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    answered_by_id bigint,
    approver_id bigint NOT NULL,
    asked_by_id bigint NOT NULL,
    cost_centre_id bigint,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    ask_until timestamp with time zone,
    because jsonb NOT NULL,
    passed_from_id bigint,
    remind_at timestamp with time zone,
    reminded_at timestamp with time zone,
    step_id bigint,
    until_because jsonb NOT NULL,
    CONSTRAINT approval_answered_at CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'declined'::character varying])::text[]))) OR (answered_at IS NOT NULL))),
    CONSTRAINT approval_state CHECK (((state)::text = ANY ((ARRAY['pending'::character varying, 'approved'::character varying, 'declined'::character varying, 'cancelled'::character varying, 'later'::character varying, 'expired'::character varying, 'passed_on'::character varying, 'not_needed'::character varying])::text[])))
);

ALTER TABLE public.desk_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_approvalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    once_amount numeric(19,4),
    monthly_amount numeric(19,4),
    currency character varying(3) NOT NULL,
    reason jsonb NOT NULL,
    message text NOT NULL,
    state character varying(10) NOT NULL,
    token_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    answered_by_id bigint,
    approver_id bigint NOT NULL,
    asked_by_id bigint NOT NULL,
    cost_centre_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    ask_until timestamp with time zone,
    because jsonb NOT NULL,
    passed_from_id bigint,
    remind_at timestamp with time zone,
    step_id bigint,
    until_because jsonb NOT NULL
);

ALTER TABLE public.desk_approvalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_approvalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_approvallink (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    approval_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.desk_approvallink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_approvallink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_approvalstep (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    needs character varying(4) NOT NULL,
    answer_within_days smallint,
    remind_days_before smallint,
    on_expiry character varying(4) NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT approval_step_needs CHECK (((needs)::text = ANY ((ARRAY['all'::character varying, 'any'::character varying])::text[]))),
    CONSTRAINT approval_step_on_expiry CHECK (((on_expiry)::text = ANY ((ARRAY['next'::character varying, 'end'::character varying])::text[]))),
    CONSTRAINT desk_approvalstep_answer_within_days_check CHECK ((answer_within_days >= 0)),
    CONSTRAINT desk_approvalstep_position_check CHECK (("position" >= 0)),
    CONSTRAINT desk_approvalstep_remind_days_before_check CHECK ((remind_days_before >= 0))
);

ALTER TABLE public.desk_approvalstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_approvalstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_channel (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    name jsonb NOT NULL,
    note jsonb NOT NULL,
    address character varying(300) NOT NULL,
    hours jsonb NOT NULL,
    zone character varying(64) NOT NULL,
    holidays jsonb NOT NULL,
    valid_from date,
    valid_until date,
    "position" smallint NOT NULL,
    customer_id bigint,
    provider_id bigint NOT NULL,
    follows_calendar boolean NOT NULL,
    CONSTRAINT channel_dates CHECK (((valid_from IS NULL) OR (valid_until IS NULL) OR (valid_until >= valid_from))),
    CONSTRAINT channel_kind CHECK (((kind)::text = ANY ((ARRAY['phone'::character varying, 'mail'::character varying, 'link'::character varying])::text[]))),
    CONSTRAINT desk_channel_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.desk_channel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_channel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_channelevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    name jsonb NOT NULL,
    note jsonb NOT NULL,
    address character varying(300) NOT NULL,
    hours jsonb NOT NULL,
    zone character varying(64) NOT NULL,
    holidays jsonb NOT NULL,
    valid_from date,
    valid_until date,
    "position" smallint NOT NULL,
    customer_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    follows_calendar boolean NOT NULL,
    CONSTRAINT desk_channelevent_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.desk_channelevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_channelevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_clockpause (
    id bigint NOT NULL,
    cause character varying(10) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT pause_cause CHECK (((cause)::text = ANY ((ARRAY['customer'::character varying, 'approval'::character varying, 'done'::character varying])::text[]))),
    CONSTRAINT pause_ends_after_start CHECK (((ended_at IS NULL) OR (ended_at >= started_at)))
);

ALTER TABLE public.desk_clockpause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_clockpause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_diagnosisguide (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    title jsonb NOT NULL,
    suits jsonb NOT NULL,
    is_for_employees boolean NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.desk_diagnosisguide ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_diagnosisguide_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_estimate (
    id bigint NOT NULL,
    number smallint NOT NULL,
    minutes integer NOT NULL,
    amount numeric(19,4),
    currency character varying(3) NOT NULL,
    sentence character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    clause character varying(80) NOT NULL,
    reason jsonb NOT NULL,
    consent character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    overrun_told_at timestamp with time zone,
    answered_by_id bigint,
    made_by_id bigint,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    version_id bigint,
    CONSTRAINT desk_estimate_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT desk_estimate_number_check CHECK ((number >= 0)),
    CONSTRAINT estimate_answered_at CHECK ((((answered_at IS NOT NULL) AND ((consent)::text = ANY ((ARRAY['accepted'::character varying, 'declined'::character varying])::text[]))) OR ((answered_at IS NULL) AND ((consent)::text = ANY ((ARRAY['not_asked'::character varying, 'asked'::character varying])::text[]))))),
    CONSTRAINT estimate_consent CHECK (((consent)::text = ANY ((ARRAY['not_asked'::character varying, 'asked'::character varying, 'accepted'::character varying, 'declined'::character varying])::text[]))),
    CONSTRAINT estimate_minutes CHECK (((minutes >= 1) AND (minutes <= 600000)))
);

ALTER TABLE public.desk_estimate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_estimate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_estimateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number smallint NOT NULL,
    minutes integer NOT NULL,
    amount numeric(19,4),
    currency character varying(3) NOT NULL,
    sentence character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    clause character varying(80) NOT NULL,
    reason jsonb NOT NULL,
    consent character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    overrun_told_at timestamp with time zone,
    answered_by_id bigint,
    made_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    version_id bigint,
    CONSTRAINT desk_estimateevent_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT desk_estimateevent_number_check CHECK ((number >= 0))
);

ALTER TABLE public.desk_estimateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_estimateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_form (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    summary jsonb NOT NULL,
    icon character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    opens character varying(16) NOT NULL,
    is_confidential boolean NOT NULL,
    task character varying(60) NOT NULL,
    priority character varying(8) NOT NULL,
    roles character varying(24)[] NOT NULL,
    approval character varying(12) NOT NULL,
    approval_text jsonb NOT NULL,
    keep_months smallint NOT NULL,
    is_active boolean NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint,
    area_id bigint NOT NULL,
    CONSTRAINT desk_form_keep_months_check CHECK ((keep_months >= 0)),
    CONSTRAINT desk_form_position_check CHECK (("position" >= 0)),
    CONSTRAINT form_in_confidence_asks_nobody CHECK (((NOT is_confidential) OR ((approval)::text = ''::text))),
    CONSTRAINT form_opens CHECK (((opens)::text = ANY ((ARRAY['form'::character varying, 'incident'::character varying, 'service_request'::character varying])::text[]))),
    CONSTRAINT form_priority CHECK (((priority)::text = ANY ((ARRAY['low'::character varying, 'normal'::character varying, 'high'::character varying, 'urgent'::character varying])::text[])))
);

ALTER TABLE public.desk_form ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_form_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formanswers (
    id bigint NOT NULL,
    key uuid NOT NULL,
    answers jsonb NOT NULL,
    said text NOT NULL,
    forgotten_at timestamp with time zone,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    version_id bigint NOT NULL
);

ALTER TABLE public.desk_formanswers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formanswers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formcustomer (
    id bigint NOT NULL,
    form_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.desk_formcustomer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formcustomer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formcustomerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    form_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.desk_formcustomerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formcustomerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formdraft (
    id bigint NOT NULL,
    key uuid NOT NULL,
    answers jsonb NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    form_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    version_id bigint NOT NULL
);

ALTER TABLE public.desk_formdraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formdraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formdraftfile (
    id bigint NOT NULL,
    field character varying(60) NOT NULL,
    draft_id bigint NOT NULL,
    file_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.desk_formdraftfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formdraftfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    summary jsonb NOT NULL,
    icon character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    opens character varying(16) NOT NULL,
    is_confidential boolean NOT NULL,
    task character varying(60) NOT NULL,
    priority character varying(8) NOT NULL,
    roles character varying(24)[] NOT NULL,
    approval character varying(12) NOT NULL,
    approval_text jsonb NOT NULL,
    keep_months smallint NOT NULL,
    is_active boolean NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint,
    area_id bigint NOT NULL,
    CONSTRAINT desk_formevent_keep_months_check CHECK ((keep_months >= 0)),
    CONSTRAINT desk_formevent_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.desk_formevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formhelp (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    what character varying(120) NOT NULL,
    "on" date NOT NULL,
    count integer NOT NULL,
    form_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT desk_formhelp_count_check CHECK ((count >= 0))
);

ALTER TABLE public.desk_formhelp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formhelp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    state character varying(10) NOT NULL,
    definition jsonb NOT NULL,
    published_at timestamp with time zone,
    form_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT desk_formversion_number_check CHECK ((number >= 0)),
    CONSTRAINT form_version_published_at CHECK ((((published_at IS NULL) AND ((state)::text = 'draft'::text)) OR ((NOT ((state)::text = 'draft'::text)) AND (published_at IS NOT NULL))))
);

ALTER TABLE public.desk_formversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_formversionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    state character varying(10) NOT NULL,
    definition jsonb NOT NULL,
    published_at timestamp with time zone,
    form_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT desk_formversionevent_number_check CHECK ((number >= 0))
);

ALTER TABLE public.desk_formversionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_formversionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_guiderun (
    id bigint NOT NULL,
    channel character varying(12) NOT NULL,
    facts jsonb NOT NULL,
    answers jsonb NOT NULL,
    outcome character varying(60) NOT NULL,
    outcome_kind character varying(16) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    customer_id bigint NOT NULL,
    guide_id bigint NOT NULL,
    item_id bigint,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    ran_by_id bigint NOT NULL,
    request_id bigint,
    version_id bigint NOT NULL,
    CONSTRAINT guide_run_channel CHECK (((channel)::text = ANY ((ARRAY['portal'::character varying, 'mail'::character varying, 'phone'::character varying, 'in_person'::character varying, 'program'::character varying])::text[]))),
    CONSTRAINT guide_run_outcome CHECK (((((outcome)::text = ''::text) AND ((outcome_kind)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND ((outcome_kind)::text = ANY ((ARRAY['solved'::character varying, 'repair'::character varying, 'swap'::character varying, 'loan'::character varying, 'visit'::character varying, 'remote_session'::character varying])::text[])))))
);

ALTER TABLE public.desk_guiderun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_guiderun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_guideversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    source text NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    retired_at timestamp with time zone,
    created_by_id bigint,
    guide_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT desk_guideversion_number_check CHECK ((number >= 0)),
    CONSTRAINT guide_version_published_at CHECK ((((state)::text = 'draft'::text) OR (published_at IS NOT NULL))),
    CONSTRAINT guide_version_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'published'::character varying, 'retired'::character varying])::text[])))
);

ALTER TABLE public.desk_guideversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_guideversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_message (
    id bigint NOT NULL,
    body text NOT NULL,
    is_public boolean NOT NULL,
    written_at timestamp with time zone NOT NULL,
    author_id bigint,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    channel character varying(12) NOT NULL,
    is_from_customer boolean NOT NULL,
    mail_id character varying(998) NOT NULL,
    search_text text GENERATED ALWAYS AS (translate(lower(body), 'يىئكةۀەأإٱؤ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩ـ‌‍‎‏⁦⁧⁨⁩­﻿ًٌٍَُِّْٰٕٔ'::text, 'یییکهههاااو01234567890123456789'::text)) STORED,
    CONSTRAINT message_channel CHECK (((channel)::text = ANY ((ARRAY['portal'::character varying, 'mail'::character varying, 'phone'::character varying, 'in_person'::character varying, 'program'::character varying])::text[])))
);

ALTER TABLE public.desk_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_messagefile (
    id bigint NOT NULL,
    is_public boolean NOT NULL,
    file_id bigint NOT NULL,
    message_id bigint,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_messagefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_messagefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_presence (
    id bigint NOT NULL,
    is_writing boolean NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_presence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_queue (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    confidentiality character varying(16) NOT NULL,
    is_first boolean NOT NULL,
    is_open boolean NOT NULL,
    warn_minutes integer NOT NULL,
    "position" smallint NOT NULL,
    provider_id bigint NOT NULL,
    codes_at_done character varying(12)[] NOT NULL,
    CONSTRAINT desk_queue_position_check CHECK (("position" >= 0)),
    CONSTRAINT desk_queue_warn_minutes_check CHECK ((warn_minutes >= 0)),
    CONSTRAINT queue_confidentiality CHECK (((confidentiality)::text = ANY ((ARRAY['normal'::character varying, 'human_resources'::character varying])::text[]))),
    CONSTRAINT queue_first_is_open_to_all CHECK (((NOT is_first) OR (((confidentiality)::text = 'normal'::text) AND is_open)))
);

ALTER TABLE public.desk_queue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_queue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_queueevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    confidentiality character varying(16) NOT NULL,
    is_first boolean NOT NULL,
    is_open boolean NOT NULL,
    warn_minutes integer NOT NULL,
    "position" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    codes_at_done character varying(12)[] NOT NULL,
    CONSTRAINT desk_queueevent_position_check CHECK (("position" >= 0)),
    CONSTRAINT desk_queueevent_warn_minutes_check CHECK ((warn_minutes >= 0))
);

ALTER TABLE public.desk_queueevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_queueevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_queuemember (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint NOT NULL
);

ALTER TABLE public.desk_queuemember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_queuemember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_queuememberevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint NOT NULL
);

ALTER TABLE public.desk_queuememberevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_queuememberevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_readyanswer (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text jsonb NOT NULL,
    is_active boolean NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint
);

ALTER TABLE public.desk_readyanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_readyanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_readyanswerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text jsonb NOT NULL,
    is_active boolean NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    queue_id bigint
);

ALTER TABLE public.desk_readyanswerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_readyanswerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_remotesession (
    id bigint NOT NULL,
    link character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    token_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_link boolean NOT NULL,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(8) NOT NULL,
    note text NOT NULL,
    agent_id bigint NOT NULL,
    answered_by_id bigint,
    item_id bigint,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT remote_answered_at CHECK ((((state)::text = ANY ((ARRAY['asked'::character varying, 'expired'::character varying])::text[])) OR (answered_at IS NOT NULL))),
    CONSTRAINT remote_began_at CHECK (((NOT ((state)::text = 'begun'::text)) OR (began_at IS NOT NULL))),
    CONSTRAINT remote_outcome CHECK ((((began_at IS NOT NULL) AND (ended_at IS NOT NULL) AND ((state)::text = 'ended'::text) AND ((outcome)::text = ANY ((ARRAY['solved'::character varying, 'partly'::character varying, 'not'::character varying])::text[]))) OR ((NOT ((state)::text = 'ended'::text)) AND (ended_at IS NULL) AND ((outcome)::text = ''::text)))),
    CONSTRAINT remote_state CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'consented'::character varying, 'declined'::character varying, 'expired'::character varying, 'begun'::character varying, 'ended'::character varying])::text[])))
);

ALTER TABLE public.desk_remotesession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_remotesession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_remotesessionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    link character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    token_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_link boolean NOT NULL,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(8) NOT NULL,
    note text NOT NULL,
    agent_id bigint NOT NULL,
    answered_by_id bigint,
    item_id bigint,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_remotesessionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_remotesessionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestcode (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    code_id bigint NOT NULL,
    CONSTRAINT request_code_kind CHECK (((kind)::text = ANY ((ARRAY['symptom'::character varying, 'fault'::character varying, 'cause'::character varying, 'resolution'::character varying])::text[])))
);

ALTER TABLE public.desk_requestcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestcodeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    code_id bigint NOT NULL
);

ALTER TABLE public.desk_requestcodeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestcodeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestitem (
    id bigint NOT NULL,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_requestitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    item_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_requestitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestlink (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    other_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT request_link_kind CHECK (((kind)::text = ANY ((ARRAY['related'::character varying, 'split_from'::character varying, 'merged_into'::character varying, 'follows'::character varying])::text[]))),
    CONSTRAINT request_link_to_another CHECK ((NOT (request_id = other_id)))
);

ALTER TABLE public.desk_requestlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestlinkevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    other_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_requestlinkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestlinkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requestreading (
    id bigint NOT NULL,
    read_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_requestreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requestreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requesttask (
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    due_on date,
    done_at timestamp with time zone,
    assignee_id bigint,
    done_by_id bigint,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_requesttask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requesttask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_requesttaskevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    due_on date,
    done_at timestamp with time zone,
    assignee_id bigint,
    done_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_requesttaskevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_requesttaskevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_servicearea (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    icon character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    opens_on date,
    old_name jsonb NOT NULL,
    old_url character varying(300) NOT NULL,
    is_active boolean NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT desk_servicearea_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.desk_servicearea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_servicearea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_serviceareaevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    icon character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    opens_on date,
    old_name jsonb NOT NULL,
    old_url character varying(300) NOT NULL,
    is_active boolean NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT desk_serviceareaevent_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.desk_serviceareaevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_serviceareaevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_servicecode (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    is_active boolean NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT service_code_kind CHECK (((kind)::text = ANY ((ARRAY['symptom'::character varying, 'fault'::character varying, 'cause'::character varying, 'resolution'::character varying])::text[])))
);

ALTER TABLE public.desk_servicecode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_servicecode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_servicecodeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    is_active boolean NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.desk_servicecodeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_servicecodeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_servicerequest (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(16) NOT NULL,
    state character varying(24) NOT NULL,
    confidentiality character varying(16) NOT NULL,
    title character varying(200) NOT NULL,
    description text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    customer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    requester_id bigint NOT NULL,
    agreement_id bigint,
    assignee_id bigint,
    bound_because jsonb NOT NULL,
    channel character varying(12) NOT NULL,
    due_at timestamp with time zone,
    first_answered_at timestamp with time zone,
    is_chosen_by_caller boolean NOT NULL,
    last_message_at timestamp with time zone,
    mailbox character varying(60) NOT NULL,
    merged_into_id bigint,
    planned_because character varying(300) NOT NULL,
    planned_start_at timestamp with time zone,
    priority character varying(8) NOT NULL,
    reopenings smallint NOT NULL,
    satisfaction smallint,
    satisfaction_note text NOT NULL,
    search_text text NOT NULL,
    task character varying(60) NOT NULL,
    unanswered_since timestamp with time zone,
    queue_id bigint NOT NULL,
    taken_by_id bigint,
    CONSTRAINT desk_servicerequest_reopenings_check CHECK ((reopenings >= 0)),
    CONSTRAINT desk_servicerequest_satisfaction_check CHECK ((satisfaction >= 0)),
    CONSTRAINT request_channel CHECK (((channel)::text = ANY ((ARRAY['portal'::character varying, 'mail'::character varying, 'phone'::character varying, 'in_person'::character varying, 'program'::character varying])::text[]))),
    CONSTRAINT request_merged_into CHECK ((((merged_into_id IS NOT NULL) AND ((state)::text = 'merged'::text)) OR ((NOT ((state)::text = 'merged'::text)) AND (merged_into_id IS NULL)))),
    CONSTRAINT request_priority CHECK (((priority)::text = ANY ((ARRAY['low'::character varying, 'normal'::character varying, 'high'::character varying, 'urgent'::character varying])::text[]))),
    CONSTRAINT request_satisfaction CHECK (((satisfaction IS NULL) OR ((satisfaction >= 1) AND (satisfaction <= 5)))),
    CONSTRAINT request_state CHECK (((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'open'::character varying, 'in_progress'::character varying, 'waiting_for_customer'::character varying, 'waiting_for_others'::character varying, 'done'::character varying, 'cancelled'::character varying, 'declined'::character varying, 'merged'::character varying])::text[])))
);

ALTER TABLE public.desk_servicerequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_servicerequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_servicerequestevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(16) NOT NULL,
    state character varying(24) NOT NULL,
    confidentiality character varying(16) NOT NULL,
    title character varying(200) NOT NULL,
    description text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    customer_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    requester_id bigint NOT NULL,
    agreement_id bigint,
    assignee_id bigint,
    bound_because jsonb NOT NULL,
    channel character varying(12) NOT NULL,
    first_answered_at timestamp with time zone,
    is_chosen_by_caller boolean NOT NULL,
    mailbox character varying(60) NOT NULL,
    merged_into_id bigint,
    planned_because character varying(300) NOT NULL,
    planned_start_at timestamp with time zone,
    priority character varying(8) NOT NULL,
    reopenings smallint NOT NULL,
    satisfaction smallint,
    satisfaction_note text NOT NULL,
    task character varying(60) NOT NULL,
    queue_id bigint NOT NULL,
    taken_by_id bigint,
    CONSTRAINT desk_servicerequestevent_reopenings_check CHECK ((reopenings >= 0)),
    CONSTRAINT desk_servicerequestevent_satisfaction_check CHECK ((satisfaction >= 0))
);

ALTER TABLE public.desk_servicerequestevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_servicerequestevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_target (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    strength character varying(12) NOT NULL,
    clause character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    first_due_at timestamp with time zone,
    due_at timestamp with time zone,
    left_seconds integer,
    steps jsonb NOT NULL,
    met_at timestamp with time zone,
    warned_at timestamp with time zone,
    told_late_at timestamp with time zone,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT desk_target_left_seconds_check CHECK ((left_seconds >= 0)),
    CONSTRAINT target_met_at CHECK ((((met_at IS NOT NULL) AND ((state)::text = 'met'::text)) OR ((NOT ((state)::text = 'met'::text)) AND (met_at IS NULL)))),
    CONSTRAINT target_state CHECK (((state)::text = ANY ((ARRAY['running'::character varying, 'paused'::character varying, 'suspended'::character varying, 'met'::character varying, 'dropped'::character varying])::text[])))
);

ALTER TABLE public.desk_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_timeentry (
    id bigint NOT NULL,
    task character varying(60) NOT NULL,
    skill character varying(60) NOT NULL,
    is_asked_for boolean NOT NULL,
    is_travel boolean NOT NULL,
    note character varying(300) NOT NULL,
    is_public boolean NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    revision smallint NOT NULL,
    written_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    agent_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    usage_id bigint,
    CONSTRAINT desk_timeentry_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT desk_timeentry_revision_check CHECK ((revision >= 0)),
    CONSTRAINT time_entry_minutes CHECK (((minutes >= 1) AND (minutes <= 1440)))
);

ALTER TABLE public.desk_timeentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_timeentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_timeentryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    task character varying(60) NOT NULL,
    skill character varying(60) NOT NULL,
    is_asked_for boolean NOT NULL,
    is_travel boolean NOT NULL,
    note character varying(300) NOT NULL,
    is_public boolean NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    revision smallint NOT NULL,
    written_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    agent_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    usage_id bigint,
    CONSTRAINT desk_timeentryevent_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT desk_timeentryevent_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.desk_timeentryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_timeentryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_timer (
    id bigint NOT NULL,
    task character varying(60) NOT NULL,
    skill character varying(60) NOT NULL,
    is_asked_for boolean NOT NULL,
    is_travel boolean NOT NULL,
    note character varying(300) NOT NULL,
    is_public boolean NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    banked_seconds integer NOT NULL,
    running_since timestamp with time zone,
    told_at timestamp with time zone,
    agent_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT desk_timer_banked_seconds_check CHECK ((banked_seconds >= 0))
);

ALTER TABLE public.desk_timer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_timer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_watcher (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_watcher ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_watcher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.desk_watcherevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.desk_watcherevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.desk_watcherevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.foundation_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.foundation_eventdelivery (
    id bigint NOT NULL,
    handler character varying(200) NOT NULL,
    delivered_at timestamp with time zone NOT NULL,
    event_id bigint NOT NULL
);

ALTER TABLE public.foundation_eventdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_eventdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_eventrecord (
    id bigint NOT NULL,
    key uuid NOT NULL,
    name character varying(80) NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    customer_id bigint,
    person_id bigint,
    subjects character varying(60)[] NOT NULL,
    data jsonb NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.foundation_eventrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_eventrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_jobfailure (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    error text NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    provider_id bigint
);

ALTER TABLE public.foundation_jobfailure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_jobfailure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_keptanswer (
    id bigint NOT NULL,
    caller character varying(60) NOT NULL,
    key character varying(200) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    status smallint NOT NULL,
    headers character varying(500)[] NOT NULL,
    body bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT foundation_keptanswer_status_check CHECK ((status >= 0))
);

ALTER TABLE public.foundation_keptanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_keptanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_numberseries (
    id bigint NOT NULL,
    series character varying(30) NOT NULL,
    year character varying(12) NOT NULL,
    last_number bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.foundation_numberseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_numberseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_outgoingmail (
    id bigint NOT NULL,
    to_address character varying(254) NOT NULL,
    from_address character varying(254) NOT NULL,
    subject character varying(250) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    language character varying(5) NOT NULL,
    headers jsonb NOT NULL,
    message_id character varying(250) NOT NULL,
    once_key character varying(200),
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    last_error text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    provider_id bigint,
    attachment_id bigint,
    fault character varying(12) NOT NULL,
    next_attempt_at timestamp with time zone,
    CONSTRAINT foundation_outgoingmail_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT mail_fault CHECK (((fault)::text = ANY ((ARRAY[''::character varying, 'refused'::character varying, 'unreached'::character varying, 'address_gone'::character varying])::text[]))),
    CONSTRAINT mail_state CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'sent'::character varying, 'failed'::character varying, 'withheld'::character varying])::text[])))
);

ALTER TABLE public.foundation_outgoingmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_outgoingmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_outgoingmailfile (
    id bigint NOT NULL,
    file_id bigint NOT NULL,
    mail_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.foundation_outgoingmailfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_outgoingmailfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_provider (
    id bigint NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    hostnames character varying(253)[] NOT NULL,
    country character varying(2) NOT NULL,
    currency character varying(3) NOT NULL,
    language character varying(5) NOT NULL,
    zone character varying(64) NOT NULL,
    calendar_system character varying(12) NOT NULL,
    fiscal_year_first_month smallint NOT NULL,
    brand_colour character varying(7) NOT NULL,
    user_guide_url character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    logo_svg text NOT NULL,
    CONSTRAINT foundation_provider_fiscal_year_first_month_check CHECK ((fiscal_year_first_month >= 0)),
    CONSTRAINT provider_first_month CHECK (((fiscal_year_first_month >= 1) AND (fiscal_year_first_month <= 12)))
);

ALTER TABLE public.foundation_provider ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_provider_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_providersetting (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    value jsonb,
    sealed text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.foundation_providersetting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_providersetting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_providersettingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    value jsonb,
    changed_at timestamp with time zone NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.foundation_providersettingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_providersettingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE public.foundation_ratecount (
    id bigint NOT NULL,
    caller character varying(60) NOT NULL,
    minute bigint NOT NULL,
    used integer NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT foundation_ratecount_used_check CHECK ((used >= 0))
);

ALTER TABLE public.foundation_ratecount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_ratecount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.foundation_storedfile (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    content character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.foundation_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.foundation_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_billedcharge (
    id bigint NOT NULL,
    charge_id bigint NOT NULL,
    line_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.invoicing_billedcharge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_billedcharge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_billingrun (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    period_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    started_by_id bigint
);

ALTER TABLE public.invoicing_billingrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_billingrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_invoice (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(8) NOT NULL,
    number character varying(40) NOT NULL,
    series character varying(20) NOT NULL,
    fiscal_year character varying(12) NOT NULL,
    seller jsonb NOT NULL,
    buyer jsonb NOT NULL,
    language character varying(5) NOT NULL,
    calendar_system character varying(12) NOT NULL,
    currency character varying(3) NOT NULL,
    invoiced_for daterange NOT NULL,
    issued_on date,
    due_on date,
    payment_reference character varying(60) NOT NULL,
    buyer_reference character varying(100) NOT NULL,
    note text NOT NULL,
    net numeric(19,4) NOT NULL,
    tax numeric(19,4) NOT NULL,
    gross numeric(19,4) NOT NULL,
    credit_reason text NOT NULL,
    issued_at timestamp with time zone,
    credits_id bigint,
    customer_id bigint NOT NULL,
    issued_by_id bigint,
    period_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    run_id bigint,
    CONSTRAINT invoice_issued_whole CHECK (((NOT ((state)::text = 'issued'::text)) OR ((NOT ((number)::text = ''::text)) AND (due_on IS NOT NULL) AND (issued_on IS NOT NULL)))),
    CONSTRAINT invoice_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'issued'::character varying, 'void'::character varying])::text[]))),
    CONSTRAINT invoice_sums CHECK ((gross = (net + tax)))
);

ALTER TABLE public.invoicing_invoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_invoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_invoicefile (
    id bigint NOT NULL,
    format character varying(8) NOT NULL,
    file_id bigint NOT NULL,
    invoice_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.invoicing_invoicefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_invoicefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_invoiceline (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    description character varying(300) NOT NULL,
    detail character varying(300) NOT NULL,
    quantity numeric(19,6) NOT NULL,
    unit character varying(20) NOT NULL,
    unit_price numeric(19,4) NOT NULL,
    net numeric(19,4) NOT NULL,
    tax_category character varying(20) NOT NULL,
    tax_rate numeric(7,4) NOT NULL,
    cost_centre_code character varying(40) NOT NULL,
    cost_centre_name character varying(200) NOT NULL,
    posting_code character varying(60) NOT NULL,
    reason jsonb NOT NULL,
    charge_id bigint NOT NULL,
    invoice_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    credits_line_id bigint,
    heading character varying(200) NOT NULL,
    reference character varying(100) NOT NULL,
    CONSTRAINT invoicing_invoiceline_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.invoicing_invoiceline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_invoiceline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_invoicetax (
    id bigint NOT NULL,
    category character varying(20) NOT NULL,
    category_code character varying(2) NOT NULL,
    rate numeric(7,4) NOT NULL,
    base numeric(19,4) NOT NULL,
    tax numeric(19,4) NOT NULL,
    invoice_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.invoicing_invoicetax ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_invoicetax_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoicing_nameonpaper (
    id bigint NOT NULL,
    start smallint NOT NULL,
    length smallint NOT NULL,
    line_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT invoicing_nameonpaper_length_check CHECK ((length >= 0)),
    CONSTRAINT invoicing_nameonpaper_start_check CHECK ((start >= 0))
);

ALTER TABLE public.invoicing_nameonpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoicing_nameonpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_announcement (
    id bigint NOT NULL,
    readers character varying(12) NOT NULL,
    "right" character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    severity character varying(8) NOT NULL,
    title jsonb NOT NULL,
    body jsonb NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    is_pinned boolean NOT NULL,
    withdrawn_at timestamp with time zone,
    written_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    provider_id bigint NOT NULL,
    written_by_id bigint,
    CONSTRAINT announcement_kind CHECK (((kind)::text = ANY ((ARRAY['news'::character varying, 'disruption'::character varying, 'maintenance'::character varying])::text[]))),
    CONSTRAINT announcement_readers CHECK (((readers)::text = ANY ((ARRAY['everyone'::character varying, 'customers'::character varying, 'staff'::character varying])::text[]))),
    CONSTRAINT announcement_times CHECK (((until_at IS NULL) OR (until_at > from_at)))
);

ALTER TABLE public.knowledge_announcement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_announcement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_announcementcustomer (
    id bigint NOT NULL,
    announcement_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.knowledge_announcementcustomer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_announcementcustomer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_announcementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    readers character varying(12) NOT NULL,
    "right" character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    severity character varying(8) NOT NULL,
    title jsonb NOT NULL,
    body jsonb NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    is_pinned boolean NOT NULL,
    withdrawn_at timestamp with time zone,
    written_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    written_by_id bigint
);

ALTER TABLE public.knowledge_announcementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_announcementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_article (
    id bigint NOT NULL,
    readers character varying(12) NOT NULL,
    "right" character varying(20) NOT NULL,
    slug character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    body jsonb NOT NULL,
    draft jsonb,
    page_keys character varying(60)[] NOT NULL,
    "position" smallint NOT NULL,
    search_text text NOT NULL,
    version integer NOT NULL,
    published_at timestamp with time zone,
    changed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    shipped_key character varying(60) NOT NULL,
    shipped_digest character varying(64) NOT NULL,
    is_own boolean NOT NULL,
    owner_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT article_kind CHECK (((kind)::text = ANY ((ARRAY['guide'::character varying, 'article'::character varying])::text[]))),
    CONSTRAINT article_published_has_version CHECK ((((state)::text = 'draft'::text) OR (version > 0))),
    CONSTRAINT article_readers CHECK (((readers)::text = ANY ((ARRAY['everyone'::character varying, 'customers'::character varying, 'staff'::character varying])::text[]))),
    CONSTRAINT article_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'published'::character varying, 'retired'::character varying])::text[]))),
    CONSTRAINT knowledge_article_position_check CHECK (("position" >= 0)),
    CONSTRAINT knowledge_article_version_check CHECK ((version >= 0))
);

ALTER TABLE public.knowledge_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_articlecustomer (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.knowledge_articlecustomer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_articlecustomer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_articleversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    body jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT knowledge_articleversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.knowledge_articleversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_articleversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_dismissal (
    id bigint NOT NULL,
    announcement_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.knowledge_dismissal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_dismissal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_pagefeedback (
    id bigint NOT NULL,
    page_key character varying(80) NOT NULL,
    is_useful boolean NOT NULL,
    text text NOT NULL,
    given_on date NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.knowledge_pagefeedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_pagefeedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_pageowner (
    id bigint NOT NULL,
    page_key character varying(80) NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.knowledge_pageowner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_pageowner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_apitoken (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    prefix character varying(12) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    scopes character varying(20)[] NOT NULL,
    calls_a_minute integer NOT NULL,
    expires_on date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    membership_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    revoked_by_id bigint,
    CONSTRAINT api_token_rate CHECK (((calls_a_minute >= 1) AND (calls_a_minute <= 100000))),
    CONSTRAINT parties_apitoken_calls_a_minute_check CHECK ((calls_a_minute >= 0))
);

ALTER TABLE public.parties_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_apitokenevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    prefix character varying(12) NOT NULL,
    scopes character varying(20)[] NOT NULL,
    calls_a_minute integer NOT NULL,
    expires_on date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    membership_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    revoked_by_id bigint,
    CONSTRAINT parties_apitokenevent_calls_a_minute_check CHECK ((calls_a_minute >= 0))
);

ALTER TABLE public.parties_apitokenevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_apitokenevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_calendardays (
    id bigint NOT NULL,
    name jsonb NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    effect character varying(12) NOT NULL,
    hours jsonb NOT NULL,
    source character varying(200) NOT NULL,
    customer_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT calendar_days_dates CHECK (((ends_on > starts_on) AND (ends_on <= (starts_on + 366)))),
    CONSTRAINT calendar_days_effect CHECK (((effect)::text = ANY ((ARRAY['closed'::character varying, 'closed_hours'::character varying, 'open'::character varying, 'open_hours'::character varying])::text[])))
);

ALTER TABLE public.parties_calendardays ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_calendardays_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_calendardaysevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name jsonb NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    effect character varying(12) NOT NULL,
    hours jsonb NOT NULL,
    source character varying(200) NOT NULL,
    customer_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.parties_calendardaysevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_calendardaysevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_contact (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    provider_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);

ALTER TABLE public.parties_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_costcentre (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    provider_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    owner_id bigint
);

ALTER TABLE public.parties_costcentre ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_costcentre_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_enrolment (
    id bigint NOT NULL,
    line uuid NOT NULL,
    level character varying(80) NOT NULL,
    "group" character varying(80) NOT NULL,
    posting_code character varying(60) NOT NULL,
    changed character varying(20)[] NOT NULL,
    during daterange NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    payer_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT enrolment_days CHECK (((NOT isempty(during)) AND (lower(during) IS NOT NULL))),
    CONSTRAINT enrolment_level CHECK ((NOT ((level)::text = ''::text)))
);

ALTER TABLE public.parties_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_enrolment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_enrolmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    line uuid NOT NULL,
    level character varying(80) NOT NULL,
    "group" character varying(80) NOT NULL,
    posting_code character varying(60) NOT NULL,
    changed character varying(20)[] NOT NULL,
    during daterange NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    payer_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.parties_enrolmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_enrolmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_grant (
    id bigint NOT NULL,
    "right" character varying(20) NOT NULL,
    amount_limit numeric(19,4),
    valid_from date NOT NULL,
    valid_until date,
    granted_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    cost_centre_id bigint,
    provider_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    granted_by_id bigint,
    person_id bigint NOT NULL,
    revoked_by_id bigint,
    place_id bigint,
    CONSTRAINT grant_dates CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
    CONSTRAINT grant_right CHECK ((("right")::text = ANY ((ARRAY['order'::character varying, 'inspect'::character varying, 'approve'::character varying, 'human_resources'::character varying, 'administer_customer'::character varying, 'data_officer'::character varying, 'agent'::character varying, 'hr_agent'::character varying, 'technician'::character varying, 'store_keeper'::character varying, 'account_manager'::character varying, 'billing'::character varying, 'administer_provider'::character varying, 'privacy_officer'::character varying])::text[])))
);

ALTER TABLE public.parties_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_grantevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "right" character varying(20) NOT NULL,
    amount_limit numeric(19,4),
    valid_from date NOT NULL,
    valid_until date,
    granted_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    cost_centre_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    granted_by_id bigint,
    person_id bigint NOT NULL,
    revoked_by_id bigint,
    place_id bigint
);

ALTER TABLE public.parties_grantevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_grantevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_membership (
    id bigint NOT NULL,
    is_active boolean NOT NULL,
    last_used_at timestamp with time zone,
    provider_id bigint NOT NULL,
    user_id bigint NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE public.parties_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_notification (
    id bigint NOT NULL,
    topic character varying(20) NOT NULL,
    code character varying(60) NOT NULL,
    params jsonb NOT NULL,
    path character varying(200) NOT NULL,
    once_key character varying(120) NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    by_id bigint,
    membership_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT notification_topic CHECK (((topic)::text = ANY ((ARRAY['approval'::character varying, 'answer'::character varying, 'order'::character varying, 'request'::character varying, 'message'::character varying, 'work'::character varying, 'due'::character varying, 'hand_over'::character varying, 'ending'::character varying, 'list'::character varying, 'stock_take'::character varying, 'program'::character varying])::text[])))
);

ALTER TABLE public.parties_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_notificationchoice (
    id bigint NOT NULL,
    topic character varying(20) NOT NULL,
    way character varying(4) NOT NULL,
    membership_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT notification_choice_known CHECK ((((topic)::text = ANY ((ARRAY['approval'::character varying, 'answer'::character varying, 'order'::character varying, 'request'::character varying, 'message'::character varying, 'work'::character varying, 'due'::character varying, 'hand_over'::character varying, 'ending'::character varying, 'list'::character varying, 'stock_take'::character varying, 'program'::character varying])::text[])) AND ((way)::text = ANY ((ARRAY['mail'::character varying, 'here'::character varying, 'none'::character varying])::text[]))))
);

ALTER TABLE public.parties_notificationchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_notificationchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_organisation (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(200) NOT NULL,
    roles character varying(12)[] NOT NULL,
    path character varying(400) NOT NULL,
    country character varying(2) NOT NULL,
    language character varying(5) NOT NULL,
    calendar_system character varying(12) NOT NULL,
    business_id character varying(40) NOT NULL,
    vat_id character varying(40) NOT NULL,
    street character varying(200) NOT NULL,
    postcode character varying(20) NOT NULL,
    city character varying(100) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    iban character varying(40) NOT NULL,
    bic character varying(11) NOT NULL,
    payment_term_days smallint NOT NULL,
    buyer_reference character varying(100) NOT NULL,
    is_active boolean NOT NULL,
    invoiced_to_id bigint,
    parent_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT parties_organisation_payment_term_days_check CHECK ((payment_term_days >= 0))
);

ALTER TABLE public.parties_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_organisationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(200) NOT NULL,
    roles character varying(12)[] NOT NULL,
    path character varying(400) NOT NULL,
    country character varying(2) NOT NULL,
    language character varying(5) NOT NULL,
    calendar_system character varying(12) NOT NULL,
    business_id character varying(40) NOT NULL,
    vat_id character varying(40) NOT NULL,
    street character varying(200) NOT NULL,
    postcode character varying(20) NOT NULL,
    city character varying(100) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    iban character varying(40) NOT NULL,
    bic character varying(11) NOT NULL,
    payment_term_days smallint NOT NULL,
    buyer_reference character varying(100) NOT NULL,
    is_active boolean NOT NULL,
    invoiced_to_id bigint,
    parent_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT parties_organisationevent_payment_term_days_check CHECK ((payment_term_days >= 0))
);

ALTER TABLE public.parties_organisationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_organisationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_person (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    employee_number character varying(40) NOT NULL,
    language character varying(5) NOT NULL,
    is_active boolean NOT NULL,
    cost_centre_id bigint,
    manager_id bigint,
    organisation_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    place_id bigint,
    erased_at timestamp with time zone,
    mail_bounces smallint NOT NULL,
    mail_state character varying(8) NOT NULL,
    mail_state_since timestamp with time zone,
    mail_status character varying(12) NOT NULL,
    CONSTRAINT parties_person_mail_bounces_check CHECK ((mail_bounces >= 0)),
    CONSTRAINT person_mail_state CHECK (((mail_state)::text = ANY ((ARRAY['ok'::character varying, 'bouncing'::character varying, 'gone'::character varying])::text[])))
);

ALTER TABLE public.parties_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_personevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    employee_number character varying(40) NOT NULL,
    language character varying(5) NOT NULL,
    is_active boolean NOT NULL,
    cost_centre_id bigint,
    manager_id bigint,
    organisation_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    place_id bigint,
    erased_at timestamp with time zone,
    mail_state character varying(8) NOT NULL,
    mail_state_since timestamp with time zone
);

ALTER TABLE public.parties_personevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_personevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_place (
    id bigint NOT NULL,
    path character varying(400) NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(200) NOT NULL,
    code character varying(40) NOT NULL,
    street character varying(200) NOT NULL,
    postcode character varying(20) NOT NULL,
    city character varying(100) NOT NULL,
    is_active boolean NOT NULL,
    organisation_id bigint NOT NULL,
    parent_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.parties_place ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_place_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_placeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    path character varying(400) NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(200) NOT NULL,
    code character varying(40) NOT NULL,
    street character varying(200) NOT NULL,
    postcode character varying(20) NOT NULL,
    city character varying(100) NOT NULL,
    is_active boolean NOT NULL,
    organisation_id bigint NOT NULL,
    parent_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.parties_placeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_placeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_savedview (
    id bigint CONSTRAINT register_savedview_id_not_null NOT NULL,
    name character varying(60) CONSTRAINT register_savedview_name_not_null NOT NULL,
    filters jsonb CONSTRAINT register_savedview_filters_not_null NOT NULL,
    is_shared boolean CONSTRAINT register_savedview_is_shared_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT register_savedview_created_at_not_null NOT NULL,
    organisation_id bigint CONSTRAINT register_savedview_organisation_id_not_null NOT NULL,
    owner_id bigint CONSTRAINT register_savedview_owner_id_not_null NOT NULL,
    provider_id bigint CONSTRAINT register_savedview_provider_id_not_null NOT NULL,
    is_default boolean NOT NULL,
    list_name character varying(16) NOT NULL,
    CONSTRAINT saved_view_list_name CHECK (((list_name)::text = ANY ((ARRAY['devices'::character varying, 'requests'::character varying])::text[])))
);

ALTER TABLE public.parties_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_signinentry (
    id bigint NOT NULL,
    label jsonb NOT NULL,
    method character varying(12) NOT NULL,
    email_domains character varying(253)[] NOT NULL,
    is_listed boolean NOT NULL,
    "position" smallint NOT NULL,
    organisation_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT parties_signinentry_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.parties_signinentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_signinentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_standin (
    id bigint NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    named_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    named_by_id bigint,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    stand_in_id bigint NOT NULL,
    CONSTRAINT stand_in_dates CHECK ((until_on > from_on)),
    CONSTRAINT stand_in_is_another CHECK ((NOT (person_id = stand_in_id)))
);

ALTER TABLE public.parties_standin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_standin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_standinevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    named_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    named_by_id bigint,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    stand_in_id bigint NOT NULL
);

ALTER TABLE public.parties_standinevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_standinevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    language character varying(5) NOT NULL,
    calendar_system character varying(12) NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);

ALTER TABLE public.parties_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);

CREATE TABLE public.privacy_erasure (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    done_at timestamp with time zone,
    figures jsonb NOT NULL,
    files_left jsonb NOT NULL,
    asked_by_id bigint,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT erasure_done_at CHECK (((NOT ((state)::text = 'done'::text)) OR (done_at IS NOT NULL))),
    CONSTRAINT erasure_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'done'::character varying, 'refused'::character varying])::text[])))
);

ALTER TABLE public.privacy_erasure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_erasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_personcopy (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    expires_at timestamp with time zone,
    asked_by_id bigint,
    file_id bigint,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT person_copy_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'ready'::character varying, 'expired'::character varying])::text[])))
);

ALTER TABLE public.privacy_personcopy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_personcopy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_retentionrule (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    days integer,
    provider_id bigint NOT NULL,
    CONSTRAINT privacy_retentionrule_days_check CHECK ((days >= 0))
);

ALTER TABLE public.privacy_retentionrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_retentionrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_retentionruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    days integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT privacy_retentionruleevent_days_check CHECK ((days >= 0))
);

ALTER TABLE public.privacy_retentionruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_retentionruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_retentionrun (
    id bigint NOT NULL,
    day date NOT NULL,
    ran_at timestamp with time zone NOT NULL,
    figures jsonb NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.privacy_retentionrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_retentionrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_assignment (
    id bigint NOT NULL,
    posting_code character varying(60) NOT NULL,
    during tstzrange NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    holder_id bigint,
    payer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    item_id bigint NOT NULL,
    changed character varying(20)[] NOT NULL
);

ALTER TABLE public.register_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_assignmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    posting_code character varying(60) NOT NULL,
    during tstzrange NOT NULL,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    holder_id bigint,
    payer_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    item_id bigint NOT NULL,
    changed character varying(20)[] NOT NULL
);

ALTER TABLE public.register_assignmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_assignmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_bulkchange (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(30) NOT NULL,
    changes jsonb NOT NULL,
    from_at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    selection jsonb NOT NULL,
    state character varying(10) NOT NULL,
    later integer NOT NULL,
    done_at timestamp with time zone,
    undone_at timestamp with time zone,
    made_by_id bigint,
    provider_id bigint NOT NULL,
    CONSTRAINT bulk_change_state CHECK (((state)::text = ANY ((ARRAY['planned'::character varying, 'running'::character varying, 'done'::character varying, 'undoing'::character varying, 'undone'::character varying])::text[]))),
    CONSTRAINT register_bulkchange_later_check CHECK ((later >= 0))
);

ALTER TABLE public.register_bulkchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_bulkchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_bulkchangeitem (
    id bigint NOT NULL,
    revision integer NOT NULL,
    fate character varying(10) NOT NULL,
    why character varying(20) NOT NULL,
    said character varying(300) NOT NULL,
    before jsonb,
    after jsonb,
    change_id bigint NOT NULL,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT register_bulkchangeitem_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.register_bulkchangeitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_bulkchangeitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_conditionphoto (
    id bigint NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    "position" smallint NOT NULL,
    file_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    thumbnail_id bigint NOT NULL,
    report_id bigint NOT NULL,
    CONSTRAINT register_conditionphoto_height_check CHECK ((height >= 0)),
    CONSTRAINT register_conditionphoto_position_check CHECK (("position" >= 0)),
    CONSTRAINT register_conditionphoto_width_check CHECK ((width >= 0))
);

ALTER TABLE public.register_conditionphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_conditionphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_conditionreport (
    id bigint NOT NULL,
    grade character varying(8) NOT NULL,
    note text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_conditionreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_conditionreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_conditionreportevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    grade character varying(8) NOT NULL,
    note text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint,
    item_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_conditionreportevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_conditionreportevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_deviceimport (
    id bigint NOT NULL,
    file_name character varying(200) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    result jsonb NOT NULL,
    customer_id bigint NOT NULL,
    file_id bigint,
    imported_by_id bigint,
    provider_id bigint NOT NULL,
    error text NOT NULL,
    figures jsonb NOT NULL,
    rows_done integer NOT NULL,
    rows_total integer NOT NULL,
    state character varying(12) NOT NULL,
    CONSTRAINT device_import_state CHECK (((state)::text = ANY ((ARRAY['previewing'::character varying, 'previewed'::character varying, 'running'::character varying, 'done'::character varying, 'refused'::character varying, 'cancelled'::character varying, 'failed'::character varying])::text[]))),
    CONSTRAINT register_deviceimport_rows_done_check CHECK ((rows_done >= 0)),
    CONSTRAINT register_deviceimport_rows_total_check CHECK ((rows_total >= 0))
);

ALTER TABLE public.register_deviceimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_deviceimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_disposal (
    id bigint NOT NULL,
    way character varying(10) NOT NULL,
    disposed_at timestamp with time zone NOT NULL,
    to_company character varying(200) NOT NULL,
    wipe_method character varying(200) NOT NULL,
    wiped_by_company character varying(200) NOT NULL,
    wiped_on date,
    reason character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    state_before character varying(16) NOT NULL,
    since_before timestamp with time zone,
    undone_at timestamp with time zone,
    undo_reason character varying(300) NOT NULL,
    item_id bigint NOT NULL,
    proof_id bigint,
    provider_id bigint NOT NULL,
    recorded_by_id bigint,
    undone_by_id bigint,
    CONSTRAINT disposal_undone_why CHECK (((undone_at IS NULL) OR (NOT ((undo_reason)::text = ''::text))))
);

ALTER TABLE public.register_disposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_disposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_disposalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    way character varying(10) NOT NULL,
    disposed_at timestamp with time zone NOT NULL,
    to_company character varying(200) NOT NULL,
    wipe_method character varying(200) NOT NULL,
    wiped_by_company character varying(200) NOT NULL,
    wiped_on date,
    reason character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    state_before character varying(16) NOT NULL,
    since_before timestamp with time zone,
    undone_at timestamp with time zone,
    undo_reason character varying(300) NOT NULL,
    item_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    proof_id bigint,
    provider_id bigint NOT NULL,
    recorded_by_id bigint,
    undone_by_id bigint
);

ALTER TABLE public.register_disposalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_disposalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_handover (
    id bigint NOT NULL,
    is_back boolean NOT NULL,
    state character varying(10) NOT NULL,
    way character varying(12) NOT NULL,
    terms text NOT NULL,
    note text NOT NULL,
    language character varying(5) NOT NULL,
    is_mailed boolean NOT NULL,
    nonce character varying(32) NOT NULL,
    token_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    reminders smallint NOT NULL,
    answered_at timestamp with time zone,
    signed_name character varying(200) NOT NULL,
    declined_because text NOT NULL,
    customer_id bigint NOT NULL,
    handed_by_id bigint,
    person_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL,
    receipt_id bigint,
    signature_id bigint,
    CONSTRAINT hand_over_accepted_somehow CHECK (((NOT ((state)::text = 'accepted'::text)) OR ((answered_at IS NOT NULL) AND (NOT ((way)::text = ''::text))))),
    CONSTRAINT hand_over_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'accepted'::character varying, 'declined'::character varying, 'expired'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT register_handover_reminders_check CHECK ((reminders >= 0))
);

ALTER TABLE public.register_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_handoverevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    is_back boolean NOT NULL,
    state character varying(10) NOT NULL,
    way character varying(12) NOT NULL,
    terms text NOT NULL,
    note text NOT NULL,
    language character varying(5) NOT NULL,
    is_mailed boolean NOT NULL,
    nonce character varying(32) NOT NULL,
    token_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    reminders smallint NOT NULL,
    answered_at timestamp with time zone,
    signed_name character varying(200) NOT NULL,
    declined_because text NOT NULL,
    customer_id bigint NOT NULL,
    handed_by_id bigint,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL,
    receipt_id bigint,
    signature_id bigint,
    CONSTRAINT register_handoverevent_reminders_check CHECK ((reminders >= 0))
);

ALTER TABLE public.register_handoverevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_handoverevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_handoveritem (
    id bigint NOT NULL,
    condition character varying(300) NOT NULL,
    accessories character varying(300) NOT NULL,
    is_waiting boolean NOT NULL,
    hand_over_id bigint NOT NULL,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_handoveritem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_handoveritem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_handoverterms (
    id bigint NOT NULL,
    text jsonb NOT NULL,
    back_text jsonb NOT NULL,
    link_days smallint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT register_handoverterms_link_days_check CHECK ((link_days >= 0))
);

ALTER TABLE public.register_handoverterms ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_handoverterms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_handovertermsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    text jsonb NOT NULL,
    back_text jsonb NOT NULL,
    link_days smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT register_handovertermsevent_link_days_check CHECK ((link_days >= 0))
);

ALTER TABLE public.register_handovertermsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_handovertermsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_importmapping (
    id bigint NOT NULL,
    fingerprint character varying(64) NOT NULL,
    columns jsonb NOT NULL,
    customer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    names jsonb NOT NULL
);

ALTER TABLE public.register_importmapping ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_importmapping_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_item (
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    asset_tag character varying(60) NOT NULL,
    folded_tag character varying(60) NOT NULL COLLATE pg_catalog."C",
    name character varying(200) NOT NULL,
    state character varying(16) NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    posting_code character varying(60) NOT NULL,
    purchased_on date,
    purchase_price numeric(19,4),
    warranty_until date,
    notes text NOT NULL,
    search_text text NOT NULL,
    source_key character varying(200) NOT NULL,
    revision integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    category_id bigint NOT NULL,
    cost_centre_id bigint,
    custodian_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    device_model_id bigint,
    holder_id bigint,
    owner_id bigint NOT NULL,
    package_id bigint,
    payer_id bigint NOT NULL,
    place_id bigint,
    product_id bigint,
    provider_id bigint NOT NULL,
    end_of_life_on date,
    sort_cost_centre character varying(32) NOT NULL COLLATE pg_catalog."C",
    sort_customer character varying(32) NOT NULL COLLATE pg_catalog."C",
    sort_device character varying(32) NOT NULL COLLATE pg_catalog."C",
    sort_holder character varying(32) NOT NULL COLLATE pg_catalog."C",
    sort_package character varying(32) NOT NULL COLLATE pg_catalog."C",
    sort_place character varying(32) NOT NULL COLLATE pg_catalog."C",
    tree_id bigint NOT NULL,
    state_since timestamp with time zone,
    predecessor_id bigint,
    CONSTRAINT item_state CHECK (((state)::text = ANY ((ARRAY['received'::character varying, 'delivered'::character varying, 'in_service'::character varying, 'in_repair'::character varying, 'in_store'::character varying, 'out_of_service'::character varying, 'missing'::character varying, 'returned'::character varying, 'disposed'::character varying])::text[]))),
    CONSTRAINT register_item_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.register_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_itemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    asset_tag character varying(60) NOT NULL,
    folded_tag character varying(60) NOT NULL COLLATE pg_catalog."C",
    name character varying(200) NOT NULL,
    state character varying(16) NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    posting_code character varying(60) NOT NULL,
    purchased_on date,
    purchase_price numeric(19,4),
    warranty_until date,
    notes text NOT NULL,
    source_key character varying(200) NOT NULL,
    revision integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    category_id bigint NOT NULL,
    cost_centre_id bigint,
    custodian_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    device_model_id bigint,
    holder_id bigint,
    owner_id bigint NOT NULL,
    package_id bigint,
    payer_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint,
    product_id bigint,
    provider_id bigint NOT NULL,
    end_of_life_on date,
    state_since timestamp with time zone,
    predecessor_id bigint,
    CONSTRAINT register_itemevent_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.register_itemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_itemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_itemidentifier (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    value character varying(100) NOT NULL,
    normalised character varying(100) NOT NULL,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_itemidentifier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_itemidentifier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_itempart (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    name character varying(200) NOT NULL,
    maker character varying(100) NOT NULL,
    serial character varying(100) NOT NULL,
    grade character varying(12) NOT NULL,
    quantity integer NOT NULL,
    fitted_on date,
    removed_on date,
    warranty_until date,
    note text NOT NULL,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT part_dates CHECK (((removed_on IS NULL) OR (fitted_on IS NULL) OR (removed_on >= fitted_on))),
    CONSTRAINT part_quantity CHECK ((quantity >= 1)),
    CONSTRAINT register_itempart_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.register_itempart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_itempart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_itempartevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    name character varying(200) NOT NULL,
    maker character varying(100) NOT NULL,
    serial character varying(100) NOT NULL,
    grade character varying(12) NOT NULL,
    quantity integer NOT NULL,
    fitted_on date,
    removed_on date,
    warranty_until date,
    note text NOT NULL,
    item_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT register_itempartevent_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.register_itempartevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_itempartevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_lease (
    id bigint NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    starts_on date NOT NULL,
    term_months smallint NOT NULL,
    monthly numeric(19,4) NOT NULL,
    residual numeric(19,4),
    ended_on date,
    "end" character varying(10) NOT NULL,
    early_end_sum numeric(19,4),
    customer_id bigint NOT NULL,
    item_id bigint NOT NULL,
    lessor_id bigint,
    provider_id bigint NOT NULL,
    chosen_by_id bigint,
    chosen_on date,
    end_choice character varying(6) NOT NULL,
    ends_on date NOT NULL,
    extend_monthly numeric(19,4),
    extend_months smallint,
    holds_over boolean NOT NULL,
    CONSTRAINT lease_choice CHECK ((((chosen_on IS NULL) AND ((end_choice)::text = ''::text)) OR ((chosen_on IS NOT NULL) AND ((end_choice)::text = ANY ((ARRAY['return'::character varying, 'buy'::character varying, 'extend'::character varying])::text[]))))),
    CONSTRAINT lease_dates CHECK (((ended_on IS NULL) OR (ended_on >= starts_on))),
    CONSTRAINT lease_extension CHECK (((((end_choice)::text = 'extend'::text) AND (extend_monthly >= (0)::numeric) AND (extend_months >= 1)) OR ((NOT ((end_choice)::text = 'extend'::text)) AND (extend_monthly IS NULL) AND (extend_months IS NULL)))),
    CONSTRAINT lease_monthly CHECK ((monthly >= (0)::numeric)),
    CONSTRAINT register_lease_extend_months_check CHECK ((extend_months >= 0)),
    CONSTRAINT register_lease_term_months_check CHECK ((term_months >= 0))
);

ALTER TABLE public.register_lease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_lease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_leaseevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    starts_on date NOT NULL,
    term_months smallint NOT NULL,
    monthly numeric(19,4) NOT NULL,
    residual numeric(19,4),
    ended_on date,
    "end" character varying(10) NOT NULL,
    early_end_sum numeric(19,4),
    customer_id bigint NOT NULL,
    item_id bigint NOT NULL,
    lessor_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    chosen_by_id bigint,
    chosen_on date,
    end_choice character varying(6) NOT NULL,
    ends_on date NOT NULL,
    extend_monthly numeric(19,4),
    extend_months smallint,
    holds_over boolean NOT NULL,
    CONSTRAINT register_leaseevent_extend_months_check CHECK ((extend_months >= 0)),
    CONSTRAINT register_leaseevent_term_months_check CHECK ((term_months >= 0))
);

ALTER TABLE public.register_leaseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_leaseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_listexport (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    selection jsonb NOT NULL,
    columns character varying(30)[] NOT NULL,
    sort character varying(30) NOT NULL,
    format character varying(4) NOT NULL,
    language character varying(5) NOT NULL,
    reach jsonb NOT NULL,
    state character varying(10) NOT NULL,
    total integer NOT NULL,
    written integer NOT NULL,
    expires_at timestamp with time zone,
    file_id bigint,
    made_by_id bigint,
    provider_id bigint NOT NULL,
    card_address character varying(300) NOT NULL,
    CONSTRAINT list_export_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying, 'ready'::character varying, 'cancelled'::character varying, 'refused'::character varying, 'expired'::character varying])::text[]))),
    CONSTRAINT register_listexport_total_check CHECK ((total >= 0)),
    CONSTRAINT register_listexport_written_check CHECK ((written >= 0))
);

ALTER TABLE public.register_listexport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_listexport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_meter (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    item_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_meter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_meter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_meterreading (
    id bigint NOT NULL,
    value numeric(14,2) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    source character varying(10) NOT NULL,
    is_reset boolean NOT NULL,
    doubt character varying(8) NOT NULL,
    note character varying(300) NOT NULL,
    by_id bigint,
    meter_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT reading_not_negative CHECK ((value >= (0)::numeric))
);

ALTER TABLE public.register_meterreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_meterreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_meterreadingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    value numeric(14,2) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    source character varying(10) NOT NULL,
    is_reset boolean NOT NULL,
    doubt character varying(8) NOT NULL,
    note character varying(300) NOT NULL,
    by_id bigint,
    meter_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_meterreadingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_meterreadingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_placement (
    id bigint NOT NULL,
    during tstzrange NOT NULL,
    item_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_placement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_placement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_placementevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    during tstzrange NOT NULL,
    item_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_placementevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_placementevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_reminder (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    ends_on date NOT NULL,
    days_before smallint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    item_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT register_reminder_days_before_check CHECK ((days_before >= 0))
);

ALTER TABLE public.register_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_reminderrule (
    id bigint NOT NULL,
    days smallint[] NOT NULL,
    customer_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_reminderrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_reminderrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_reminderruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    days smallint[] NOT NULL,
    customer_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_reminderruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_reminderruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_serviceinterval (
    id bigint NOT NULL,
    during tstzrange NOT NULL,
    customer_id bigint NOT NULL,
    item_id bigint NOT NULL,
    package_id bigint,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_serviceinterval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_serviceinterval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_serviceintervalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    during tstzrange NOT NULL,
    customer_id bigint NOT NULL,
    item_id bigint NOT NULL,
    package_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.register_serviceintervalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_serviceintervalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_stocktake (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id bigint,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    holder_id bigint,
    place_id bigint,
    provider_id bigint NOT NULL,
    started_by_id bigint,
    CONSTRAINT stock_take_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'looked_at'::character varying, 'closed'::character varying, 'abandoned'::character varying])::text[])))
);

ALTER TABLE public.register_stocktake ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_stocktake_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_stocktakedecision (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    code character varying(200) NOT NULL,
    decision character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_id bigint,
    item_id bigint,
    place_id bigint,
    provider_id bigint NOT NULL,
    stock_take_id bigint NOT NULL
);

ALTER TABLE public.register_stocktakedecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_stocktakedecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_stocktakeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id bigint,
    cost_centre_id bigint,
    customer_id bigint NOT NULL,
    holder_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL,
    started_by_id bigint
);

ALTER TABLE public.register_stocktakeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_stocktakeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_stocktakeline (
    id bigint NOT NULL,
    found_at timestamp with time zone,
    is_elsewhere boolean NOT NULL,
    found_place_id bigint,
    holder_id bigint,
    item_id bigint NOT NULL,
    place_id bigint,
    provider_id bigint NOT NULL,
    stock_take_id bigint NOT NULL
);

ALTER TABLE public.register_stocktakeline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_stocktakeline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.register_stocktakescan (
    id bigint NOT NULL,
    client_id uuid NOT NULL,
    code character varying(200) NOT NULL,
    folded_code character varying(200) NOT NULL,
    result character varying(12) NOT NULL,
    scanned_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    item_id bigint,
    place_id bigint,
    provider_id bigint NOT NULL,
    scanned_by_id bigint,
    stock_take_id bigint NOT NULL
);

ALTER TABLE public.register_stocktakescan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.register_stocktakescan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_approvalrule (
    id bigint NOT NULL,
    once_over numeric(19,4),
    monthly_over numeric(19,4),
    customer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    answer_within_days smallint,
    on_expiry character varying(4) NOT NULL,
    remind_days_before smallint,
    supervisor_first boolean NOT NULL,
    CONSTRAINT approval_rule_on_expiry CHECK (((on_expiry)::text = ANY ((ARRAY['next'::character varying, 'end'::character varying])::text[]))),
    CONSTRAINT shop_approvalrule_answer_within_days_check CHECK ((answer_within_days >= 0)),
    CONSTRAINT shop_approvalrule_remind_days_before_check CHECK ((remind_days_before >= 0))
);

ALTER TABLE public.shop_approvalrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_approvalrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_approvalruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    once_over numeric(19,4),
    monthly_over numeric(19,4),
    customer_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    answer_within_days smallint,
    on_expiry character varying(4) NOT NULL,
    remind_days_before smallint,
    supervisor_first boolean NOT NULL,
    CONSTRAINT shop_approvalruleevent_answer_within_days_check CHECK ((answer_within_days >= 0)),
    CONSTRAINT shop_approvalruleevent_remind_days_before_check CHECK ((remind_days_before >= 0))
);

ALTER TABLE public.shop_approvalruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_approvalruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_cart (
    id bigint NOT NULL,
    key uuid NOT NULL,
    message text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    person_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.shop_cart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_cart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_cartline (
    id bigint NOT NULL,
    posting_code character varying(60) NOT NULL,
    assortment_id bigint NOT NULL,
    cart_id bigint NOT NULL,
    cost_centre_id bigint,
    holder_id bigint,
    package_id bigint,
    place_id bigint,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    replaces_id bigint
);

ALTER TABLE public.shop_cartline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_cartline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_order (
    id bigint NOT NULL,
    state character varying(24) NOT NULL,
    cart_key uuid NOT NULL,
    currency character varying(3) NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    orderer_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT order_state CHECK (((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'placed'::character varying, 'fulfilled'::character varying, 'cancelled'::character varying, 'declined'::character varying])::text[])))
);

ALTER TABLE public.shop_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_orderevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(24) NOT NULL,
    cart_key uuid NOT NULL,
    currency character varying(3) NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    orderer_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.shop_orderevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_orderevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_orderline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    state character varying(12) NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    price numeric(19,4) NOT NULL,
    monthly numeric(19,4),
    term_months smallint,
    residual numeric(19,4),
    posting_code character varying(60) NOT NULL,
    received_at timestamp with time zone,
    delivered_at timestamp with time zone,
    cost_centre_id bigint,
    holder_id bigint,
    item_id bigint,
    order_id bigint NOT NULL,
    package_id bigint,
    place_id bigint,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    replaces_id bigint,
    CONSTRAINT order_line_state CHECK (((state)::text = ANY ((ARRAY['ordered'::character varying, 'received'::character varying, 'delivered'::character varying, 'in_service'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT shop_orderline_position_check CHECK (("position" >= 0)),
    CONSTRAINT shop_orderline_term_months_check CHECK ((term_months >= 0))
);

ALTER TABLE public.shop_orderline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_orderline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_orderlineevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    state character varying(12) NOT NULL,
    acquisition_model character varying(16) NOT NULL,
    price numeric(19,4) NOT NULL,
    monthly numeric(19,4),
    term_months smallint,
    residual numeric(19,4),
    posting_code character varying(60) NOT NULL,
    received_at timestamp with time zone,
    delivered_at timestamp with time zone,
    cost_centre_id bigint,
    holder_id bigint,
    item_id bigint,
    order_id bigint NOT NULL,
    package_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    replaces_id bigint,
    CONSTRAINT shop_orderlineevent_position_check CHECK (("position" >= 0)),
    CONSTRAINT shop_orderlineevent_term_months_check CHECK ((term_months >= 0))
);

ALTER TABLE public.shop_orderlineevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_orderlineevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_pool (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(6) NOT NULL,
    minimum integer NOT NULL,
    is_open boolean NOT NULL,
    revision integer NOT NULL,
    category_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    place_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT pool_kind CHECK (((kind)::text = ANY ((ARRAY['swap'::character varying, 'loaner'::character varying, 'spare'::character varying])::text[]))),
    CONSTRAINT stock_pool_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT stock_pool_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.stock_pool ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_pool_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_poolevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(6) NOT NULL,
    minimum integer NOT NULL,
    is_open boolean NOT NULL,
    revision integer NOT NULL,
    category_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT stock_poolevent_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT stock_poolevent_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.stock_poolevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_poolevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_poolsubstitute (
    id bigint NOT NULL,
    rank smallint NOT NULL,
    device_model_id bigint NOT NULL,
    pool_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    substitute_id bigint NOT NULL,
    CONSTRAINT pool_substitute_is_another CHECK ((NOT (device_model_id = substitute_id))),
    CONSTRAINT stock_poolsubstitute_rank_check CHECK ((rank >= 0))
);

ALTER TABLE public.stock_poolsubstitute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_poolsubstitute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_poolsubstituteevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    rank smallint NOT NULL,
    device_model_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pool_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    substitute_id bigint NOT NULL,
    CONSTRAINT stock_poolsubstituteevent_rank_check CHECK ((rank >= 0))
);

ALTER TABLE public.stock_poolsubstituteevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_poolsubstituteevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_poolunit (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    since timestamp with time zone NOT NULL,
    during tstzrange NOT NULL,
    customer_id bigint NOT NULL,
    device_model_id bigint NOT NULL,
    item_id bigint NOT NULL,
    pool_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT pool_unit_state CHECK (((state)::text = ANY ((ARRAY['free'::character varying, 'reserved'::character varying, 'lent'::character varying, 'away'::character varying])::text[])))
);

ALTER TABLE public.stock_poolunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_poolunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_poolunitevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    since timestamp with time zone NOT NULL,
    during tstzrange NOT NULL,
    customer_id bigint NOT NULL,
    device_model_id bigint NOT NULL,
    item_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pool_id bigint NOT NULL,
    provider_id bigint NOT NULL
);

ALTER TABLE public.stock_poolunitevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_poolunitevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_reservation (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    source_key character varying(200) NOT NULL,
    reserved_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    asked_model_id bigint NOT NULL,
    pool_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    reserved_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT reservation_end CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['held'::character varying, 'picked'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['held'::character varying, 'picked'::character varying])::text[]))) AND (ended_at IS NOT NULL)))),
    CONSTRAINT reservation_state CHECK (((state)::text = ANY ((ARRAY['held'::character varying, 'picked'::character varying, 'handed_out'::character varying, 'released'::character varying])::text[])))
);

ALTER TABLE public.stock_reservation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_reservation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_reservationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    source_key character varying(200) NOT NULL,
    reserved_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    asked_model_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pool_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    reserved_by_id bigint,
    unit_id bigint NOT NULL
);

ALTER TABLE public.stock_reservationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_reservationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_stocklevel (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    minimum integer NOT NULL,
    place_id bigint NOT NULL,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT stock_stocklevel_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT stock_stocklevel_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.stock_stocklevel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_stocklevel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_stocklevelevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    quantity integer NOT NULL,
    minimum integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    place_id bigint NOT NULL,
    product_id bigint NOT NULL,
    provider_id bigint NOT NULL,
    CONSTRAINT stock_stocklevelevent_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT stock_stocklevelevent_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.stock_stocklevelevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_stocklevelevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_stockmovement (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    quantity integer NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    source_key character varying(200) NOT NULL,
    from_place_id bigint,
    item_id bigint,
    person_id bigint,
    pool_id bigint,
    product_id bigint,
    provider_id bigint NOT NULL,
    to_place_id bigint,
    CONSTRAINT movement_kind CHECK (((kind)::text = ANY ((ARRAY['entered'::character varying, 'left'::character varying, 'swapped'::character varying, 'lent'::character varying, 'came_back'::character varying, 'sent_away'::character varying, 'ready'::character varying, 'received'::character varying, 'used'::character varying, 'moved'::character varying, 'counted'::character varying])::text[]))),
    CONSTRAINT movement_of_goods_has_places CHECK (((product_id IS NULL) OR ((from_place_id IS NOT NULL) AND (to_place_id IS NULL)) OR ((from_place_id IS NULL) AND (to_place_id IS NOT NULL)) OR ((from_place_id IS NOT NULL) AND (to_place_id IS NOT NULL) AND (NOT ((from_place_id = to_place_id) AND (from_place_id IS NOT NULL) AND (to_place_id IS NOT NULL)))))),
    CONSTRAINT movement_of_one_thing CHECK ((((item_id IS NOT NULL) AND (pool_id IS NOT NULL) AND (product_id IS NULL) AND (quantity = 1)) OR ((item_id IS NULL) AND (pool_id IS NULL) AND (product_id IS NOT NULL) AND (quantity >= 1)))),
    CONSTRAINT stock_stockmovement_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.stock_stockmovement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_stockmovement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 3, 'add_permission'),
	(2, 'Can change permission', 3, 'change_permission'),
	(3, 'Can delete permission', 3, 'delete_permission'),
	(4, 'Can view permission', 3, 'view_permission'),
	(5, 'Can add group', 4, 'add_group'),
	(6, 'Can change group', 4, 'change_group'),
	(7, 'Can delete group', 4, 'delete_group'),
	(8, 'Can view group', 4, 'view_group'),
	(9, 'Can add content type', 5, 'add_contenttype'),
	(10, 'Can change content type', 5, 'change_contenttype'),
	(11, 'Can delete content type', 5, 'delete_contenttype'),
	(12, 'Can view content type', 5, 'view_contenttype'),
	(13, 'Can add session', 6, 'add_session'),
	(14, 'Can change session', 6, 'change_session'),
	(15, 'Can delete session', 6, 'delete_session'),
	(16, 'Can view session', 6, 'view_session'),
	(17, 'Can add context', 7, 'add_context'),
	(18, 'Can change context', 7, 'change_context'),
	(19, 'Can delete context', 7, 'delete_context'),
	(20, 'Can view context', 7, 'view_context'),
	(21, 'Can add events', 1, 'add_events'),
	(22, 'Can change events', 1, 'change_events'),
	(23, 'Can delete events', 1, 'delete_events'),
	(24, 'Can view events', 1, 'view_events'),
	(25, 'Can add middleware events', 2, 'add_middlewareevents'),
	(26, 'Can change middleware events', 2, 'change_middlewareevents'),
	(27, 'Can delete middleware events', 2, 'delete_middlewareevents'),
	(28, 'Can view middleware events', 2, 'view_middlewareevents'),
	(29, 'Can add procrastinate event', 8, 'add_procrastinateevent'),
	(30, 'Can change procrastinate event', 8, 'change_procrastinateevent'),
	(31, 'Can delete procrastinate event', 8, 'delete_procrastinateevent'),
	(32, 'Can view procrastinate event', 8, 'view_procrastinateevent'),
	(33, 'Can add procrastinate job', 9, 'add_procrastinatejob'),
	(34, 'Can change procrastinate job', 9, 'change_procrastinatejob'),
	(35, 'Can delete procrastinate job', 9, 'delete_procrastinatejob'),
	(36, 'Can view procrastinate job', 9, 'view_procrastinatejob'),
	(37, 'Can add procrastinate periodic defer', 10, 'add_procrastinateperiodicdefer'),
	(38, 'Can change procrastinate periodic defer', 10, 'change_procrastinateperiodicdefer'),
	(39, 'Can delete procrastinate periodic defer', 10, 'delete_procrastinateperiodicdefer'),
	(40, 'Can view procrastinate periodic defer', 10, 'view_procrastinateperiodicdefer'),
	(41, 'Can add procrastinate worker', 11, 'add_procrastinateworker'),
	(42, 'Can change procrastinate worker', 11, 'change_procrastinateworker'),
	(43, 'Can delete procrastinate worker', 11, 'delete_procrastinateworker'),
	(44, 'Can view procrastinate worker', 11, 'view_procrastinateworker'),
	(45, 'Can add email address', 12, 'add_emailaddress'),
	(46, 'Can change email address', 12, 'change_emailaddress'),
	(47, 'Can delete email address', 12, 'delete_emailaddress'),
	(48, 'Can view email address', 12, 'view_emailaddress'),
	(49, 'Can add email confirmation', 13, 'add_emailconfirmation'),
	(50, 'Can change email confirmation', 13, 'change_emailconfirmation'),
	(51, 'Can delete email confirmation', 13, 'delete_emailconfirmation'),
	(52, 'Can view email confirmation', 13, 'view_emailconfirmation'),
	(53, 'Can add provider', 14, 'add_provider'),
	(54, 'Can change provider', 14, 'change_provider'),
	(55, 'Can delete provider', 14, 'delete_provider'),
	(56, 'Can view provider', 14, 'view_provider'),
	(57, 'Can add event record', 15, 'add_eventrecord'),
	(58, 'Can change event record', 15, 'change_eventrecord'),
	(59, 'Can delete event record', 15, 'delete_eventrecord'),
	(60, 'Can view event record', 15, 'view_eventrecord'),
	(61, 'Can add stored file', 16, 'add_storedfile'),
	(62, 'Can change stored file', 16, 'change_storedfile'),
	(63, 'Can delete stored file', 16, 'delete_storedfile'),
	(64, 'Can view stored file', 16, 'view_storedfile'),
	(65, 'Can add event delivery', 17, 'add_eventdelivery'),
	(66, 'Can change event delivery', 17, 'change_eventdelivery'),
	(67, 'Can delete event delivery', 17, 'delete_eventdelivery'),
	(68, 'Can view event delivery', 17, 'view_eventdelivery'),
	(69, 'Can add outgoing mail', 18, 'add_outgoingmail'),
	(70, 'Can change outgoing mail', 18, 'change_outgoingmail'),
	(71, 'Can delete outgoing mail', 18, 'delete_outgoingmail'),
	(72, 'Can view outgoing mail', 18, 'view_outgoingmail'),
	(73, 'Can add number series', 19, 'add_numberseries'),
	(74, 'Can change number series', 19, 'change_numberseries'),
	(75, 'Can delete number series', 19, 'delete_numberseries'),
	(76, 'Can view number series', 19, 'view_numberseries'),
	(77, 'Can add kept answer', 20, 'add_keptanswer'),
	(78, 'Can change kept answer', 20, 'change_keptanswer'),
	(79, 'Can delete kept answer', 20, 'delete_keptanswer'),
	(80, 'Can view kept answer', 20, 'view_keptanswer'),
	(81, 'Can add rate count', 21, 'add_ratecount'),
	(82, 'Can change rate count', 21, 'change_ratecount'),
	(83, 'Can delete rate count', 21, 'delete_ratecount'),
	(84, 'Can view rate count', 21, 'view_ratecount'),
	(85, 'Can add job failure', 22, 'add_jobfailure'),
	(86, 'Can change job failure', 22, 'change_jobfailure'),
	(87, 'Can delete job failure', 22, 'delete_jobfailure'),
	(88, 'Can view job failure', 22, 'view_jobfailure'),
	(89, 'Can add provider setting', 23, 'add_providersetting'),
	(90, 'Can change provider setting', 23, 'change_providersetting'),
	(91, 'Can delete provider setting', 23, 'delete_providersetting'),
	(92, 'Can view provider setting', 23, 'view_providersetting'),
	(93, 'Can add provider setting event', 24, 'add_providersettingevent'),
	(94, 'Can change provider setting event', 24, 'change_providersettingevent'),
	(95, 'Can delete provider setting event', 24, 'delete_providersettingevent'),
	(96, 'Can view provider setting event', 24, 'view_providersettingevent'),
	(97, 'Can add outgoing mail file', 25, 'add_outgoingmailfile'),
	(98, 'Can change outgoing mail file', 25, 'change_outgoingmailfile'),
	(99, 'Can delete outgoing mail file', 25, 'delete_outgoingmailfile'),
	(100, 'Can view outgoing mail file', 25, 'view_outgoingmailfile'),
	(101, 'Can add user', 26, 'add_user'),
	(102, 'Can change user', 26, 'change_user'),
	(103, 'Can delete user', 26, 'delete_user'),
	(104, 'Can view user', 26, 'view_user'),
	(105, 'Can add organisation', 27, 'add_organisation'),
	(106, 'Can change organisation', 27, 'change_organisation'),
	(107, 'Can delete organisation', 27, 'delete_organisation'),
	(108, 'Can view organisation', 27, 'view_organisation'),
	(109, 'Can add cost centre', 28, 'add_costcentre'),
	(110, 'Can change cost centre', 28, 'change_costcentre'),
	(111, 'Can delete cost centre', 28, 'delete_costcentre'),
	(112, 'Can view cost centre', 28, 'view_costcentre'),
	(113, 'Can add contact', 29, 'add_contact'),
	(114, 'Can change contact', 29, 'change_contact'),
	(115, 'Can delete contact', 29, 'delete_contact'),
	(116, 'Can view contact', 29, 'view_contact'),
	(117, 'Can add organisation event', 30, 'add_organisationevent'),
	(118, 'Can change organisation event', 30, 'change_organisationevent'),
	(119, 'Can delete organisation event', 30, 'delete_organisationevent'),
	(120, 'Can view organisation event', 30, 'view_organisationevent'),
	(121, 'Can add person', 31, 'add_person'),
	(122, 'Can change person', 31, 'change_person'),
	(123, 'Can delete person', 31, 'delete_person'),
	(124, 'Can view person', 31, 'view_person'),
	(125, 'Can add membership', 32, 'add_membership'),
	(126, 'Can change membership', 32, 'change_membership'),
	(127, 'Can delete membership', 32, 'delete_membership'),
	(128, 'Can view membership', 32, 'view_membership'),
	(129, 'Can add grant', 33, 'add_grant'),
	(130, 'Can change grant', 33, 'change_grant'),
	(131, 'Can delete grant', 33, 'delete_grant'),
	(132, 'Can view grant', 33, 'view_grant'),
	(133, 'Can add place', 34, 'add_place'),
	(134, 'Can change place', 34, 'change_place'),
	(135, 'Can delete place', 34, 'delete_place'),
	(136, 'Can view place', 34, 'view_place'),
	(137, 'Can add person event', 35, 'add_personevent'),
	(138, 'Can change person event', 35, 'change_personevent'),
	(139, 'Can delete person event', 35, 'delete_personevent'),
	(140, 'Can view person event', 35, 'view_personevent'),
	(141, 'Can add grant event', 36, 'add_grantevent'),
	(142, 'Can change grant event', 36, 'change_grantevent'),
	(143, 'Can delete grant event', 36, 'delete_grantevent'),
	(144, 'Can view grant event', 36, 'view_grantevent'),
	(145, 'Can add place event', 37, 'add_placeevent'),
	(146, 'Can change place event', 37, 'change_placeevent'),
	(147, 'Can delete place event', 37, 'delete_placeevent'),
	(148, 'Can view place event', 37, 'view_placeevent'),
	(149, 'Can add sign in entry', 38, 'add_signinentry'),
	(150, 'Can change sign in entry', 38, 'change_signinentry'),
	(151, 'Can delete sign in entry', 38, 'delete_signinentry'),
	(152, 'Can view sign in entry', 38, 'view_signinentry'),
	(153, 'Can add notification', 39, 'add_notification'),
	(154, 'Can change notification', 39, 'change_notification'),
	(155, 'Can delete notification', 39, 'delete_notification'),
	(156, 'Can view notification', 39, 'view_notification'),
	(157, 'Can add notification choice', 40, 'add_notificationchoice'),
	(158, 'Can change notification choice', 40, 'change_notificationchoice'),
	(159, 'Can delete notification choice', 40, 'delete_notificationchoice'),
	(160, 'Can view notification choice', 40, 'view_notificationchoice'),
	(161, 'Can add api token', 41, 'add_apitoken'),
	(162, 'Can change api token', 41, 'change_apitoken'),
	(163, 'Can delete api token', 41, 'delete_apitoken'),
	(164, 'Can view api token', 41, 'view_apitoken'),
	(165, 'Can add api token event', 42, 'add_apitokenevent'),
	(166, 'Can change api token event', 42, 'change_apitokenevent'),
	(167, 'Can delete api token event', 42, 'delete_apitokenevent'),
	(168, 'Can view api token event', 42, 'view_apitokenevent'),
	(169, 'Can add calendar days', 43, 'add_calendardays'),
	(170, 'Can change calendar days', 43, 'change_calendardays'),
	(171, 'Can delete calendar days', 43, 'delete_calendardays'),
	(172, 'Can view calendar days', 43, 'view_calendardays'),
	(173, 'Can add calendar days event', 44, 'add_calendardaysevent'),
	(174, 'Can change calendar days event', 44, 'change_calendardaysevent'),
	(175, 'Can delete calendar days event', 44, 'delete_calendardaysevent'),
	(176, 'Can view calendar days event', 44, 'view_calendardaysevent'),
	(177, 'Can add enrolment', 45, 'add_enrolment'),
	(178, 'Can change enrolment', 45, 'change_enrolment'),
	(179, 'Can delete enrolment', 45, 'delete_enrolment'),
	(180, 'Can view enrolment', 45, 'view_enrolment'),
	(181, 'Can add enrolment event', 46, 'add_enrolmentevent'),
	(182, 'Can change enrolment event', 46, 'change_enrolmentevent'),
	(183, 'Can delete enrolment event', 46, 'delete_enrolmentevent'),
	(184, 'Can view enrolment event', 46, 'view_enrolmentevent'),
	(185, 'Can add stand in', 47, 'add_standin'),
	(186, 'Can change stand in', 47, 'change_standin'),
	(187, 'Can delete stand in', 47, 'delete_standin'),
	(188, 'Can view stand in', 47, 'view_standin'),
	(189, 'Can add stand in event', 48, 'add_standinevent'),
	(190, 'Can change stand in event', 48, 'change_standinevent'),
	(191, 'Can delete stand in event', 48, 'delete_standinevent'),
	(192, 'Can view stand in event', 48, 'view_standinevent'),
	(193, 'Can add saved view', 49, 'add_savedview'),
	(194, 'Can change saved view', 49, 'change_savedview'),
	(195, 'Can delete saved view', 49, 'delete_savedview'),
	(196, 'Can view saved view', 49, 'view_savedview'),
	(197, 'Can add retention rule', 50, 'add_retentionrule'),
	(198, 'Can change retention rule', 50, 'change_retentionrule'),
	(199, 'Can delete retention rule', 50, 'delete_retentionrule'),
	(200, 'Can view retention rule', 50, 'view_retentionrule'),
	(201, 'Can add retention rule event', 51, 'add_retentionruleevent'),
	(202, 'Can change retention rule event', 51, 'change_retentionruleevent'),
	(203, 'Can delete retention rule event', 51, 'delete_retentionruleevent'),
	(204, 'Can view retention rule event', 51, 'view_retentionruleevent'),
	(205, 'Can add retention run', 52, 'add_retentionrun'),
	(206, 'Can change retention run', 52, 'change_retentionrun'),
	(207, 'Can delete retention run', 52, 'delete_retentionrun'),
	(208, 'Can view retention run', 52, 'view_retentionrun'),
	(209, 'Can add erasure', 53, 'add_erasure'),
	(210, 'Can change erasure', 53, 'change_erasure'),
	(211, 'Can delete erasure', 53, 'delete_erasure'),
	(212, 'Can view erasure', 53, 'view_erasure'),
	(213, 'Can add person copy', 54, 'add_personcopy'),
	(214, 'Can change person copy', 54, 'change_personcopy'),
	(215, 'Can delete person copy', 54, 'delete_personcopy'),
	(216, 'Can view person copy', 54, 'view_personcopy'),
	(217, 'Can add acquisition choice', 55, 'add_acquisitionchoice'),
	(218, 'Can change acquisition choice', 55, 'change_acquisitionchoice'),
	(219, 'Can delete acquisition choice', 55, 'delete_acquisitionchoice'),
	(220, 'Can view acquisition choice', 55, 'view_acquisitionchoice'),
	(221, 'Can add assortment', 56, 'add_assortment'),
	(222, 'Can change assortment', 56, 'change_assortment'),
	(223, 'Can delete assortment', 56, 'delete_assortment'),
	(224, 'Can view assortment', 56, 'view_assortment'),
	(225, 'Can add category', 57, 'add_category'),
	(226, 'Can change category', 57, 'change_category'),
	(227, 'Can delete category', 57, 'delete_category'),
	(228, 'Can view category', 57, 'view_category'),
	(229, 'Can add acquisition choice event', 58, 'add_acquisitionchoiceevent'),
	(230, 'Can change acquisition choice event', 58, 'change_acquisitionchoiceevent'),
	(231, 'Can delete acquisition choice event', 58, 'delete_acquisitionchoiceevent'),
	(232, 'Can view acquisition choice event', 58, 'view_acquisitionchoiceevent'),
	(233, 'Can add maker', 59, 'add_maker'),
	(234, 'Can change maker', 59, 'change_maker'),
	(235, 'Can delete maker', 59, 'delete_maker'),
	(236, 'Can view maker', 59, 'view_maker'),
	(237, 'Can add device model', 60, 'add_devicemodel'),
	(238, 'Can change device model', 60, 'change_devicemodel'),
	(239, 'Can delete device model', 60, 'delete_devicemodel'),
	(240, 'Can view device model', 60, 'view_devicemodel'),
	(241, 'Can add product', 61, 'add_product'),
	(242, 'Can change product', 61, 'change_product'),
	(243, 'Can delete product', 61, 'delete_product'),
	(244, 'Can view product', 61, 'view_product'),
	(245, 'Can add product event', 62, 'add_productevent'),
	(246, 'Can change product event', 62, 'change_productevent'),
	(247, 'Can delete product event', 62, 'delete_productevent'),
	(248, 'Can view product event', 62, 'view_productevent'),
	(249, 'Can add product price', 63, 'add_productprice'),
	(250, 'Can change product price', 63, 'change_productprice'),
	(251, 'Can delete product price', 63, 'delete_productprice'),
	(252, 'Can view product price', 63, 'view_productprice'),
	(253, 'Can add product price event', 64, 'add_productpriceevent'),
	(254, 'Can change product price event', 64, 'change_productpriceevent'),
	(255, 'Can delete product price event', 64, 'delete_productpriceevent'),
	(256, 'Can view product price event', 64, 'view_productpriceevent'),
	(257, 'Can add service package', 65, 'add_servicepackage'),
	(258, 'Can change service package', 65, 'change_servicepackage'),
	(259, 'Can delete service package', 65, 'delete_servicepackage'),
	(260, 'Can view service package', 65, 'view_servicepackage'),
	(261, 'Can add package component', 66, 'add_packagecomponent'),
	(262, 'Can change package component', 66, 'change_packagecomponent'),
	(263, 'Can delete package component', 66, 'delete_packagecomponent'),
	(264, 'Can view package component', 66, 'view_packagecomponent'),
	(265, 'Can add assortment entry', 67, 'add_assortmententry'),
	(266, 'Can change assortment entry', 67, 'change_assortmententry'),
	(267, 'Can delete assortment entry', 67, 'delete_assortmententry'),
	(268, 'Can view assortment entry', 67, 'view_assortmententry'),
	(269, 'Can add assignment', 68, 'add_assignment'),
	(270, 'Can change assignment', 68, 'change_assignment'),
	(271, 'Can delete assignment', 68, 'delete_assignment'),
	(272, 'Can view assignment', 68, 'view_assignment'),
	(273, 'Can add device import', 69, 'add_deviceimport'),
	(274, 'Can change device import', 69, 'change_deviceimport'),
	(275, 'Can delete device import', 69, 'delete_deviceimport'),
	(276, 'Can view device import', 69, 'view_deviceimport'),
	(277, 'Can add item', 70, 'add_item'),
	(278, 'Can change item', 70, 'change_item'),
	(279, 'Can delete item', 70, 'delete_item'),
	(280, 'Can view item', 70, 'view_item'),
	(281, 'Can add assignment event', 71, 'add_assignmentevent'),
	(282, 'Can change assignment event', 71, 'change_assignmentevent'),
	(283, 'Can delete assignment event', 71, 'delete_assignmentevent'),
	(284, 'Can view assignment event', 71, 'view_assignmentevent'),
	(285, 'Can add item event', 72, 'add_itemevent'),
	(286, 'Can change item event', 72, 'change_itemevent'),
	(287, 'Can delete item event', 72, 'delete_itemevent'),
	(288, 'Can view item event', 72, 'view_itemevent'),
	(289, 'Can add item identifier', 73, 'add_itemidentifier'),
	(290, 'Can change item identifier', 73, 'change_itemidentifier'),
	(291, 'Can delete item identifier', 73, 'delete_itemidentifier'),
	(292, 'Can view item identifier', 73, 'view_itemidentifier'),
	(293, 'Can add lease', 74, 'add_lease'),
	(294, 'Can change lease', 74, 'change_lease'),
	(295, 'Can delete lease', 74, 'delete_lease'),
	(296, 'Can view lease', 74, 'view_lease'),
	(297, 'Can add lease event', 75, 'add_leaseevent'),
	(298, 'Can change lease event', 75, 'change_leaseevent'),
	(299, 'Can delete lease event', 75, 'delete_leaseevent'),
	(300, 'Can view lease event', 75, 'view_leaseevent'),
	(301, 'Can add placement', 76, 'add_placement'),
	(302, 'Can change placement', 76, 'change_placement'),
	(303, 'Can delete placement', 76, 'delete_placement'),
	(304, 'Can view placement', 76, 'view_placement'),
	(305, 'Can add placement event', 77, 'add_placementevent'),
	(306, 'Can change placement event', 77, 'change_placementevent'),
	(307, 'Can delete placement event', 77, 'delete_placementevent'),
	(308, 'Can view placement event', 77, 'view_placementevent'),
	(309, 'Can add service interval', 78, 'add_serviceinterval'),
	(310, 'Can change service interval', 78, 'change_serviceinterval'),
	(311, 'Can delete service interval', 78, 'delete_serviceinterval'),
	(312, 'Can view service interval', 78, 'view_serviceinterval'),
	(313, 'Can add service interval event', 79, 'add_serviceintervalevent'),
	(314, 'Can change service interval event', 79, 'change_serviceintervalevent'),
	(315, 'Can delete service interval event', 79, 'delete_serviceintervalevent'),
	(316, 'Can view service interval event', 79, 'view_serviceintervalevent'),
	(317, 'Can add disposal', 80, 'add_disposal'),
	(318, 'Can change disposal', 80, 'change_disposal'),
	(319, 'Can delete disposal', 80, 'delete_disposal'),
	(320, 'Can view disposal', 80, 'view_disposal'),
	(321, 'Can add disposal event', 81, 'add_disposalevent'),
	(322, 'Can change disposal event', 81, 'change_disposalevent'),
	(323, 'Can delete disposal event', 81, 'delete_disposalevent'),
	(324, 'Can view disposal event', 81, 'view_disposalevent'),
	(325, 'Can add reminder', 82, 'add_reminder'),
	(326, 'Can change reminder', 82, 'change_reminder'),
	(327, 'Can delete reminder', 82, 'delete_reminder'),
	(328, 'Can view reminder', 82, 'view_reminder'),
	(329, 'Can add reminder rule', 83, 'add_reminderrule'),
	(330, 'Can change reminder rule', 83, 'change_reminderrule'),
	(331, 'Can delete reminder rule', 83, 'delete_reminderrule'),
	(332, 'Can view reminder rule', 83, 'view_reminderrule'),
	(333, 'Can add bulk change', 84, 'add_bulkchange'),
	(334, 'Can change bulk change', 84, 'change_bulkchange'),
	(335, 'Can delete bulk change', 84, 'delete_bulkchange'),
	(336, 'Can view bulk change', 84, 'view_bulkchange'),
	(337, 'Can add bulk change item', 85, 'add_bulkchangeitem'),
	(338, 'Can change bulk change item', 85, 'change_bulkchangeitem'),
	(339, 'Can delete bulk change item', 85, 'delete_bulkchangeitem'),
	(340, 'Can view bulk change item', 85, 'view_bulkchangeitem'),
	(341, 'Can add list export', 86, 'add_listexport'),
	(342, 'Can change list export', 86, 'change_listexport'),
	(343, 'Can delete list export', 86, 'delete_listexport'),
	(344, 'Can view list export', 86, 'view_listexport'),
	(345, 'Can add stock take', 87, 'add_stocktake'),
	(346, 'Can change stock take', 87, 'change_stocktake'),
	(347, 'Can delete stock take', 87, 'delete_stocktake'),
	(348, 'Can view stock take', 87, 'view_stocktake'),
	(349, 'Can add stock take decision', 88, 'add_stocktakedecision'),
	(350, 'Can change stock take decision', 88, 'change_stocktakedecision'),
	(351, 'Can delete stock take decision', 88, 'delete_stocktakedecision'),
	(352, 'Can view stock take decision', 88, 'view_stocktakedecision'),
	(353, 'Can add stock take event', 89, 'add_stocktakeevent'),
	(354, 'Can change stock take event', 89, 'change_stocktakeevent'),
	(355, 'Can delete stock take event', 89, 'delete_stocktakeevent'),
	(356, 'Can view stock take event', 89, 'view_stocktakeevent'),
	(357, 'Can add stock take line', 90, 'add_stocktakeline'),
	(358, 'Can change stock take line', 90, 'change_stocktakeline'),
	(359, 'Can delete stock take line', 90, 'delete_stocktakeline'),
	(360, 'Can view stock take line', 90, 'view_stocktakeline'),
	(361, 'Can add stock take scan', 91, 'add_stocktakescan'),
	(362, 'Can change stock take scan', 91, 'change_stocktakescan'),
	(363, 'Can delete stock take scan', 91, 'delete_stocktakescan'),
	(364, 'Can view stock take scan', 91, 'view_stocktakescan'),
	(365, 'Can add condition photo', 92, 'add_conditionphoto'),
	(366, 'Can change condition photo', 92, 'change_conditionphoto'),
	(367, 'Can delete condition photo', 92, 'delete_conditionphoto'),
	(368, 'Can view condition photo', 92, 'view_conditionphoto'),
	(369, 'Can add condition report', 93, 'add_conditionreport'),
	(370, 'Can change condition report', 93, 'change_conditionreport'),
	(371, 'Can delete condition report', 93, 'delete_conditionreport'),
	(372, 'Can view condition report', 93, 'view_conditionreport'),
	(373, 'Can add condition report event', 94, 'add_conditionreportevent'),
	(374, 'Can change condition report event', 94, 'change_conditionreportevent'),
	(375, 'Can delete condition report event', 94, 'delete_conditionreportevent'),
	(376, 'Can view condition report event', 94, 'view_conditionreportevent'),
	(377, 'Can add item part', 95, 'add_itempart'),
	(378, 'Can change item part', 95, 'change_itempart'),
	(379, 'Can delete item part', 95, 'delete_itempart'),
	(380, 'Can view item part', 95, 'view_itempart'),
	(381, 'Can add item part event', 96, 'add_itempartevent'),
	(382, 'Can change item part event', 96, 'change_itempartevent'),
	(383, 'Can delete item part event', 96, 'delete_itempartevent'),
	(384, 'Can view item part event', 96, 'view_itempartevent'),
	(385, 'Can add meter', 97, 'add_meter'),
	(386, 'Can change meter', 97, 'change_meter'),
	(387, 'Can delete meter', 97, 'delete_meter'),
	(388, 'Can view meter', 97, 'view_meter'),
	(389, 'Can add meter reading', 98, 'add_meterreading'),
	(390, 'Can change meter reading', 98, 'change_meterreading'),
	(391, 'Can delete meter reading', 98, 'delete_meterreading'),
	(392, 'Can view meter reading', 98, 'view_meterreading'),
	(393, 'Can add meter reading event', 99, 'add_meterreadingevent'),
	(394, 'Can change meter reading event', 99, 'change_meterreadingevent'),
	(395, 'Can delete meter reading event', 99, 'delete_meterreadingevent'),
	(396, 'Can view meter reading event', 99, 'view_meterreadingevent'),
	(397, 'Can add hand over', 100, 'add_handover'),
	(398, 'Can change hand over', 100, 'change_handover'),
	(399, 'Can delete hand over', 100, 'delete_handover'),
	(400, 'Can view hand over', 100, 'view_handover'),
	(401, 'Can add hand over event', 101, 'add_handoverevent'),
	(402, 'Can change hand over event', 101, 'change_handoverevent'),
	(403, 'Can delete hand over event', 101, 'delete_handoverevent'),
	(404, 'Can view hand over event', 101, 'view_handoverevent'),
	(405, 'Can add hand over item', 102, 'add_handoveritem'),
	(406, 'Can change hand over item', 102, 'change_handoveritem'),
	(407, 'Can delete hand over item', 102, 'delete_handoveritem'),
	(408, 'Can view hand over item', 102, 'view_handoveritem'),
	(409, 'Can add hand over terms', 103, 'add_handoverterms'),
	(410, 'Can change hand over terms', 103, 'change_handoverterms'),
	(411, 'Can delete hand over terms', 103, 'delete_handoverterms'),
	(412, 'Can view hand over terms', 103, 'view_handoverterms'),
	(413, 'Can add import mapping', 104, 'add_importmapping'),
	(414, 'Can change import mapping', 104, 'change_importmapping'),
	(415, 'Can delete import mapping', 104, 'delete_importmapping'),
	(416, 'Can view import mapping', 104, 'view_importmapping'),
	(417, 'Can add hand over terms event', 105, 'add_handovertermsevent'),
	(418, 'Can change hand over terms event', 105, 'change_handovertermsevent'),
	(419, 'Can delete hand over terms event', 105, 'delete_handovertermsevent'),
	(420, 'Can view hand over terms event', 105, 'view_handovertermsevent'),
	(421, 'Can add reminder rule event', 106, 'add_reminderruleevent'),
	(422, 'Can change reminder rule event', 106, 'change_reminderruleevent'),
	(423, 'Can delete reminder rule event', 106, 'delete_reminderruleevent'),
	(424, 'Can view reminder rule event', 106, 'view_reminderruleevent'),
	(425, 'Can add pool', 107, 'add_pool'),
	(426, 'Can change pool', 107, 'change_pool'),
	(427, 'Can delete pool', 107, 'delete_pool'),
	(428, 'Can view pool', 107, 'view_pool'),
	(429, 'Can add pool event', 108, 'add_poolevent'),
	(430, 'Can change pool event', 108, 'change_poolevent'),
	(431, 'Can delete pool event', 108, 'delete_poolevent'),
	(432, 'Can view pool event', 108, 'view_poolevent'),
	(433, 'Can add pool substitute', 109, 'add_poolsubstitute'),
	(434, 'Can change pool substitute', 109, 'change_poolsubstitute'),
	(435, 'Can delete pool substitute', 109, 'delete_poolsubstitute'),
	(436, 'Can view pool substitute', 109, 'view_poolsubstitute'),
	(437, 'Can add pool substitute event', 110, 'add_poolsubstituteevent'),
	(438, 'Can change pool substitute event', 110, 'change_poolsubstituteevent'),
	(439, 'Can delete pool substitute event', 110, 'delete_poolsubstituteevent'),
	(440, 'Can view pool substitute event', 110, 'view_poolsubstituteevent'),
	(441, 'Can add pool unit', 111, 'add_poolunit'),
	(442, 'Can change pool unit', 111, 'change_poolunit'),
	(443, 'Can delete pool unit', 111, 'delete_poolunit'),
	(444, 'Can view pool unit', 111, 'view_poolunit'),
	(445, 'Can add pool unit event', 112, 'add_poolunitevent'),
	(446, 'Can change pool unit event', 112, 'change_poolunitevent'),
	(447, 'Can delete pool unit event', 112, 'delete_poolunitevent'),
	(448, 'Can view pool unit event', 112, 'view_poolunitevent'),
	(449, 'Can add reservation', 113, 'add_reservation'),
	(450, 'Can change reservation', 113, 'change_reservation'),
	(451, 'Can delete reservation', 113, 'delete_reservation'),
	(452, 'Can view reservation', 113, 'view_reservation'),
	(453, 'Can add reservation event', 114, 'add_reservationevent'),
	(454, 'Can change reservation event', 114, 'change_reservationevent'),
	(455, 'Can delete reservation event', 114, 'delete_reservationevent'),
	(456, 'Can view reservation event', 114, 'view_reservationevent'),
	(457, 'Can add stock level', 115, 'add_stocklevel'),
	(458, 'Can change stock level', 115, 'change_stocklevel'),
	(459, 'Can delete stock level', 115, 'delete_stocklevel'),
	(460, 'Can view stock level', 115, 'view_stocklevel'),
	(461, 'Can add stock level event', 116, 'add_stocklevelevent'),
	(462, 'Can change stock level event', 116, 'change_stocklevelevent'),
	(463, 'Can delete stock level event', 116, 'delete_stocklevelevent'),
	(464, 'Can view stock level event', 116, 'view_stocklevelevent'),
	(465, 'Can add stock movement', 117, 'add_stockmovement'),
	(466, 'Can change stock movement', 117, 'change_stockmovement'),
	(467, 'Can delete stock movement', 117, 'delete_stockmovement'),
	(468, 'Can view stock movement', 117, 'view_stockmovement'),
	(469, 'Can add agreement', 118, 'add_agreement'),
	(470, 'Can change agreement', 118, 'change_agreement'),
	(471, 'Can delete agreement', 118, 'delete_agreement'),
	(472, 'Can view agreement', 118, 'view_agreement'),
	(473, 'Can add agreement version', 119, 'add_agreementversion'),
	(474, 'Can change agreement version', 119, 'change_agreementversion'),
	(475, 'Can delete agreement version', 119, 'delete_agreementversion'),
	(476, 'Can view agreement version', 119, 'view_agreementversion'),
	(477, 'Can add agreement template', 120, 'add_agreementtemplate'),
	(478, 'Can change agreement template', 120, 'change_agreementtemplate'),
	(479, 'Can delete agreement template', 120, 'delete_agreementtemplate'),
	(480, 'Can view agreement template', 120, 'view_agreementtemplate'),
	(481, 'Can add period', 121, 'add_period'),
	(482, 'Can change period', 121, 'change_period'),
	(483, 'Can delete period', 121, 'delete_period'),
	(484, 'Can view period', 121, 'view_period'),
	(485, 'Can add charge', 122, 'add_charge'),
	(486, 'Can change charge', 122, 'change_charge'),
	(487, 'Can delete charge', 122, 'delete_charge'),
	(488, 'Can view charge', 122, 'view_charge'),
	(489, 'Can add rating', 123, 'add_rating'),
	(490, 'Can change rating', 123, 'change_rating'),
	(491, 'Can delete rating', 123, 'delete_rating'),
	(492, 'Can view rating', 123, 'view_rating'),
	(493, 'Can add usage', 124, 'add_usage'),
	(494, 'Can change usage', 124, 'change_usage'),
	(495, 'Can delete usage', 124, 'delete_usage'),
	(496, 'Can view usage', 124, 'view_usage'),
	(497, 'Can add decision', 125, 'add_decision'),
	(498, 'Can change decision', 125, 'change_decision'),
	(499, 'Can delete decision', 125, 'delete_decision'),
	(500, 'Can view decision', 125, 'view_decision'),
	(501, 'Can add rating due', 126, 'add_ratingdue'),
	(502, 'Can change rating due', 126, 'change_ratingdue'),
	(503, 'Can delete rating due', 126, 'delete_ratingdue'),
	(504, 'Can view rating due', 126, 'view_ratingdue'),
	(505, 'Can add what if', 127, 'add_whatif'),
	(506, 'Can change what if', 127, 'change_whatif'),
	(507, 'Can delete what if', 127, 'delete_whatif'),
	(508, 'Can view what if', 127, 'view_whatif'),
	(509, 'Can add rating notice', 128, 'add_ratingnotice'),
	(510, 'Can change rating notice', 128, 'change_ratingnotice'),
	(511, 'Can delete rating notice', 128, 'delete_ratingnotice'),
	(512, 'Can view rating notice', 128, 'view_ratingnotice'),
	(513, 'Can add approval', 129, 'add_approval'),
	(514, 'Can change approval', 129, 'change_approval'),
	(515, 'Can delete approval', 129, 'delete_approval'),
	(516, 'Can view approval', 129, 'view_approval'),
	(517, 'Can add service request', 130, 'add_servicerequest'),
	(518, 'Can change service request', 130, 'change_servicerequest'),
	(519, 'Can delete service request', 130, 'delete_servicerequest'),
	(520, 'Can view service request', 130, 'view_servicerequest'),
	(521, 'Can add request reading', 131, 'add_requestreading'),
	(522, 'Can change request reading', 131, 'change_requestreading'),
	(523, 'Can delete request reading', 131, 'delete_requestreading'),
	(524, 'Can view request reading', 131, 'view_requestreading'),
	(525, 'Can add message', 132, 'add_message'),
	(526, 'Can change message', 132, 'change_message'),
	(527, 'Can delete message', 132, 'delete_message'),
	(528, 'Can view message', 132, 'view_message'),
	(529, 'Can add approval event', 133, 'add_approvalevent'),
	(530, 'Can change approval event', 133, 'change_approvalevent'),
	(531, 'Can delete approval event', 133, 'delete_approvalevent'),
	(532, 'Can view approval event', 133, 'view_approvalevent'),
	(533, 'Can add service request event', 134, 'add_servicerequestevent'),
	(534, 'Can change service request event', 134, 'change_servicerequestevent'),
	(535, 'Can delete service request event', 134, 'delete_servicerequestevent'),
	(536, 'Can view service request event', 134, 'view_servicerequestevent'),
	(537, 'Can add channel', 135, 'add_channel'),
	(538, 'Can change channel', 135, 'change_channel'),
	(539, 'Can delete channel', 135, 'delete_channel'),
	(540, 'Can view channel', 135, 'view_channel'),
	(541, 'Can add channel event', 136, 'add_channelevent'),
	(542, 'Can change channel event', 136, 'change_channelevent'),
	(543, 'Can delete channel event', 136, 'delete_channelevent'),
	(544, 'Can view channel event', 136, 'view_channelevent'),
	(545, 'Can add clock pause', 137, 'add_clockpause'),
	(546, 'Can change clock pause', 137, 'change_clockpause'),
	(547, 'Can delete clock pause', 137, 'delete_clockpause'),
	(548, 'Can view clock pause', 137, 'view_clockpause'),
	(549, 'Can add message file', 138, 'add_messagefile'),
	(550, 'Can change message file', 138, 'change_messagefile'),
	(551, 'Can delete message file', 138, 'delete_messagefile'),
	(552, 'Can view message file', 138, 'view_messagefile'),
	(553, 'Can add queue', 139, 'add_queue'),
	(554, 'Can change queue', 139, 'change_queue'),
	(555, 'Can delete queue', 139, 'delete_queue'),
	(556, 'Can view queue', 139, 'view_queue'),
	(557, 'Can add queue event', 140, 'add_queueevent'),
	(558, 'Can change queue event', 140, 'change_queueevent'),
	(559, 'Can delete queue event', 140, 'delete_queueevent'),
	(560, 'Can view queue event', 140, 'view_queueevent'),
	(561, 'Can add queue member', 141, 'add_queuemember'),
	(562, 'Can change queue member', 141, 'change_queuemember'),
	(563, 'Can delete queue member', 141, 'delete_queuemember'),
	(564, 'Can view queue member', 141, 'view_queuemember'),
	(565, 'Can add queue member event', 142, 'add_queuememberevent'),
	(566, 'Can change queue member event', 142, 'change_queuememberevent'),
	(567, 'Can delete queue member event', 142, 'delete_queuememberevent'),
	(568, 'Can view queue member event', 142, 'view_queuememberevent'),
	(569, 'Can add ready answer', 143, 'add_readyanswer'),
	(570, 'Can change ready answer', 143, 'change_readyanswer'),
	(571, 'Can delete ready answer', 143, 'delete_readyanswer'),
	(572, 'Can view ready answer', 143, 'view_readyanswer'),
	(573, 'Can add ready answer event', 144, 'add_readyanswerevent'),
	(574, 'Can change ready answer event', 144, 'change_readyanswerevent'),
	(575, 'Can delete ready answer event', 144, 'delete_readyanswerevent'),
	(576, 'Can view ready answer event', 144, 'view_readyanswerevent'),
	(577, 'Can add request item', 145, 'add_requestitem'),
	(578, 'Can change request item', 145, 'change_requestitem'),
	(579, 'Can delete request item', 145, 'delete_requestitem'),
	(580, 'Can view request item', 145, 'view_requestitem'),
	(581, 'Can add request item event', 146, 'add_requestitemevent'),
	(582, 'Can change request item event', 146, 'change_requestitemevent'),
	(583, 'Can delete request item event', 146, 'delete_requestitemevent'),
	(584, 'Can view request item event', 146, 'view_requestitemevent'),
	(585, 'Can add request link', 147, 'add_requestlink'),
	(586, 'Can change request link', 147, 'change_requestlink'),
	(587, 'Can delete request link', 147, 'delete_requestlink'),
	(588, 'Can view request link', 147, 'view_requestlink'),
	(589, 'Can add request link event', 148, 'add_requestlinkevent'),
	(590, 'Can change request link event', 148, 'change_requestlinkevent'),
	(591, 'Can delete request link event', 148, 'delete_requestlinkevent'),
	(592, 'Can view request link event', 148, 'view_requestlinkevent'),
	(593, 'Can add request task', 149, 'add_requesttask'),
	(594, 'Can change request task', 149, 'change_requesttask'),
	(595, 'Can delete request task', 149, 'delete_requesttask'),
	(596, 'Can view request task', 149, 'view_requesttask'),
	(597, 'Can add request task event', 150, 'add_requesttaskevent'),
	(598, 'Can change request task event', 150, 'change_requesttaskevent'),
	(599, 'Can delete request task event', 150, 'delete_requesttaskevent'),
	(600, 'Can view request task event', 150, 'view_requesttaskevent'),
	(601, 'Can add target', 151, 'add_target'),
	(602, 'Can change target', 151, 'change_target'),
	(603, 'Can delete target', 151, 'delete_target'),
	(604, 'Can view target', 151, 'view_target'),
	(605, 'Can add watcher', 152, 'add_watcher'),
	(606, 'Can change watcher', 152, 'change_watcher'),
	(607, 'Can delete watcher', 152, 'delete_watcher'),
	(608, 'Can view watcher', 152, 'view_watcher'),
	(609, 'Can add watcher event', 153, 'add_watcherevent'),
	(610, 'Can change watcher event', 153, 'change_watcherevent'),
	(611, 'Can delete watcher event', 153, 'delete_watcherevent'),
	(612, 'Can view watcher event', 153, 'view_watcherevent'),
	(613, 'Can add approval link', 154, 'add_approvallink'),
	(614, 'Can change approval link', 154, 'change_approvallink'),
	(615, 'Can delete approval link', 154, 'delete_approvallink'),
	(616, 'Can view approval link', 154, 'view_approvallink'),
	(617, 'Can add approval step', 155, 'add_approvalstep'),
	(618, 'Can change approval step', 155, 'change_approvalstep'),
	(619, 'Can delete approval step', 155, 'delete_approvalstep'),
	(620, 'Can view approval step', 155, 'view_approvalstep'),
	(621, 'Can add form', 156, 'add_form'),
	(622, 'Can change form', 156, 'change_form'),
	(623, 'Can delete form', 156, 'delete_form'),
	(624, 'Can view form', 156, 'view_form'),
	(625, 'Can add form customer', 157, 'add_formcustomer'),
	(626, 'Can change form customer', 157, 'change_formcustomer'),
	(627, 'Can delete form customer', 157, 'delete_formcustomer'),
	(628, 'Can view form customer', 157, 'view_formcustomer'),
	(629, 'Can add form customer event', 158, 'add_formcustomerevent'),
	(630, 'Can change form customer event', 158, 'change_formcustomerevent'),
	(631, 'Can delete form customer event', 158, 'delete_formcustomerevent'),
	(632, 'Can view form customer event', 158, 'view_formcustomerevent'),
	(633, 'Can add form help', 159, 'add_formhelp'),
	(634, 'Can change form help', 159, 'change_formhelp'),
	(635, 'Can delete form help', 159, 'delete_formhelp'),
	(636, 'Can view form help', 159, 'view_formhelp'),
	(637, 'Can add form version', 160, 'add_formversion'),
	(638, 'Can change form version', 160, 'change_formversion'),
	(639, 'Can delete form version', 160, 'delete_formversion'),
	(640, 'Can view form version', 160, 'view_formversion'),
	(641, 'Can add form draft', 161, 'add_formdraft'),
	(642, 'Can change form draft', 161, 'change_formdraft'),
	(643, 'Can delete form draft', 161, 'delete_formdraft'),
	(644, 'Can view form draft', 161, 'view_formdraft'),
	(645, 'Can add form answers', 162, 'add_formanswers'),
	(646, 'Can change form answers', 162, 'change_formanswers'),
	(647, 'Can delete form answers', 162, 'delete_formanswers'),
	(648, 'Can view form answers', 162, 'view_formanswers'),
	(649, 'Can add form version event', 163, 'add_formversionevent'),
	(650, 'Can change form version event', 163, 'change_formversionevent'),
	(651, 'Can delete form version event', 163, 'delete_formversionevent'),
	(652, 'Can view form version event', 163, 'view_formversionevent'),
	(653, 'Can add service area', 164, 'add_servicearea'),
	(654, 'Can change service area', 164, 'change_servicearea'),
	(655, 'Can delete service area', 164, 'delete_servicearea'),
	(656, 'Can view service area', 164, 'view_servicearea'),
	(657, 'Can add form event', 165, 'add_formevent'),
	(658, 'Can change form event', 165, 'change_formevent'),
	(659, 'Can delete form event', 165, 'delete_formevent'),
	(660, 'Can view form event', 165, 'view_formevent'),
	(661, 'Can add service area event', 166, 'add_serviceareaevent'),
	(662, 'Can change service area event', 166, 'change_serviceareaevent'),
	(663, 'Can delete service area event', 166, 'delete_serviceareaevent'),
	(664, 'Can view service area event', 166, 'view_serviceareaevent'),
	(665, 'Can add diagnosis guide', 167, 'add_diagnosisguide'),
	(666, 'Can change diagnosis guide', 167, 'change_diagnosisguide'),
	(667, 'Can delete diagnosis guide', 167, 'delete_diagnosisguide'),
	(668, 'Can view diagnosis guide', 167, 'view_diagnosisguide'),
	(669, 'Can add guide version', 168, 'add_guideversion'),
	(670, 'Can change guide version', 168, 'change_guideversion'),
	(671, 'Can delete guide version', 168, 'delete_guideversion'),
	(672, 'Can view guide version', 168, 'view_guideversion'),
	(673, 'Can add guide run', 169, 'add_guiderun'),
	(674, 'Can change guide run', 169, 'change_guiderun'),
	(675, 'Can delete guide run', 169, 'delete_guiderun'),
	(676, 'Can view guide run', 169, 'view_guiderun'),
	(677, 'Can add remote session', 170, 'add_remotesession'),
	(678, 'Can change remote session', 170, 'change_remotesession'),
	(679, 'Can delete remote session', 170, 'delete_remotesession'),
	(680, 'Can view remote session', 170, 'view_remotesession'),
	(681, 'Can add remote session event', 171, 'add_remotesessionevent'),
	(682, 'Can change remote session event', 171, 'change_remotesessionevent'),
	(683, 'Can delete remote session event', 171, 'delete_remotesessionevent'),
	(684, 'Can view remote session event', 171, 'view_remotesessionevent'),
	(685, 'Can add request code', 172, 'add_requestcode'),
	(686, 'Can change request code', 172, 'change_requestcode'),
	(687, 'Can delete request code', 172, 'delete_requestcode'),
	(688, 'Can view request code', 172, 'view_requestcode'),
	(689, 'Can add service code', 173, 'add_servicecode'),
	(690, 'Can change service code', 173, 'change_servicecode'),
	(691, 'Can delete service code', 173, 'delete_servicecode'),
	(692, 'Can view service code', 173, 'view_servicecode'),
	(693, 'Can add request code event', 174, 'add_requestcodeevent'),
	(694, 'Can change request code event', 174, 'change_requestcodeevent'),
	(695, 'Can delete request code event', 174, 'delete_requestcodeevent'),
	(696, 'Can view request code event', 174, 'view_requestcodeevent'),
	(697, 'Can add service code event', 175, 'add_servicecodeevent'),
	(698, 'Can change service code event', 175, 'change_servicecodeevent'),
	(699, 'Can delete service code event', 175, 'delete_servicecodeevent'),
	(700, 'Can view service code event', 175, 'view_servicecodeevent'),
	(701, 'Can add estimate', 176, 'add_estimate'),
	(702, 'Can change estimate', 176, 'change_estimate'),
	(703, 'Can delete estimate', 176, 'delete_estimate'),
	(704, 'Can view estimate', 176, 'view_estimate'),
	(705, 'Can add estimate event', 177, 'add_estimateevent'),
	(706, 'Can change estimate event', 177, 'change_estimateevent'),
	(707, 'Can delete estimate event', 177, 'delete_estimateevent'),
	(708, 'Can view estimate event', 177, 'view_estimateevent'),
	(709, 'Can add presence', 178, 'add_presence'),
	(710, 'Can change presence', 178, 'change_presence'),
	(711, 'Can delete presence', 178, 'delete_presence'),
	(712, 'Can view presence', 178, 'view_presence'),
	(713, 'Can add time entry', 179, 'add_timeentry'),
	(714, 'Can change time entry', 179, 'change_timeentry'),
	(715, 'Can delete time entry', 179, 'delete_timeentry'),
	(716, 'Can view time entry', 179, 'view_timeentry'),
	(717, 'Can add time entry event', 180, 'add_timeentryevent'),
	(718, 'Can change time entry event', 180, 'change_timeentryevent'),
	(719, 'Can delete time entry event', 180, 'delete_timeentryevent'),
	(720, 'Can view time entry event', 180, 'view_timeentryevent'),
	(721, 'Can add timer', 181, 'add_timer'),
	(722, 'Can change timer', 181, 'change_timer'),
	(723, 'Can delete timer', 181, 'delete_timer'),
	(724, 'Can view timer', 181, 'view_timer'),
	(725, 'Can add form draft file', 182, 'add_formdraftfile'),
	(726, 'Can change form draft file', 182, 'change_formdraftfile'),
	(727, 'Can delete form draft file', 182, 'delete_formdraftfile'),
	(728, 'Can view form draft file', 182, 'view_formdraftfile'),
	(729, 'Can add announcement', 183, 'add_announcement'),
	(730, 'Can change announcement', 183, 'change_announcement'),
	(731, 'Can delete announcement', 183, 'delete_announcement'),
	(732, 'Can view announcement', 183, 'view_announcement'),
	(733, 'Can add announcement customer', 184, 'add_announcementcustomer'),
	(734, 'Can change announcement customer', 184, 'change_announcementcustomer'),
	(735, 'Can delete announcement customer', 184, 'delete_announcementcustomer'),
	(736, 'Can view announcement customer', 184, 'view_announcementcustomer'),
	(737, 'Can add announcement event', 185, 'add_announcementevent'),
	(738, 'Can change announcement event', 185, 'change_announcementevent'),
	(739, 'Can delete announcement event', 185, 'delete_announcementevent'),
	(740, 'Can view announcement event', 185, 'view_announcementevent'),
	(741, 'Can add article', 186, 'add_article'),
	(742, 'Can change article', 186, 'change_article'),
	(743, 'Can delete article', 186, 'delete_article'),
	(744, 'Can view article', 186, 'view_article'),
	(745, 'Can add article customer', 187, 'add_articlecustomer'),
	(746, 'Can change article customer', 187, 'change_articlecustomer'),
	(747, 'Can delete article customer', 187, 'delete_articlecustomer'),
	(748, 'Can view article customer', 187, 'view_articlecustomer'),
	(749, 'Can add article version', 188, 'add_articleversion'),
	(750, 'Can change article version', 188, 'change_articleversion'),
	(751, 'Can delete article version', 188, 'delete_articleversion'),
	(752, 'Can view article version', 188, 'view_articleversion'),
	(753, 'Can add dismissal', 189, 'add_dismissal'),
	(754, 'Can change dismissal', 189, 'change_dismissal'),
	(755, 'Can delete dismissal', 189, 'delete_dismissal'),
	(756, 'Can view dismissal', 189, 'view_dismissal'),
	(757, 'Can add page feedback', 190, 'add_pagefeedback'),
	(758, 'Can change page feedback', 190, 'change_pagefeedback'),
	(759, 'Can delete page feedback', 190, 'delete_pagefeedback'),
	(760, 'Can view page feedback', 190, 'view_pagefeedback'),
	(761, 'Can add page owner', 191, 'add_pageowner'),
	(762, 'Can change page owner', 191, 'change_pageowner'),
	(763, 'Can delete page owner', 191, 'delete_pageowner'),
	(764, 'Can view page owner', 191, 'view_pageowner'),
	(765, 'Can add cart', 192, 'add_cart'),
	(766, 'Can change cart', 192, 'change_cart'),
	(767, 'Can delete cart', 192, 'delete_cart'),
	(768, 'Can view cart', 192, 'view_cart'),
	(769, 'Can add cart line', 193, 'add_cartline'),
	(770, 'Can change cart line', 193, 'change_cartline'),
	(771, 'Can delete cart line', 193, 'delete_cartline'),
	(772, 'Can view cart line', 193, 'view_cartline'),
	(773, 'Can add order', 194, 'add_order'),
	(774, 'Can change order', 194, 'change_order'),
	(775, 'Can delete order', 194, 'delete_order'),
	(776, 'Can view order', 194, 'view_order'),
	(777, 'Can add order event', 195, 'add_orderevent'),
	(778, 'Can change order event', 195, 'change_orderevent'),
	(779, 'Can delete order event', 195, 'delete_orderevent'),
	(780, 'Can view order event', 195, 'view_orderevent'),
	(781, 'Can add order line', 196, 'add_orderline'),
	(782, 'Can change order line', 196, 'change_orderline'),
	(783, 'Can delete order line', 196, 'delete_orderline'),
	(784, 'Can view order line', 196, 'view_orderline'),
	(785, 'Can add order line event', 197, 'add_orderlineevent'),
	(786, 'Can change order line event', 197, 'change_orderlineevent'),
	(787, 'Can delete order line event', 197, 'delete_orderlineevent'),
	(788, 'Can view order line event', 197, 'view_orderlineevent'),
	(789, 'Can add approval rule', 198, 'add_approvalrule'),
	(790, 'Can change approval rule', 198, 'change_approvalrule'),
	(791, 'Can delete approval rule', 198, 'delete_approvalrule'),
	(792, 'Can view approval rule', 198, 'view_approvalrule'),
	(793, 'Can add approval rule event', 199, 'add_approvalruleevent'),
	(794, 'Can change approval rule event', 199, 'change_approvalruleevent'),
	(795, 'Can delete approval rule event', 199, 'delete_approvalruleevent'),
	(796, 'Can view approval rule event', 199, 'view_approvalruleevent'),
	(797, 'Can add billing run', 200, 'add_billingrun'),
	(798, 'Can change billing run', 200, 'change_billingrun'),
	(799, 'Can delete billing run', 200, 'delete_billingrun'),
	(800, 'Can view billing run', 200, 'view_billingrun'),
	(801, 'Can add invoice', 201, 'add_invoice'),
	(802, 'Can change invoice', 201, 'change_invoice'),
	(803, 'Can delete invoice', 201, 'delete_invoice'),
	(804, 'Can view invoice', 201, 'view_invoice'),
	(805, 'Can add invoice file', 202, 'add_invoicefile'),
	(806, 'Can change invoice file', 202, 'change_invoicefile'),
	(807, 'Can delete invoice file', 202, 'delete_invoicefile'),
	(808, 'Can view invoice file', 202, 'view_invoicefile'),
	(809, 'Can add invoice line', 203, 'add_invoiceline'),
	(810, 'Can change invoice line', 203, 'change_invoiceline'),
	(811, 'Can delete invoice line', 203, 'delete_invoiceline'),
	(812, 'Can view invoice line', 203, 'view_invoiceline'),
	(813, 'Can add invoice tax', 204, 'add_invoicetax'),
	(814, 'Can change invoice tax', 204, 'change_invoicetax'),
	(815, 'Can delete invoice tax', 204, 'delete_invoicetax'),
	(816, 'Can view invoice tax', 204, 'view_invoicetax'),
	(817, 'Can add billed charge', 205, 'add_billedcharge'),
	(818, 'Can change billed charge', 205, 'change_billedcharge'),
	(819, 'Can delete billed charge', 205, 'delete_billedcharge'),
	(820, 'Can view billed charge', 205, 'view_billedcharge'),
	(821, 'Can add name on paper', 206, 'add_nameonpaper'),
	(822, 'Can change name on paper', 206, 'change_nameonpaper'),
	(823, 'Can delete name on paper', 206, 'delete_nameonpaper'),
	(824, 'Can view name on paper', 206, 'view_nameonpaper'),
	(825, 'Can add webhook endpoint', 207, 'add_webhookendpoint'),
	(826, 'Can change webhook endpoint', 207, 'change_webhookendpoint'),
	(827, 'Can delete webhook endpoint', 207, 'delete_webhookendpoint'),
	(828, 'Can view webhook endpoint', 207, 'view_webhookendpoint'),
	(829, 'Can add webhook delivery', 208, 'add_webhookdelivery'),
	(830, 'Can change webhook delivery', 208, 'change_webhookdelivery'),
	(831, 'Can delete webhook delivery', 208, 'delete_webhookdelivery'),
	(832, 'Can view webhook delivery', 208, 'view_webhookdelivery'),
	(833, 'Can add webhook endpoint event', 209, 'add_webhookendpointevent'),
	(834, 'Can change webhook endpoint event', 209, 'change_webhookendpointevent'),
	(835, 'Can delete webhook endpoint event', 209, 'delete_webhookendpointevent'),
	(836, 'Can view webhook endpoint event', 209, 'view_webhookendpointevent'),
	(837, 'Can add mailbox', 210, 'add_mailbox'),
	(838, 'Can change mailbox', 210, 'change_mailbox'),
	(839, 'Can delete mailbox', 210, 'delete_mailbox'),
	(840, 'Can view mailbox', 210, 'view_mailbox'),
	(841, 'Can add mailbox event', 211, 'add_mailboxevent'),
	(842, 'Can change mailbox event', 211, 'change_mailboxevent'),
	(843, 'Can delete mailbox event', 211, 'delete_mailboxevent'),
	(844, 'Can view mailbox event', 211, 'view_mailboxevent'),
	(845, 'Can add received mail', 212, 'add_receivedmail'),
	(846, 'Can change received mail', 212, 'change_receivedmail'),
	(847, 'Can delete received mail', 212, 'delete_receivedmail'),
	(848, 'Can view received mail', 212, 'view_receivedmail'),
	(849, 'Can add copied person', 213, 'add_copiedperson'),
	(850, 'Can change copied person', 213, 'change_copiedperson'),
	(851, 'Can delete copied person', 213, 'delete_copiedperson'),
	(852, 'Can view copied person', 213, 'view_copiedperson'),
	(853, 'Can add mailbox alias', 214, 'add_mailboxalias'),
	(854, 'Can change mailbox alias', 214, 'change_mailboxalias'),
	(855, 'Can delete mailbox alias', 214, 'delete_mailboxalias'),
	(856, 'Can view mailbox alias', 214, 'view_mailboxalias'),
	(857, 'Can add mailbox alias event', 215, 'add_mailboxaliasevent'),
	(858, 'Can change mailbox alias event', 215, 'change_mailboxaliasevent'),
	(859, 'Can delete mailbox alias event', 215, 'delete_mailboxaliasevent'),
	(860, 'Can view mailbox alias event', 215, 'view_mailboxaliasevent'),
	(861, 'Can add mailbox outage', 216, 'add_mailboxoutage'),
	(862, 'Can change mailbox outage', 216, 'change_mailboxoutage'),
	(863, 'Can delete mailbox outage', 216, 'delete_mailboxoutage'),
	(864, 'Can view mailbox outage', 216, 'view_mailboxoutage');

INSERT INTO public.django_content_type VALUES
	(1, 'pghistory', 'events'),
	(2, 'pghistory', 'middlewareevents'),
	(3, 'auth', 'permission'),
	(4, 'auth', 'group'),
	(5, 'contenttypes', 'contenttype'),
	(6, 'sessions', 'session'),
	(7, 'pghistory', 'context'),
	(8, 'procrastinate', 'procrastinateevent'),
	(9, 'procrastinate', 'procrastinatejob'),
	(10, 'procrastinate', 'procrastinateperiodicdefer'),
	(11, 'procrastinate', 'procrastinateworker'),
	(12, 'account', 'emailaddress'),
	(13, 'account', 'emailconfirmation'),
	(14, 'foundation', 'provider'),
	(15, 'foundation', 'eventrecord'),
	(16, 'foundation', 'storedfile'),
	(17, 'foundation', 'eventdelivery'),
	(18, 'foundation', 'outgoingmail'),
	(19, 'foundation', 'numberseries'),
	(20, 'foundation', 'keptanswer'),
	(21, 'foundation', 'ratecount'),
	(22, 'foundation', 'jobfailure'),
	(23, 'foundation', 'providersetting'),
	(24, 'foundation', 'providersettingevent'),
	(25, 'foundation', 'outgoingmailfile'),
	(26, 'parties', 'user'),
	(27, 'parties', 'organisation'),
	(28, 'parties', 'costcentre'),
	(29, 'parties', 'contact'),
	(30, 'parties', 'organisationevent'),
	(31, 'parties', 'person'),
	(32, 'parties', 'membership'),
	(33, 'parties', 'grant'),
	(34, 'parties', 'place'),
	(35, 'parties', 'personevent'),
	(36, 'parties', 'grantevent'),
	(37, 'parties', 'placeevent'),
	(38, 'parties', 'signinentry'),
	(39, 'parties', 'notification'),
	(40, 'parties', 'notificationchoice'),
	(41, 'parties', 'apitoken'),
	(42, 'parties', 'apitokenevent'),
	(43, 'parties', 'calendardays'),
	(44, 'parties', 'calendardaysevent'),
	(45, 'parties', 'enrolment'),
	(46, 'parties', 'enrolmentevent'),
	(47, 'parties', 'standin'),
	(48, 'parties', 'standinevent'),
	(49, 'parties', 'savedview'),
	(50, 'privacy', 'retentionrule'),
	(51, 'privacy', 'retentionruleevent'),
	(52, 'privacy', 'retentionrun'),
	(53, 'privacy', 'erasure'),
	(54, 'privacy', 'personcopy'),
	(55, 'catalogue', 'acquisitionchoice'),
	(56, 'catalogue', 'assortment'),
	(57, 'catalogue', 'category'),
	(58, 'catalogue', 'acquisitionchoiceevent'),
	(59, 'catalogue', 'maker'),
	(60, 'catalogue', 'devicemodel'),
	(61, 'catalogue', 'product'),
	(62, 'catalogue', 'productevent'),
	(63, 'catalogue', 'productprice'),
	(64, 'catalogue', 'productpriceevent'),
	(65, 'catalogue', 'servicepackage'),
	(66, 'catalogue', 'packagecomponent'),
	(67, 'catalogue', 'assortmententry'),
	(68, 'register', 'assignment'),
	(69, 'register', 'deviceimport'),
	(70, 'register', 'item'),
	(71, 'register', 'assignmentevent'),
	(72, 'register', 'itemevent'),
	(73, 'register', 'itemidentifier'),
	(74, 'register', 'lease'),
	(75, 'register', 'leaseevent'),
	(76, 'register', 'placement'),
	(77, 'register', 'placementevent'),
	(78, 'register', 'serviceinterval'),
	(79, 'register', 'serviceintervalevent'),
	(80, 'register', 'disposal'),
	(81, 'register', 'disposalevent'),
	(82, 'register', 'reminder'),
	(83, 'register', 'reminderrule'),
	(84, 'register', 'bulkchange'),
	(85, 'register', 'bulkchangeitem'),
	(86, 'register', 'listexport'),
	(87, 'register', 'stocktake'),
	(88, 'register', 'stocktakedecision'),
	(89, 'register', 'stocktakeevent'),
	(90, 'register', 'stocktakeline'),
	(91, 'register', 'stocktakescan'),
	(92, 'register', 'conditionphoto'),
	(93, 'register', 'conditionreport'),
	(94, 'register', 'conditionreportevent'),
	(95, 'register', 'itempart'),
	(96, 'register', 'itempartevent'),
	(97, 'register', 'meter'),
	(98, 'register', 'meterreading'),
	(99, 'register', 'meterreadingevent'),
	(100, 'register', 'handover'),
	(101, 'register', 'handoverevent'),
	(102, 'register', 'handoveritem'),
	(103, 'register', 'handoverterms'),
	(104, 'register', 'importmapping'),
	(105, 'register', 'handovertermsevent'),
	(106, 'register', 'reminderruleevent'),
	(107, 'stock', 'pool'),
	(108, 'stock', 'poolevent'),
	(109, 'stock', 'poolsubstitute'),
	(110, 'stock', 'poolsubstituteevent'),
	(111, 'stock', 'poolunit'),
	(112, 'stock', 'poolunitevent'),
	(113, 'stock', 'reservation'),
	(114, 'stock', 'reservationevent'),
	(115, 'stock', 'stocklevel'),
	(116, 'stock', 'stocklevelevent'),
	(117, 'stock', 'stockmovement'),
	(118, 'agreements', 'agreement'),
	(119, 'agreements', 'agreementversion'),
	(120, 'agreements', 'agreementtemplate'),
	(121, 'charges', 'period'),
	(122, 'charges', 'charge'),
	(123, 'charges', 'rating'),
	(124, 'charges', 'usage'),
	(125, 'charges', 'decision'),
	(126, 'charges', 'ratingdue'),
	(127, 'charges', 'whatif'),
	(128, 'charges', 'ratingnotice'),
	(129, 'desk', 'approval'),
	(130, 'desk', 'servicerequest'),
	(131, 'desk', 'requestreading'),
	(132, 'desk', 'message'),
	(133, 'desk', 'approvalevent'),
	(134, 'desk', 'servicerequestevent'),
	(135, 'desk', 'channel'),
	(136, 'desk', 'channelevent'),
	(137, 'desk', 'clockpause'),
	(138, 'desk', 'messagefile'),
	(139, 'desk', 'queue'),
	(140, 'desk', 'queueevent'),
	(141, 'desk', 'queuemember'),
	(142, 'desk', 'queuememberevent'),
	(143, 'desk', 'readyanswer'),
	(144, 'desk', 'readyanswerevent'),
	(145, 'desk', 'requestitem'),
	(146, 'desk', 'requestitemevent'),
	(147, 'desk', 'requestlink'),
	(148, 'desk', 'requestlinkevent'),
	(149, 'desk', 'requesttask'),
	(150, 'desk', 'requesttaskevent'),
	(151, 'desk', 'target'),
	(152, 'desk', 'watcher'),
	(153, 'desk', 'watcherevent'),
	(154, 'desk', 'approvallink'),
	(155, 'desk', 'approvalstep'),
	(156, 'desk', 'form'),
	(157, 'desk', 'formcustomer'),
	(158, 'desk', 'formcustomerevent'),
	(159, 'desk', 'formhelp'),
	(160, 'desk', 'formversion'),
	(161, 'desk', 'formdraft'),
	(162, 'desk', 'formanswers'),
	(163, 'desk', 'formversionevent'),
	(164, 'desk', 'servicearea'),
	(165, 'desk', 'formevent'),
	(166, 'desk', 'serviceareaevent'),
	(167, 'desk', 'diagnosisguide'),
	(168, 'desk', 'guideversion'),
	(169, 'desk', 'guiderun'),
	(170, 'desk', 'remotesession'),
	(171, 'desk', 'remotesessionevent'),
	(172, 'desk', 'requestcode'),
	(173, 'desk', 'servicecode'),
	(174, 'desk', 'requestcodeevent'),
	(175, 'desk', 'servicecodeevent'),
	(176, 'desk', 'estimate'),
	(177, 'desk', 'estimateevent'),
	(178, 'desk', 'presence'),
	(179, 'desk', 'timeentry'),
	(180, 'desk', 'timeentryevent'),
	(181, 'desk', 'timer'),
	(182, 'desk', 'formdraftfile'),
	(183, 'knowledge', 'announcement'),
	(184, 'knowledge', 'announcementcustomer'),
	(185, 'knowledge', 'announcementevent'),
	(186, 'knowledge', 'article'),
	(187, 'knowledge', 'articlecustomer'),
	(188, 'knowledge', 'articleversion'),
	(189, 'knowledge', 'dismissal'),
	(190, 'knowledge', 'pagefeedback'),
	(191, 'knowledge', 'pageowner'),
	(192, 'shop', 'cart'),
	(193, 'shop', 'cartline'),
	(194, 'shop', 'order'),
	(195, 'shop', 'orderevent'),
	(196, 'shop', 'orderline'),
	(197, 'shop', 'orderlineevent'),
	(198, 'shop', 'approvalrule'),
	(199, 'shop', 'approvalruleevent'),
	(200, 'invoicing', 'billingrun'),
	(201, 'invoicing', 'invoice'),
	(202, 'invoicing', 'invoicefile'),
	(203, 'invoicing', 'invoiceline'),
	(204, 'invoicing', 'invoicetax'),
	(205, 'invoicing', 'billedcharge'),
	(206, 'invoicing', 'nameonpaper'),
	(207, 'connectors', 'webhookendpoint'),
	(208, 'connectors', 'webhookdelivery'),
	(209, 'connectors', 'webhookendpointevent'),
	(210, 'connectors', 'mailbox'),
	(211, 'connectors', 'mailboxevent'),
	(212, 'connectors', 'receivedmail'),
	(213, 'connectors', 'copiedperson'),
	(214, 'connectors', 'mailboxalias'),
	(215, 'connectors', 'mailboxaliasevent'),
	(216, 'connectors', 'mailboxoutage');

INSERT INTO public.django_migrations VALUES
	(1, 'pghistory', '0001_initial', now()),
	(2, 'pghistory', '0002_aggregateevent', now()),
	(3, 'pghistory', '0003_auto_20201023_1636', now()),
	(4, 'pghistory', '0004_auto_20220906_1625', now()),
	(5, 'pghistory', '0005_events_middlewareevents', now()),
	(6, 'pghistory', '0006_delete_aggregateevent', now()),
	(7, 'pghistory', '0007_auto_20250421_0444', now()),
	(8, 'foundation', '0001_initial', now()),
	(9, 'parties', '0001_initial', now()),
	(10, 'account', '0001_initial', now()),
	(11, 'account', '0002_email_max_length', now()),
	(12, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(13, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(14, 'account', '0005_emailaddress_idx_upper_email', now()),
	(15, 'account', '0006_emailaddress_lower', now()),
	(16, 'account', '0007_emailaddress_idx_email', now()),
	(17, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(18, 'account', '0009_emailaddress_unique_primary_email', now()),
	(19, 'foundation', '0002_mail_attachment', now()),
	(20, 'foundation', '0003_no_provider_index', now()),
	(21, 'parties', '0002_notification_notificationchoice', now()),
	(22, 'foundation', '0004_program_calls', now()),
	(23, 'parties', '0003_api_tokens', now()),
	(24, 'parties', '0004_pseudonyms', now()),
	(25, 'foundation', '0005_provider_logo', now()),
	(26, 'foundation', '0006_settings_and_failures', now()),
	(27, 'parties', '0005_remove_notification_notification_topic_and_more', now()),
	(28, 'parties', '0006_calendar_days', now()),
	(29, 'agreements', '0001_initial', now()),
	(30, 'agreements', '0002_templates', now()),
	(31, 'agreements', '0003_days_taken_back', now()),
	(32, 'contenttypes', '0001_initial', now()),
	(33, 'contenttypes', '0002_remove_content_type_name', now()),
	(34, 'auth', '0001_initial', now()),
	(35, 'auth', '0002_alter_permission_name_max_length', now()),
	(36, 'auth', '0003_alter_user_email_max_length', now()),
	(37, 'auth', '0004_alter_user_username_opts', now()),
	(38, 'auth', '0005_alter_user_last_login_null', now()),
	(39, 'auth', '0006_require_contenttypes_0002', now()),
	(40, 'auth', '0007_alter_validators_add_error_messages', now()),
	(41, 'auth', '0008_alter_user_username_max_length', now()),
	(42, 'auth', '0009_alter_user_last_name_max_length', now()),
	(43, 'auth', '0010_alter_group_name_max_length', now()),
	(44, 'auth', '0011_update_proxy_permissions', now()),
	(45, 'auth', '0012_alter_user_first_name_max_length', now()),
	(46, 'catalogue', '0001_initial', now()),
	(47, 'catalogue', '0002_category_life', now()),
	(48, 'register', '0001_initial', now()),
	(49, 'register', '0002_dated_fields', now()),
	(50, 'register', '0003_list_keys', now()),
	(51, 'register', '0004_saved_views', now()),
	(52, 'register', '0005_lifecycle', now()),
	(53, 'register', '0006_bulk_and_exports', now()),
	(54, 'register', '0007_stock_takes', now()),
	(55, 'register', '0008_card', now()),
	(56, 'register', '0009_hand_overs', now()),
	(57, 'register', '0010_bulk_history', now()),
	(58, 'register', '0011_device_imports', now()),
	(59, 'register', '0012_one_history', now()),
	(60, 'register', '0013_import_names', now()),
	(61, 'register', '0014_search_waits', now()),
	(62, 'register', '0015_found_again', now()),
	(63, 'register', '0016_cards_as_files', now()),
	(64, 'register', '0017_settings_history', now()),
	(65, 'parties', '0007_enrolments', now()),
	(66, 'parties', '0008_topics_of_work', now()),
	(67, 'charges', '0001_initial', now()),
	(68, 'charges', '0002_ratingdue_charge_charge_for_period_and_more', now()),
	(69, 'charges', '0003_remove_charge_charge_once_a_posting_charge_waives_and_more', now()),
	(70, 'charges', '0004_parts_by_customer_money_and_tax', now()),
	(71, 'charges', '0005_lease_bought', now()),
	(72, 'charges', '0006_prices_with_tax_and_kinds', now()),
	(73, 'charges', '0007_what_if', now()),
	(74, 'charges', '0008_payer_steps_and_targets', now()),
	(75, 'charges', '0009_ratingnotice', now()),
	(76, 'charges', '0010_usages_taken_back', now()),
	(77, 'parties', '0009_person_person_by_address', now()),
	(78, 'foundation', '0007_mail_out', now()),
	(79, 'parties', '0010_mail_states_and_stand_ins', now()),
	(80, 'parties', '0011_saved_views', now()),
	(81, 'parties', '0012_views_of_lists', now()),
	(82, 'desk', '0001_initial', now()),
	(83, 'desk', '0002_channel_channelevent_channel_channel_kind_and_more', now()),
	(84, 'desk', '0003_readings_are_kept', now()),
	(85, 'desk', '0004_channels_follow_the_calendar', now()),
	(86, 'desk', '0005_requests_at_work', now()),
	(87, 'desk', '0006_queues_for_what_is_there', now()),
	(88, 'desk', '0007_every_request_has_a_queue', now()),
	(89, 'desk', '0008_mail_out_and_approvals', now()),
	(90, 'desk', '0009_forms_as_data', now()),
	(91, 'desk', '0010_diagnosis_guides', now()),
	(92, 'desk', '0011_time_and_estimates', now()),
	(93, 'desk', '0012_approvals_count_working_days', now()),
	(94, 'desk', '0013_what_waits_counts_working_days', now()),
	(95, 'connectors', '0001_initial', now()),
	(96, 'connectors', '0002_mail_in', now()),
	(97, 'connectors', '0003_around_mailboxes', now()),
	(98, 'desk', '0014_files_of_drafts_and_codes_at_done', now()),
	(99, 'desk', '0015_indexes_of_lists', now()),
	(100, 'invoicing', '0001_initial', now()),
	(101, 'invoicing', '0002_billedcharge_remove_invoiceline_belongs_to_draft_and_more', now()),
	(102, 'invoicing', '0003_void_is_called_voided', now()),
	(103, 'invoicing', '0004_names_on_papers', now()),
	(104, 'knowledge', '0001_initial', now()),
	(105, 'knowledge', '0002_data_officers', now()),
	(106, 'privacy', '0001_initial', now()),
	(107, 'procrastinate', '0001_initial', now()),
	(108, 'procrastinate', '0002_drop_started_at_column', now()),
	(109, 'procrastinate', '0003_drop_started_at_column', now()),
	(110, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(111, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(112, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(113, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(114, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(115, 'procrastinate', '0009_add_defer_job_function', now()),
	(116, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(117, 'procrastinate', '0011_add_foreign_key_index', now()),
	(118, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(119, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(120, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(121, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(122, 'procrastinate', '0016_delete_finished_jobs', now()),
	(123, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(124, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(125, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(126, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(127, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(128, 'procrastinate', '0022_null_locks_excluded', now()),
	(129, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(130, 'procrastinate', '0024_job_id_bigint', now()),
	(131, 'procrastinate', '0025_add_models', now()),
	(132, 'procrastinate', '0026_add_job_priority', now()),
	(133, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(134, 'procrastinate', '0028_add_cancel_states', now()),
	(135, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(136, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(137, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(138, 'procrastinate', '0032_pre_cancel_notification', now()),
	(139, 'procrastinate', '0033_post_cancel_notification', now()),
	(140, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(141, 'procrastinate', '0035_post_add_heartbeat', now()),
	(142, 'procrastinate', '0036_add_worker_model', now()),
	(143, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(144, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(145, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(146, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(147, 'procrastinate', '0041_post_retry_failed_job', now()),
	(148, 'register', '0018_saved_views_move', now()),
	(149, 'sessions', '0001_initial', now()),
	(150, 'shop', '0001_initial', now()),
	(151, 'shop', '0002_approvalrule_approvalruleevent_and_more', now()),
	(152, 'shop', '0003_replaces', now()),
	(153, 'shop', '0004_approval_rules_wait', now()),
	(154, 'stock', '0001_initial', now());

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.agreements_agreement_id_seq', 1, false);

SELECT pg_catalog.setval('public.agreements_agreementtemplate_id_seq', 1, false);

SELECT pg_catalog.setval('public.agreements_agreementversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 864, true);

SELECT pg_catalog.setval('public.catalogue_acquisitionchoice_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_acquisitionchoiceevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_assortment_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_assortmententry_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_category_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_devicemodel_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_maker_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_packagecomponent_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productprice_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productpriceevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_servicepackage_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_charge_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_decision_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_period_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_rating_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_ratingdue_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_ratingnotice_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_usage_id_seq', 1, false);

SELECT pg_catalog.setval('public.charges_whatif_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_copiedperson_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_mailbox_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_mailboxalias_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_mailboxaliasevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_mailboxevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_mailboxoutage_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_receivedmail_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_webhookdelivery_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_webhookendpoint_id_seq', 1, false);

SELECT pg_catalog.setval('public.connectors_webhookendpointevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_approval_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_approvalevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_approvallink_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_approvalstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_channel_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_channelevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_clockpause_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_diagnosisguide_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_estimate_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_estimateevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_form_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formanswers_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formcustomer_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formcustomerevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formdraft_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formdraftfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formhelp_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_formversionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_guiderun_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_guideversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_message_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_messagefile_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_presence_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_queue_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_queueevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_queuemember_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_queuememberevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_readyanswer_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_readyanswerevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_remotesession_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_remotesessionevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestcode_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestcodeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestitemevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestlink_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestlinkevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requestreading_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requesttask_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_requesttaskevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_servicearea_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_serviceareaevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_servicecode_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_servicecodeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_servicerequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_servicerequestevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_target_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_timeentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_timeentryevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_timer_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_watcher_id_seq', 1, false);

SELECT pg_catalog.setval('public.desk_watcherevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 216, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 154, true);

SELECT pg_catalog.setval('public.foundation_eventdelivery_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_eventrecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_jobfailure_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_keptanswer_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_numberseries_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_outgoingmail_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_outgoingmailfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_provider_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_providersetting_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_providersettingevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_ratecount_id_seq', 1, false);

SELECT pg_catalog.setval('public.foundation_storedfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_billedcharge_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_billingrun_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_invoice_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_invoicefile_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_invoiceline_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_invoicetax_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoicing_nameonpaper_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_announcement_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_announcementcustomer_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_announcementevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_article_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_articlecustomer_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_articleversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_dismissal_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_pagefeedback_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_pageowner_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_apitoken_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_apitokenevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_calendardays_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_calendardaysevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_contact_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_costcentre_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_enrolment_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_enrolmentevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_grant_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_grantevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_membership_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_notification_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_notificationchoice_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_organisation_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_organisationevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_person_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_personevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_place_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_placeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_savedview_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_signinentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_standin_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_standinevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.parties_user_id_seq', 1, false);

SELECT pg_catalog.setval('public.privacy_erasure_id_seq', 1, false);

SELECT pg_catalog.setval('public.privacy_personcopy_id_seq', 1, false);

SELECT pg_catalog.setval('public.privacy_retentionrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.privacy_retentionruleevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.privacy_retentionrun_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_assignment_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_assignmentevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_bulkchange_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_bulkchangeitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_conditionphoto_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_conditionreport_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_conditionreportevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_deviceimport_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_disposal_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_disposalevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_handover_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_handoverevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_handoveritem_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_handoverterms_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_handovertermsevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_importmapping_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_item_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_itemevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_itemidentifier_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_itempart_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_itempartevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_lease_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_leaseevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_listexport_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_meter_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_meterreading_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_meterreadingevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_placement_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_placementevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_reminder_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_reminderrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_reminderruleevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_serviceinterval_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_serviceintervalevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_stocktake_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_stocktakedecision_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_stocktakeevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_stocktakeline_id_seq', 1, false);

SELECT pg_catalog.setval('public.register_stocktakescan_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_approvalrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_approvalruleevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_cart_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_cartline_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_order_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_orderevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_orderline_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_orderlineevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_pool_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_poolevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_poolsubstitute_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_poolsubstituteevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_poolunit_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_poolunitevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_reservation_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_reservationevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_stocklevel_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_stocklevelevent_pgh_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_stockmovement_id_seq', 1, false);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_acquisitionchoice
    ADD CONSTRAINT acquisition_choice_one_at_a_time EXCLUDE USING gist (customer_id WITH =, COALESCE(category_id, (0)::bigint) WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreement
    ADD CONSTRAINT agreement_code UNIQUE (provider_id, customer_id, code);

ALTER TABLE ONLY public.agreements_agreementtemplate
    ADD CONSTRAINT agreement_template_number UNIQUE (provider_id, code, number);

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreement_version_in_force_alone EXCLUDE USING gist (agreement_id WITH =, in_force WITH &&) WHERE (((state)::text = 'active'::text)) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreement_version_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.agreements_agreement
    ADD CONSTRAINT agreements_agreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agreements_agreement
    ADD CONSTRAINT agreements_agreement_provider_id_id_716f34ce_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.agreements_agreementtemplate
    ADD CONSTRAINT agreements_agreementtemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agreements_agreementtemplate
    ADD CONSTRAINT agreements_agreementtemplate_provider_id_id_1046ced5_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreements_agreementversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreements_agreementversion_provider_id_id_1aefa259_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_announcementcustomer
    ADD CONSTRAINT announcement_customer_once UNIQUE (announcement_id, organisation_id);

ALTER TABLE ONLY public.shop_approvalrule
    ADD CONSTRAINT approval_rule_one_a_customer UNIQUE (provider_id, customer_id);

ALTER TABLE ONLY public.desk_approvalstep
    ADD CONSTRAINT approval_step_once UNIQUE (provider_id, request_id, "position");

ALTER TABLE ONLY public.knowledge_articlecustomer
    ADD CONSTRAINT article_customer_once UNIQUE (article_id, organisation_id);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT article_slug UNIQUE (provider_id, slug);

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT article_version_number UNIQUE (article_id, number);

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT assignment_one_at_a_time EXCLUDE USING gist (item_id WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortment
    ADD CONSTRAINT assortment_code UNIQUE (provider_id, organisation_id, code);

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT assortment_entry_once UNIQUE NULLS NOT DISTINCT (assortment_id, product_id, package_id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_bulkchangeitem
    ADD CONSTRAINT bulk_change_item_once UNIQUE (change_id, item_id);

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT cart_one_open UNIQUE (person_id, customer_id);

ALTER TABLE ONLY public.catalogue_acquisitionchoice
    ADD CONSTRAINT catalogue_acquisitionchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_acquisitionchoice
    ADD CONSTRAINT catalogue_acquisitionchoice_provider_id_id_78d5fb0c_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_acquisitionchoiceevent
    ADD CONSTRAINT catalogue_acquisitionchoiceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.catalogue_assortment
    ADD CONSTRAINT catalogue_assortment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_assortment
    ADD CONSTRAINT catalogue_assortment_provider_id_id_304382a1_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT catalogue_assortmententry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT catalogue_assortmententry_provider_id_id_c5d85294_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_provider_id_id_a7763dd1_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT catalogue_devicemodel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT catalogue_devicemodel_provider_id_id_4e9db67b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT catalogue_maker_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT catalogue_maker_provider_id_id_7681e1c0_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_packagecomponent
    ADD CONSTRAINT catalogue_packagecomponent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_packagecomponent
    ADD CONSTRAINT catalogue_packagecomponent_provider_id_id_dd1f1868_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_provider_id_id_ca6b4bff_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_productevent
    ADD CONSTRAINT catalogue_productevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.catalogue_productprice
    ADD CONSTRAINT catalogue_productprice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productprice
    ADD CONSTRAINT catalogue_productprice_provider_id_id_8c8b70ef_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_productpriceevent
    ADD CONSTRAINT catalogue_productpriceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.catalogue_servicepackage
    ADD CONSTRAINT catalogue_servicepackage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_servicepackage
    ADD CONSTRAINT catalogue_servicepackage_provider_id_id_52aac2c0_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT category_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.invoicing_billedcharge
    ADD CONSTRAINT charge_billed_once UNIQUE (charge_id);

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charge_once_a_posting UNIQUE NULLS NOT DISTINCT (provider_id, agreement_id, clause, subject, currency, tax_category, prices_include_tax, for_period_id, customer_id, payer_id, cost_centre_id, posting_code, period_id, waives_id);

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charge_waived_once UNIQUE (waives_id);

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_provider_id_id_cf16bbcb_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_decision
    ADD CONSTRAINT charges_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_decision
    ADD CONSTRAINT charges_decision_provider_id_id_31fd9113_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_period
    ADD CONSTRAINT charges_period_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_period
    ADD CONSTRAINT charges_period_provider_id_id_6aa33c3b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_provider_id_id_eb53e2b4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_ratingdue
    ADD CONSTRAINT charges_ratingdue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_ratingdue
    ADD CONSTRAINT charges_ratingdue_provider_id_id_30d1098d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_provider_id_id_d05e9424_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_provider_id_id_a6ad7bea_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.charges_whatif
    ADD CONSTRAINT charges_whatif_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_whatif
    ADD CONSTRAINT charges_whatif_provider_id_id_f0269a4e_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT connectors_copiedperson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT connectors_copiedperson_provider_id_id_d5eb5dc0_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_key_key UNIQUE (key);

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_provider_id_id_09c46ec4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_mailboxalias
    ADD CONSTRAINT connectors_mailboxalias_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_mailboxalias
    ADD CONSTRAINT connectors_mailboxalias_provider_id_id_21a82245_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_mailboxaliasevent
    ADD CONSTRAINT connectors_mailboxaliasevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.connectors_mailboxevent
    ADD CONSTRAINT connectors_mailboxevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.connectors_mailboxoutage
    ADD CONSTRAINT connectors_mailboxoutage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_mailboxoutage
    ADD CONSTRAINT connectors_mailboxoutage_provider_id_id_f7a09596_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedmail_provider_id_id_72c01399_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_webhookdelivery
    ADD CONSTRAINT connectors_webhookdelivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_webhookdelivery
    ADD CONSTRAINT connectors_webhookdelivery_provider_id_id_405ac8bc_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_webhookendpoint
    ADD CONSTRAINT connectors_webhookendpoint_key_key UNIQUE (key);

ALTER TABLE ONLY public.connectors_webhookendpoint
    ADD CONSTRAINT connectors_webhookendpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.connectors_webhookendpoint
    ADD CONSTRAINT connectors_webhookendpoint_provider_id_id_fec0b5fb_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_webhookendpointevent
    ADD CONSTRAINT connectors_webhookendpointevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT copied_person_once UNIQUE (provider_id, request_id, address);

ALTER TABLE ONLY public.parties_costcentre
    ADD CONSTRAINT cost_centre_code UNIQUE (provider_id, organisation_id, code);

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_provider_id_id_47646f46_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.desk_approvalevent
    ADD CONSTRAINT desk_approvalevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_approvallink
    ADD CONSTRAINT desk_approvallink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_approvallink
    ADD CONSTRAINT desk_approvallink_provider_id_id_4f33488b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_approvallink
    ADD CONSTRAINT desk_approvallink_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.desk_approvalstep
    ADD CONSTRAINT desk_approvalstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_approvalstep
    ADD CONSTRAINT desk_approvalstep_provider_id_id_cfeff1b6_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_channel
    ADD CONSTRAINT desk_channel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_channel
    ADD CONSTRAINT desk_channel_provider_id_id_5a013ce4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_channelevent
    ADD CONSTRAINT desk_channelevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_clockpause
    ADD CONSTRAINT desk_clockpause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_clockpause
    ADD CONSTRAINT desk_clockpause_provider_id_id_d88e51cf_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_diagnosisguide
    ADD CONSTRAINT desk_diagnosisguide_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_diagnosisguide
    ADD CONSTRAINT desk_diagnosisguide_provider_id_id_981132fa_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_provider_id_id_918c692b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_estimateevent
    ADD CONSTRAINT desk_estimateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_form
    ADD CONSTRAINT desk_form_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_form
    ADD CONSTRAINT desk_form_provider_id_id_84e8e4ca_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT desk_formanswers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT desk_formanswers_provider_id_id_9c777fe9_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formcustomer
    ADD CONSTRAINT desk_formcustomer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_formcustomer
    ADD CONSTRAINT desk_formcustomer_provider_id_id_28cf9705_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formcustomerevent
    ADD CONSTRAINT desk_formcustomerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT desk_formdraft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT desk_formdraft_provider_id_id_8f2144e6_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formdraftfile
    ADD CONSTRAINT desk_formdraftfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_formdraftfile
    ADD CONSTRAINT desk_formdraftfile_provider_id_id_94cf4488_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formevent
    ADD CONSTRAINT desk_formevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_formhelp
    ADD CONSTRAINT desk_formhelp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_formhelp
    ADD CONSTRAINT desk_formhelp_provider_id_id_24d6348f_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formversion
    ADD CONSTRAINT desk_formversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_formversion
    ADD CONSTRAINT desk_formversion_provider_id_id_16ab3abb_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_formversionevent
    ADD CONSTRAINT desk_formversionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_provider_id_id_9b3a84ac_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT desk_guideversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT desk_guideversion_provider_id_id_3a4abe69_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_message
    ADD CONSTRAINT desk_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_message
    ADD CONSTRAINT desk_message_provider_id_id_cb5b555c_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_messagefile
    ADD CONSTRAINT desk_messagefile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_messagefile
    ADD CONSTRAINT desk_messagefile_provider_id_id_01e3a4a5_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_presence
    ADD CONSTRAINT desk_presence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_presence
    ADD CONSTRAINT desk_presence_provider_id_id_b775adb2_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_queue
    ADD CONSTRAINT desk_queue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_queue
    ADD CONSTRAINT desk_queue_provider_id_id_5fe06bc1_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_queueevent
    ADD CONSTRAINT desk_queueevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_queuemember
    ADD CONSTRAINT desk_queuemember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_queuemember
    ADD CONSTRAINT desk_queuemember_provider_id_id_2a4a041c_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_queuememberevent
    ADD CONSTRAINT desk_queuememberevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_readyanswer
    ADD CONSTRAINT desk_readyanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_readyanswer
    ADD CONSTRAINT desk_readyanswer_provider_id_id_b24bcc25_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_readyanswerevent
    ADD CONSTRAINT desk_readyanswerevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_provider_id_id_43e39313_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.desk_remotesessionevent
    ADD CONSTRAINT desk_remotesessionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_requestcode
    ADD CONSTRAINT desk_requestcode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_requestcode
    ADD CONSTRAINT desk_requestcode_provider_id_id_cf1c8bd2_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_requestcodeevent
    ADD CONSTRAINT desk_requestcodeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_requestitem
    ADD CONSTRAINT desk_requestitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_requestitem
    ADD CONSTRAINT desk_requestitem_provider_id_id_a49a75f0_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_requestitemevent
    ADD CONSTRAINT desk_requestitemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_requestlink
    ADD CONSTRAINT desk_requestlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_requestlink
    ADD CONSTRAINT desk_requestlink_provider_id_id_e15e22f0_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_requestlinkevent
    ADD CONSTRAINT desk_requestlinkevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_requestreading
    ADD CONSTRAINT desk_requestreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_requestreading
    ADD CONSTRAINT desk_requestreading_provider_id_id_7d11798c_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_requesttask
    ADD CONSTRAINT desk_requesttask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_requesttask
    ADD CONSTRAINT desk_requesttask_provider_id_id_a23c2979_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_requesttaskevent
    ADD CONSTRAINT desk_requesttaskevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_servicearea
    ADD CONSTRAINT desk_servicearea_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_servicearea
    ADD CONSTRAINT desk_servicearea_provider_id_id_450d75b8_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_serviceareaevent
    ADD CONSTRAINT desk_serviceareaevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_servicecode
    ADD CONSTRAINT desk_servicecode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_servicecode
    ADD CONSTRAINT desk_servicecode_provider_id_id_04e8be57_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_servicecodeevent
    ADD CONSTRAINT desk_servicecodeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_provider_id_id_175529af_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_servicerequestevent
    ADD CONSTRAINT desk_servicerequestevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_target
    ADD CONSTRAINT desk_target_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_target
    ADD CONSTRAINT desk_target_provider_id_id_19a11e34_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_timeentry
    ADD CONSTRAINT desk_timeentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_timeentry
    ADD CONSTRAINT desk_timeentry_provider_id_id_2787b5c5_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_timeentryevent
    ADD CONSTRAINT desk_timeentryevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.desk_timer
    ADD CONSTRAINT desk_timer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_timer
    ADD CONSTRAINT desk_timer_provider_id_id_87d48218_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_watcher
    ADD CONSTRAINT desk_watcher_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_watcher
    ADD CONSTRAINT desk_watcher_provider_id_id_75cb425f_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_watcherevent
    ADD CONSTRAINT desk_watcherevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT device_model_name UNIQUE (provider_id, maker_id, folded_name, model_number);

ALTER TABLE ONLY public.knowledge_dismissal
    ADD CONSTRAINT dismissal_once UNIQUE (announcement_id, person_id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT enrolment_once_a_level EXCLUDE USING gist (person_id WITH =, level WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT enrolment_one_at_a_time EXCLUDE USING gist (line WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT estimate_number UNIQUE (provider_id, request_id, number);

ALTER TABLE ONLY public.foundation_eventdelivery
    ADD CONSTRAINT event_delivered_once UNIQUE (event_id, handler);

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT form_answers_of_request UNIQUE (provider_id, request_id);

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT form_answers_once UNIQUE (provider_id, key);

ALTER TABLE ONLY public.desk_form
    ADD CONSTRAINT form_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.desk_formcustomer
    ADD CONSTRAINT form_customer_once UNIQUE (provider_id, form_id, organisation_id);

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT form_draft_once UNIQUE (provider_id, person_id, form_id);

ALTER TABLE ONLY public.desk_formhelp
    ADD CONSTRAINT form_help_day UNIQUE (provider_id, form_id, kind, what, "on");

ALTER TABLE ONLY public.desk_formversion
    ADD CONSTRAINT form_version_number UNIQUE (provider_id, form_id, number);

ALTER TABLE ONLY public.foundation_cache
    ADD CONSTRAINT foundation_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.foundation_eventdelivery
    ADD CONSTRAINT foundation_eventdelivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_eventrecord
    ADD CONSTRAINT foundation_eventrecord_key_key UNIQUE (key);

ALTER TABLE ONLY public.foundation_eventrecord
    ADD CONSTRAINT foundation_eventrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_eventrecord
    ADD CONSTRAINT foundation_eventrecord_provider_id_id_958a0cb4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_jobfailure
    ADD CONSTRAINT foundation_jobfailure_job_id_key UNIQUE (job_id);

ALTER TABLE ONLY public.foundation_jobfailure
    ADD CONSTRAINT foundation_jobfailure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_jobfailure
    ADD CONSTRAINT foundation_jobfailure_provider_id_id_5765dae3_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_keptanswer
    ADD CONSTRAINT foundation_keptanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_keptanswer
    ADD CONSTRAINT foundation_keptanswer_provider_id_id_88e6abb0_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_numberseries
    ADD CONSTRAINT foundation_numberseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_numberseries
    ADD CONSTRAINT foundation_numberseries_provider_id_id_92cb2b2d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_outgoingmail
    ADD CONSTRAINT foundation_outgoingmail_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.foundation_outgoingmail
    ADD CONSTRAINT foundation_outgoingmail_once_key_key UNIQUE (once_key);

ALTER TABLE ONLY public.foundation_outgoingmail
    ADD CONSTRAINT foundation_outgoingmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_outgoingmail
    ADD CONSTRAINT foundation_outgoingmail_provider_id_id_f2c64902_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_outgoingmailfile
    ADD CONSTRAINT foundation_outgoingmailfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_outgoingmailfile
    ADD CONSTRAINT foundation_outgoingmailfile_provider_id_id_b93ffc0c_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_provider
    ADD CONSTRAINT foundation_provider_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_provider
    ADD CONSTRAINT foundation_provider_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.foundation_providersetting
    ADD CONSTRAINT foundation_providersetting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_providersetting
    ADD CONSTRAINT foundation_providersetting_provider_id_id_ac9beb95_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_providersettingevent
    ADD CONSTRAINT foundation_providersettingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.foundation_ratecount
    ADD CONSTRAINT foundation_ratecount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_ratecount
    ADD CONSTRAINT foundation_ratecount_provider_id_id_fb91f1c3_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.foundation_storedfile
    ADD CONSTRAINT foundation_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.foundation_storedfile
    ADD CONSTRAINT foundation_storedfile_provider_id_id_e1d5d5be_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.desk_diagnosisguide
    ADD CONSTRAINT guide_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT guide_version_number UNIQUE (provider_id, guide_id, number);

ALTER TABLE ONLY public.register_handoveritem
    ADD CONSTRAINT hand_over_item_once UNIQUE (hand_over_id, item_id);

ALTER TABLE ONLY public.register_handoverterms
    ADD CONSTRAINT hand_over_terms_once UNIQUE (provider_id);

ALTER TABLE ONLY public.register_importmapping
    ADD CONSTRAINT import_mapping_once UNIQUE (customer_id, fingerprint);

ALTER TABLE ONLY public.invoicing_invoicefile
    ADD CONSTRAINT invoice_file_once UNIQUE (invoice_id, format);

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoice_line_credited_once UNIQUE (credits_line_id);

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoice_line_position UNIQUE (invoice_id, "position");

ALTER TABLE ONLY public.invoicing_invoicetax
    ADD CONSTRAINT invoice_tax_once UNIQUE (invoice_id, category, rate);

ALTER TABLE ONLY public.invoicing_billedcharge
    ADD CONSTRAINT invoicing_billedcharge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_billedcharge
    ADD CONSTRAINT invoicing_billedcharge_provider_id_id_a18515e8_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.invoicing_billingrun
    ADD CONSTRAINT invoicing_billingrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_billingrun
    ADD CONSTRAINT invoicing_billingrun_provider_id_id_0958efa5_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_provider_id_id_fd4016e5_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.invoicing_invoicefile
    ADD CONSTRAINT invoicing_invoicefile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_invoicefile
    ADD CONSTRAINT invoicing_invoicefile_provider_id_id_b5065144_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoicing_invoiceline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoicing_invoiceline_provider_id_id_bd366a66_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.invoicing_invoicetax
    ADD CONSTRAINT invoicing_invoicetax_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_invoicetax
    ADD CONSTRAINT invoicing_invoicetax_provider_id_id_9c090517_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.invoicing_nameonpaper
    ADD CONSTRAINT invoicing_nameonpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoicing_nameonpaper
    ADD CONSTRAINT invoicing_nameonpaper_provider_id_id_735d8624_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_itemidentifier
    ADD CONSTRAINT item_identifier_once UNIQUE (provider_id, kind, normalised);

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT item_one_successor UNIQUE (predecessor_id);

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT item_tag UNIQUE (provider_id, folded_tag);

ALTER TABLE ONLY public.foundation_keptanswer
    ADD CONSTRAINT kept_answer_once UNIQUE (provider_id, caller, key);

ALTER TABLE ONLY public.knowledge_announcement
    ADD CONSTRAINT knowledge_announcement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_announcement
    ADD CONSTRAINT knowledge_announcement_provider_id_id_4b75e48c_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_announcementcustomer
    ADD CONSTRAINT knowledge_announcementcustomer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_announcementcustomer
    ADD CONSTRAINT knowledge_announcementcustomer_provider_id_id_880f4a23_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_announcementevent
    ADD CONSTRAINT knowledge_announcementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_provider_id_id_a062a1c9_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_articlecustomer
    ADD CONSTRAINT knowledge_articlecustomer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_articlecustomer
    ADD CONSTRAINT knowledge_articlecustomer_provider_id_id_5332b266_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articleversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articleversion_provider_id_id_1d8d4f93_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_dismissal
    ADD CONSTRAINT knowledge_dismissal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_dismissal
    ADD CONSTRAINT knowledge_dismissal_provider_id_id_382ddb87_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_pagefeedback
    ADD CONSTRAINT knowledge_pagefeedback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_pagefeedback
    ADD CONSTRAINT knowledge_pagefeedback_provider_id_id_e4af6e44_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.knowledge_pageowner
    ADD CONSTRAINT knowledge_pageowner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_pageowner
    ADD CONSTRAINT knowledge_pageowner_provider_id_id_7e508707_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT mailbox_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT maker_name UNIQUE (provider_id, folded_name);

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT membership_once UNIQUE (user_id, person_id);

ALTER TABLE ONLY public.register_meter
    ADD CONSTRAINT meter_of_a_kind UNIQUE (item_id, kind);

ALTER TABLE ONLY public.invoicing_nameonpaper
    ADD CONSTRAINT name_on_paper_once UNIQUE (line_id, start);

ALTER TABLE ONLY public.parties_notificationchoice
    ADD CONSTRAINT notification_choice_once UNIQUE (membership_id, topic);

ALTER TABLE ONLY public.parties_notification
    ADD CONSTRAINT notification_once UNIQUE (membership_id, once_key);

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT order_line_position UNIQUE (order_id, "position");

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT order_one_a_request UNIQUE (request_id);

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT organisation_slug UNIQUE (provider_id, slug);

ALTER TABLE ONLY public.catalogue_servicepackage
    ADD CONSTRAINT package_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.knowledge_pageowner
    ADD CONSTRAINT page_owner_once UNIQUE (provider_id, page_key);

ALTER TABLE ONLY public.parties_apitoken
    ADD CONSTRAINT parties_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_apitoken
    ADD CONSTRAINT parties_apitoken_provider_id_id_f8ec95c6_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_apitoken
    ADD CONSTRAINT parties_apitoken_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.parties_apitokenevent
    ADD CONSTRAINT parties_apitokenevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_calendardays
    ADD CONSTRAINT parties_calendardays_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_calendardays
    ADD CONSTRAINT parties_calendardays_provider_id_id_042ed2fa_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_calendardaysevent
    ADD CONSTRAINT parties_calendardaysevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_contact
    ADD CONSTRAINT parties_contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_contact
    ADD CONSTRAINT parties_contact_provider_id_id_64ee1c41_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_costcentre
    ADD CONSTRAINT parties_costcentre_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_costcentre
    ADD CONSTRAINT parties_costcentre_provider_id_id_cd0f7fe2_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_provider_id_id_6eb5a2e7_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_enrolmentevent
    ADD CONSTRAINT parties_enrolmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_provider_id_id_5b05a9a4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_grantevent
    ADD CONSTRAINT parties_grantevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_provider_id_id_1430b13d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_notification
    ADD CONSTRAINT parties_notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_notification
    ADD CONSTRAINT parties_notification_provider_id_id_6d111023_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_notificationchoice
    ADD CONSTRAINT parties_notificationchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_notificationchoice
    ADD CONSTRAINT parties_notificationchoice_provider_id_id_1fdff037_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_provider_id_id_3978cf21_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_organisationevent
    ADD CONSTRAINT parties_organisationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_provider_id_id_e63d7f90_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_personevent
    ADD CONSTRAINT parties_personevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_place
    ADD CONSTRAINT parties_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_place
    ADD CONSTRAINT parties_place_provider_id_id_aee6b471_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_placeevent
    ADD CONSTRAINT parties_placeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_signinentry
    ADD CONSTRAINT parties_signinentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_signinentry
    ADD CONSTRAINT parties_signinentry_provider_id_id_dba1e1e9_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_standin
    ADD CONSTRAINT parties_standin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_standin
    ADD CONSTRAINT parties_standin_provider_id_id_dfdcc0bb_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.parties_standinevent
    ADD CONSTRAINT parties_standinevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_user
    ADD CONSTRAINT parties_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.parties_user
    ADD CONSTRAINT parties_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charges_period
    ADD CONSTRAINT period_label UNIQUE (provider_id, label);

ALTER TABLE ONLY public.charges_period
    ADD CONSTRAINT period_no_overlap EXCLUDE USING gist (provider_id WITH =, during WITH &&);

ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_placement
    ADD CONSTRAINT placement_one_at_a_time EXCLUDE USING gist (item_id WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT pool_name UNIQUE (provider_id, customer_id, name);

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT pool_substitute_once UNIQUE (pool_id, device_model_id, substitute_id);

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT pool_unit_in_one_pool EXCLUDE USING gist (item_id WITH =, during WITH &&);

ALTER TABLE ONLY public.desk_presence
    ADD CONSTRAINT presence_once UNIQUE (provider_id, request_id, person_id);

ALTER TABLE ONLY public.privacy_erasure
    ADD CONSTRAINT privacy_erasure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_erasure
    ADD CONSTRAINT privacy_erasure_provider_id_id_0f9b67e4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.privacy_personcopy
    ADD CONSTRAINT privacy_personcopy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_personcopy
    ADD CONSTRAINT privacy_personcopy_provider_id_id_40b8d212_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.privacy_retentionrule
    ADD CONSTRAINT privacy_retentionrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_retentionrule
    ADD CONSTRAINT privacy_retentionrule_provider_id_id_e18e3118_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.privacy_retentionruleevent
    ADD CONSTRAINT privacy_retentionruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.privacy_retentionrun
    ADD CONSTRAINT privacy_retentionrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_retentionrun
    ADD CONSTRAINT privacy_retentionrun_provider_id_id_d7a6c12e_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productprice
    ADD CONSTRAINT product_price_from UNIQUE (provider_id, product_id, acquisition_model, valid_from);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT product_sku UNIQUE (provider_id, sku);

ALTER TABLE ONLY public.desk_queue
    ADD CONSTRAINT queue_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.desk_queuemember
    ADD CONSTRAINT queue_member_once UNIQUE (provider_id, queue_id, person_id);

ALTER TABLE ONLY public.foundation_ratecount
    ADD CONSTRAINT rate_count_caller UNIQUE (provider_id, caller);

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT rating_notice_once UNIQUE (provider_id, period_id, agreement_id, clause, code, usage_key);

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT rating_once UNIQUE NULLS NOT DISTINCT (provider_id, agreement_id, clause, subject, currency, tax_category, prices_include_tax, period_id, customer_id, payer_id, cost_centre_id, posting_code);

ALTER TABLE ONLY public.register_meterreading
    ADD CONSTRAINT reading_once UNIQUE (meter_id, read_at, value);

ALTER TABLE ONLY public.desk_readyanswer
    ADD CONSTRAINT ready_answer_title UNIQUE (provider_id, title);

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT received_mail_once UNIQUE (mailbox_id, sha256);

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_provider_id_id_f9d4f634_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_assignmentevent
    ADD CONSTRAINT register_assignmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_bulkchange
    ADD CONSTRAINT register_bulkchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_bulkchange
    ADD CONSTRAINT register_bulkchange_provider_id_id_f66e1ec1_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_bulkchangeitem
    ADD CONSTRAINT register_bulkchangeitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_bulkchangeitem
    ADD CONSTRAINT register_bulkchangeitem_provider_id_id_9e65f5d4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_conditionphoto
    ADD CONSTRAINT register_conditionphoto_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_conditionphoto
    ADD CONSTRAINT register_conditionphoto_provider_id_id_d79a374f_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_conditionreport
    ADD CONSTRAINT register_conditionreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_conditionreport
    ADD CONSTRAINT register_conditionreport_provider_id_id_c9d8c9e4_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_conditionreportevent
    ADD CONSTRAINT register_conditionreportevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_deviceimport
    ADD CONSTRAINT register_deviceimport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_deviceimport
    ADD CONSTRAINT register_deviceimport_provider_id_id_7086987d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_provider_id_id_765b7f19_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_disposalevent
    ADD CONSTRAINT register_disposalevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_provider_id_id_52267b3d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.register_handoverevent
    ADD CONSTRAINT register_handoverevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_handoveritem
    ADD CONSTRAINT register_handoveritem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_handoveritem
    ADD CONSTRAINT register_handoveritem_provider_id_id_a95ceef1_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_handoverterms
    ADD CONSTRAINT register_handoverterms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_handoverterms
    ADD CONSTRAINT register_handoverterms_provider_id_id_ef080b90_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_handovertermsevent
    ADD CONSTRAINT register_handovertermsevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_importmapping
    ADD CONSTRAINT register_importmapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_importmapping
    ADD CONSTRAINT register_importmapping_provider_id_id_dd72aed9_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_provider_id_id_730cbe05_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_itemevent
    ADD CONSTRAINT register_itemevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_itemidentifier
    ADD CONSTRAINT register_itemidentifier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_itemidentifier
    ADD CONSTRAINT register_itemidentifier_provider_id_id_787fa747_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_itempart
    ADD CONSTRAINT register_itempart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_itempart
    ADD CONSTRAINT register_itempart_provider_id_id_87e57670_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_itempartevent
    ADD CONSTRAINT register_itempartevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_provider_id_id_de6f0e6f_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_leaseevent
    ADD CONSTRAINT register_leaseevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_listexport
    ADD CONSTRAINT register_listexport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_listexport
    ADD CONSTRAINT register_listexport_provider_id_id_b5a44968_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_meter
    ADD CONSTRAINT register_meter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_meter
    ADD CONSTRAINT register_meter_provider_id_id_5a6f278b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_meterreading
    ADD CONSTRAINT register_meterreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_meterreading
    ADD CONSTRAINT register_meterreading_provider_id_id_ea72c85e_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_meterreadingevent
    ADD CONSTRAINT register_meterreadingevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_placement
    ADD CONSTRAINT register_placement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_placement
    ADD CONSTRAINT register_placement_provider_id_id_2a6952f7_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_placementevent
    ADD CONSTRAINT register_placementevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_reminder
    ADD CONSTRAINT register_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_reminder
    ADD CONSTRAINT register_reminder_provider_id_id_01f19b2b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_reminderrule
    ADD CONSTRAINT register_reminderrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_reminderrule
    ADD CONSTRAINT register_reminderrule_provider_id_id_350f351a_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_reminderruleevent
    ADD CONSTRAINT register_reminderruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.parties_savedview
    ADD CONSTRAINT register_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_savedview
    ADD CONSTRAINT register_savedview_provider_id_id_2efee2b9_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT register_serviceinterval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT register_serviceinterval_provider_id_id_aa9e4d6b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_serviceintervalevent
    ADD CONSTRAINT register_serviceintervalevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_provider_id_id_5a590b8e_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakedecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakedecision_provider_id_id_dbf2fb64_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_stocktakeevent
    ADD CONSTRAINT register_stocktakeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeline_provider_id_id_c4dfd267_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakescan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakescan_provider_id_id_bb35248e_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_reminder
    ADD CONSTRAINT reminder_once UNIQUE (person_id, item_id, kind, ends_on, days_before);

ALTER TABLE ONLY public.register_reminderrule
    ADD CONSTRAINT reminder_rule_once UNIQUE NULLS NOT DISTINCT (provider_id, customer_id);

ALTER TABLE ONLY public.desk_requestcode
    ADD CONSTRAINT request_code_of_a_kind UNIQUE (provider_id, request_id, kind);

ALTER TABLE ONLY public.desk_requestitem
    ADD CONSTRAINT request_item_once UNIQUE (provider_id, request_id, item_id);

ALTER TABLE ONLY public.desk_requestlink
    ADD CONSTRAINT request_link_once UNIQUE (provider_id, request_id, other_id, kind);

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT request_number UNIQUE (provider_id, number);

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT reservation_source_once UNIQUE (provider_id, source_key);

ALTER TABLE ONLY public.privacy_retentionrule
    ADD CONSTRAINT retention_rule_once UNIQUE (provider_id, code);

ALTER TABLE ONLY public.privacy_retentionrun
    ADD CONSTRAINT retention_run_once_a_day UNIQUE (provider_id, day);

ALTER TABLE ONLY public.parties_savedview
    ADD CONSTRAINT saved_view_name UNIQUE (owner_id, list_name, name);

ALTER TABLE ONLY public.foundation_numberseries
    ADD CONSTRAINT series_once UNIQUE (provider_id, series, year);

ALTER TABLE ONLY public.desk_servicearea
    ADD CONSTRAINT service_area_code UNIQUE (provider_id, code);

ALTER TABLE ONLY public.desk_servicecode
    ADD CONSTRAINT service_code_once UNIQUE (provider_id, kind, code);

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT service_interval_one_at_a_time EXCLUDE USING gist (item_id WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_providersetting
    ADD CONSTRAINT setting_once UNIQUE (provider_id, key);

ALTER TABLE ONLY public.shop_approvalrule
    ADD CONSTRAINT shop_approvalrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_approvalrule
    ADD CONSTRAINT shop_approvalrule_provider_id_id_4bb14055_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.shop_approvalruleevent
    ADD CONSTRAINT shop_approvalruleevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT shop_cart_key_key UNIQUE (key);

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT shop_cart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT shop_cart_provider_id_id_ec49672f_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_provider_id_id_75cd97d9_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_cart_key_key UNIQUE (cart_key);

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_provider_id_id_41d9ae8d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.shop_orderevent
    ADD CONSTRAINT shop_orderevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_provider_id_id_16f96f56_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.shop_orderlineevent
    ADD CONSTRAINT shop_orderlineevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.stock_stocklevel
    ADD CONSTRAINT stock_level_once UNIQUE (place_id, product_id);

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_provider_id_id_b6ea4c39_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.stock_poolevent
    ADD CONSTRAINT stock_poolevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT stock_poolsubstitute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT stock_poolsubstitute_provider_id_id_5b51f159_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.stock_poolsubstituteevent
    ADD CONSTRAINT stock_poolsubstituteevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_provider_id_id_69c1f36d_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.stock_poolunitevent
    ADD CONSTRAINT stock_poolunitevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_provider_id_id_94c23ddf_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.stock_reservationevent
    ADD CONSTRAINT stock_reservationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.stock_stocklevel
    ADD CONSTRAINT stock_stocklevel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_stocklevel
    ADD CONSTRAINT stock_stocklevel_provider_id_id_1d8e9076_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.stock_stocklevelevent
    ADD CONSTRAINT stock_stocklevelevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_provider_id_id_2df8502b_tenant UNIQUE (provider_id, id);

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT stock_take_decided_once UNIQUE NULLS NOT DISTINCT (stock_take_id, kind, item_id, code);

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT stock_take_line_once UNIQUE (stock_take_id, item_id);

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT stock_take_scan_sent_once UNIQUE (stock_take_id, client_id);

ALTER TABLE ONLY public.desk_timer
    ADD CONSTRAINT timer_once UNIQUE (provider_id, request_id, agent_id);

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT usage_source_once UNIQUE (provider_id, source_key);

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT usage_taken_back_once UNIQUE (provider_id, takes_back_id);

ALTER TABLE ONLY public.desk_watcher
    ADD CONSTRAINT watcher_once UNIQUE (provider_id, request_id, person_id);

ALTER TABLE ONLY public.connectors_webhookdelivery
    ADD CONSTRAINT webhook_event_once UNIQUE (endpoint_id, event_id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX agreements_agreement_code_6534dccf ON public.agreements_agreement USING btree (code);

CREATE INDEX agreements_agreement_code_6534dccf_like ON public.agreements_agreement USING btree (code varchar_pattern_ops);

CREATE INDEX agreements_agreement_customer_id_876ffdf9 ON public.agreements_agreement USING btree (customer_id);

CREATE INDEX agreements_agreement_on_top_of_id_5811356b ON public.agreements_agreement USING btree (on_top_of_id);

CREATE INDEX agreements_agreementtemplate_code_57cb480f ON public.agreements_agreementtemplate USING btree (code);

CREATE INDEX agreements_agreementtemplate_code_57cb480f_like ON public.agreements_agreementtemplate USING btree (code varchar_pattern_ops);

CREATE INDEX agreements_agreementtemplate_created_by_id_850d24fc ON public.agreements_agreementtemplate USING btree (created_by_id);

CREATE INDEX agreements_agreementversion_activated_by_id_1a5baba2 ON public.agreements_agreementversion USING btree (activated_by_id);

CREATE INDEX agreements_agreementversion_agreement_id_21b78fb4 ON public.agreements_agreementversion USING btree (agreement_id);

CREATE INDEX agreements_agreementversion_created_by_id_25a61c9b ON public.agreements_agreementversion USING btree (created_by_id);

CREATE INDEX approval_asked_until ON public.desk_approval USING btree (provider_id, ask_until) WHERE ((ask_until IS NOT NULL) AND ((state)::text = 'pending'::text));

CREATE UNIQUE INDEX article_shipped ON public.knowledge_article USING btree (provider_id, shipped_key) WHERE (NOT ((shipped_key)::text = ''::text));

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX bulk_change_item_fate ON public.register_bulkchangeitem USING btree (change_id, fate, id);

CREATE INDEX calendar_days_whose ON public.parties_calendardays USING btree (provider_id, customer_id, starts_on);

CREATE INDEX catalogue_acquisitionchoice_category_id_78f0ba8e ON public.catalogue_acquisitionchoice USING btree (category_id);

CREATE INDEX catalogue_acquisitionchoice_customer_id_a25a9ea3 ON public.catalogue_acquisitionchoice USING btree (customer_id);

CREATE INDEX catalogue_acquisitionchoiceevent_category_id_05489ef7 ON public.catalogue_acquisitionchoiceevent USING btree (category_id);

CREATE INDEX catalogue_acquisitionchoiceevent_customer_id_86a90aaa ON public.catalogue_acquisitionchoiceevent USING btree (customer_id);

CREATE INDEX catalogue_acquisitionchoiceevent_pgh_context_id_8483fb73 ON public.catalogue_acquisitionchoiceevent USING btree (pgh_context_id);

CREATE INDEX catalogue_acquisitionchoiceevent_pgh_obj_id_eb0bc503 ON public.catalogue_acquisitionchoiceevent USING btree (pgh_obj_id);

CREATE INDEX catalogue_acquisitionchoiceevent_provider_id_d190f757 ON public.catalogue_acquisitionchoiceevent USING btree (provider_id);

CREATE INDEX catalogue_assortment_code_4407456a ON public.catalogue_assortment USING btree (code);

CREATE INDEX catalogue_assortment_code_4407456a_like ON public.catalogue_assortment USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_assortment_organisation_id_8c314782 ON public.catalogue_assortment USING btree (organisation_id);

CREATE INDEX catalogue_assortmententry_assortment_id_f155ef19 ON public.catalogue_assortmententry USING btree (assortment_id);

CREATE INDEX catalogue_assortmententry_package_id_21da55c6 ON public.catalogue_assortmententry USING btree (package_id);

CREATE INDEX catalogue_assortmententry_product_id_8c934004 ON public.catalogue_assortmententry USING btree (product_id);

CREATE INDEX catalogue_category_code_98f4a4fa ON public.catalogue_category USING btree (code);

CREATE INDEX catalogue_category_code_98f4a4fa_like ON public.catalogue_category USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_devicemodel_category_id_794cb8f1 ON public.catalogue_devicemodel USING btree (category_id);

CREATE INDEX catalogue_devicemodel_maker_id_dccf1d36 ON public.catalogue_devicemodel USING btree (maker_id);

CREATE INDEX catalogue_devicemodel_successor_id_9451a564 ON public.catalogue_devicemodel USING btree (successor_id);

CREATE INDEX catalogue_packagecomponent_package_id_0e1b7e01 ON public.catalogue_packagecomponent USING btree (package_id);

CREATE INDEX catalogue_product_category_id_d8eb7fb2 ON public.catalogue_product USING btree (category_id);

CREATE INDEX catalogue_product_device_model_id_ffae4cc3 ON public.catalogue_product USING btree (device_model_id);

CREATE INDEX catalogue_product_sku_df1c7a4d ON public.catalogue_product USING btree (sku);

CREATE INDEX catalogue_product_sku_df1c7a4d_like ON public.catalogue_product USING btree (sku varchar_pattern_ops);

CREATE INDEX catalogue_productevent_category_id_5d42019e ON public.catalogue_productevent USING btree (category_id);

CREATE INDEX catalogue_productevent_device_model_id_7761349e ON public.catalogue_productevent USING btree (device_model_id);

CREATE INDEX catalogue_productevent_pgh_context_id_a7dc3fd4 ON public.catalogue_productevent USING btree (pgh_context_id);

CREATE INDEX catalogue_productevent_pgh_obj_id_9f7da297 ON public.catalogue_productevent USING btree (pgh_obj_id);

CREATE INDEX catalogue_productevent_provider_id_04528d49 ON public.catalogue_productevent USING btree (provider_id);

CREATE INDEX catalogue_productprice_product_id_90cc24e0 ON public.catalogue_productprice USING btree (product_id);

CREATE INDEX catalogue_productpriceevent_pgh_context_id_4fd4e579 ON public.catalogue_productpriceevent USING btree (pgh_context_id);

CREATE INDEX catalogue_productpriceevent_pgh_obj_id_3da6b9e2 ON public.catalogue_productpriceevent USING btree (pgh_obj_id);

CREATE INDEX catalogue_productpriceevent_product_id_70c8a17c ON public.catalogue_productpriceevent USING btree (product_id);

CREATE INDEX catalogue_productpriceevent_provider_id_8a861faa ON public.catalogue_productpriceevent USING btree (provider_id);

CREATE INDEX catalogue_servicepackage_code_dc575ee0 ON public.catalogue_servicepackage USING btree (code);

CREATE INDEX catalogue_servicepackage_code_dc575ee0_like ON public.catalogue_servicepackage USING btree (code varchar_pattern_ops);

CREATE INDEX charge_for_period ON public.charges_charge USING btree (provider_id, for_period_id, item_id);

CREATE INDEX charge_of_customer ON public.charges_charge USING btree (provider_id, period_id, customer_id);

CREATE INDEX charge_of_item ON public.charges_charge USING btree (provider_id, item_id);

CREATE INDEX charges_charge_agreement_id_0d17b342 ON public.charges_charge USING btree (agreement_id);

CREATE INDEX charges_charge_cost_centre_id_bd34fcf9 ON public.charges_charge USING btree (cost_centre_id);

CREATE INDEX charges_charge_customer_id_d4e5057b ON public.charges_charge USING btree (customer_id);

CREATE INDEX charges_charge_for_period_id_20932d40 ON public.charges_charge USING btree (for_period_id);

CREATE INDEX charges_charge_item_id_7b1e5279 ON public.charges_charge USING btree (item_id);

CREATE INDEX charges_charge_payer_id_40df8807 ON public.charges_charge USING btree (payer_id);

CREATE INDEX charges_charge_period_id_bef7ce96 ON public.charges_charge USING btree (period_id);

CREATE INDEX charges_charge_version_id_8148ac47 ON public.charges_charge USING btree (version_id);

CREATE INDEX charges_charge_waives_id_42bad21d ON public.charges_charge USING btree (waives_id);

CREATE INDEX charges_decision_usage_id_c7ac94a7 ON public.charges_decision USING btree (usage_id);

CREATE INDEX charges_decision_version_id_421507f4 ON public.charges_decision USING btree (version_id);

CREATE INDEX charges_rating_agreement_id_60b75d79 ON public.charges_rating USING btree (agreement_id);

CREATE INDEX charges_rating_cost_centre_id_6ba34ecc ON public.charges_rating USING btree (cost_centre_id);

CREATE INDEX charges_rating_customer_id_df2dcb0a ON public.charges_rating USING btree (customer_id);

CREATE INDEX charges_rating_item_id_a1102a1c ON public.charges_rating USING btree (item_id);

CREATE INDEX charges_rating_payer_id_69af8b29 ON public.charges_rating USING btree (payer_id);

CREATE INDEX charges_rating_period_id_449bada7 ON public.charges_rating USING btree (period_id);

CREATE INDEX charges_rating_version_id_e0058922 ON public.charges_rating USING btree (version_id);

CREATE INDEX charges_ratingdue_customer_id_da3b82db ON public.charges_ratingdue USING btree (customer_id);

CREATE INDEX charges_ratingdue_item_id_9c2de0a1 ON public.charges_ratingdue USING btree (item_id);

CREATE INDEX charges_ratingnotice_agreement_id_9348cded ON public.charges_ratingnotice USING btree (agreement_id);

CREATE INDEX charges_ratingnotice_customer_id_4ae7f698 ON public.charges_ratingnotice USING btree (customer_id);

CREATE INDEX charges_ratingnotice_item_id_507d8e58 ON public.charges_ratingnotice USING btree (item_id);

CREATE INDEX charges_ratingnotice_period_id_4c7b2e21 ON public.charges_ratingnotice USING btree (period_id);

CREATE INDEX charges_ratingnotice_version_id_07ee2b78 ON public.charges_ratingnotice USING btree (version_id);

CREATE INDEX charges_usage_cost_centre_id_3c9e607f ON public.charges_usage USING btree (cost_centre_id);

CREATE INDEX charges_usage_customer_id_1bac697d ON public.charges_usage USING btree (customer_id);

CREATE INDEX charges_usage_item_id_a9d3631c ON public.charges_usage USING btree (item_id);

CREATE INDEX charges_usage_payer_id_cb924e2a ON public.charges_usage USING btree (payer_id);

CREATE INDEX charges_usage_takes_back_id_46ca103b ON public.charges_usage USING btree (takes_back_id);

CREATE INDEX charges_whatif_customer_id_01f1cd5c ON public.charges_whatif USING btree (customer_id);

CREATE INDEX charges_whatif_made_by_id_56481a71 ON public.charges_whatif USING btree (made_by_id);

CREATE INDEX charges_whatif_version_id_16be3b5d ON public.charges_whatif USING btree (version_id);

CREATE INDEX condition_of_item ON public.register_conditionreport USING btree (item_id, occurred_at DESC);

CREATE INDEX connectors_copiedperson_decided_by_id_f39a31b5 ON public.connectors_copiedperson USING btree (decided_by_id);

CREATE INDEX connectors_copiedperson_mail_id_f9cae163 ON public.connectors_copiedperson USING btree (mail_id);

CREATE INDEX connectors_copiedperson_request_id_856a2171 ON public.connectors_copiedperson USING btree (request_id);

CREATE INDEX connectors_mailbox_code_1b815350 ON public.connectors_mailbox USING btree (code);

CREATE INDEX connectors_mailbox_code_1b815350_like ON public.connectors_mailbox USING btree (code varchar_pattern_ops);

CREATE INDEX connectors_mailbox_customer_id_e2205341 ON public.connectors_mailbox USING btree (customer_id);

CREATE INDEX connectors_mailbox_keeper_id_7290f7e7 ON public.connectors_mailbox USING btree (keeper_id);

CREATE INDEX connectors_mailbox_queue_id_e2345f05 ON public.connectors_mailbox USING btree (queue_id);

CREATE INDEX connectors_mailboxalias_mailbox_id_e5bdadfd ON public.connectors_mailboxalias USING btree (mailbox_id);

CREATE INDEX connectors_mailboxaliasevent_mailbox_id_54d7ca2f ON public.connectors_mailboxaliasevent USING btree (mailbox_id);

CREATE INDEX connectors_mailboxaliasevent_pgh_context_id_06d6befe ON public.connectors_mailboxaliasevent USING btree (pgh_context_id);

CREATE INDEX connectors_mailboxaliasevent_pgh_obj_id_4529c3d4 ON public.connectors_mailboxaliasevent USING btree (pgh_obj_id);

CREATE INDEX connectors_mailboxaliasevent_provider_id_cf9930d3 ON public.connectors_mailboxaliasevent USING btree (provider_id);

CREATE INDEX connectors_mailboxevent_customer_id_ace8262b ON public.connectors_mailboxevent USING btree (customer_id);

CREATE INDEX connectors_mailboxevent_keeper_id_9e606b1e ON public.connectors_mailboxevent USING btree (keeper_id);

CREATE INDEX connectors_mailboxevent_pgh_context_id_9822bff8 ON public.connectors_mailboxevent USING btree (pgh_context_id);

CREATE INDEX connectors_mailboxevent_pgh_obj_id_776be4e4 ON public.connectors_mailboxevent USING btree (pgh_obj_id);

CREATE INDEX connectors_mailboxevent_provider_id_eeb3c996 ON public.connectors_mailboxevent USING btree (provider_id);

CREATE INDEX connectors_mailboxevent_queue_id_ab5c274b ON public.connectors_mailboxevent USING btree (queue_id);

CREATE INDEX connectors_mailboxoutage_mailbox_id_75734349 ON public.connectors_mailboxoutage USING btree (mailbox_id);

CREATE INDEX connectors_receivedmail_decided_by_id_52ee3853 ON public.connectors_receivedmail USING btree (decided_by_id);

CREATE INDEX connectors_receivedmail_file_id_2710730b ON public.connectors_receivedmail USING btree (file_id);

CREATE INDEX connectors_receivedmail_mailbox_id_9d87ce47 ON public.connectors_receivedmail USING btree (mailbox_id);

CREATE INDEX connectors_receivedmail_message_id_34feaee6 ON public.connectors_receivedmail USING btree (message_id);

CREATE INDEX connectors_receivedmail_request_id_75c36b2b ON public.connectors_receivedmail USING btree (request_id);

CREATE INDEX connectors_webhookdelivery_endpoint_id_c21b0cf9 ON public.connectors_webhookdelivery USING btree (endpoint_id);

CREATE INDEX connectors_webhookdelivery_event_id_3dd322fc ON public.connectors_webhookdelivery USING btree (event_id);

CREATE INDEX connectors_webhookendpoint_customer_id_44fd8238 ON public.connectors_webhookendpoint USING btree (customer_id);

CREATE INDEX connectors_webhookendpoint_made_by_id_827623e2 ON public.connectors_webhookendpoint USING btree (made_by_id);

CREATE INDEX connectors_webhookendpointevent_customer_id_8618ef90 ON public.connectors_webhookendpointevent USING btree (customer_id);

CREATE INDEX connectors_webhookendpointevent_made_by_id_32d9057a ON public.connectors_webhookendpointevent USING btree (made_by_id);

CREATE INDEX connectors_webhookendpointevent_pgh_context_id_cb823893 ON public.connectors_webhookendpointevent USING btree (pgh_context_id);

CREATE INDEX connectors_webhookendpointevent_pgh_obj_id_0998be9a ON public.connectors_webhookendpointevent USING btree (pgh_obj_id);

CREATE INDEX connectors_webhookendpointevent_provider_id_48fd6745 ON public.connectors_webhookendpointevent USING btree (provider_id);

CREATE INDEX desk_approval_answered_by_id_a28655c2 ON public.desk_approval USING btree (answered_by_id);

CREATE INDEX desk_approval_approver_id_9116d0cb ON public.desk_approval USING btree (approver_id);

CREATE INDEX desk_approval_asked_by_id_b4cebbee ON public.desk_approval USING btree (asked_by_id);

CREATE INDEX desk_approval_cost_centre_id_a19c7eaf ON public.desk_approval USING btree (cost_centre_id);

CREATE INDEX desk_approval_passed_from_id_10b8e340 ON public.desk_approval USING btree (passed_from_id);

CREATE INDEX desk_approval_request_id_67dc698c ON public.desk_approval USING btree (request_id);

CREATE INDEX desk_approval_step_id_2ea9c2f6 ON public.desk_approval USING btree (step_id);

CREATE INDEX desk_approval_token_hash_9e6d46dd_like ON public.desk_approval USING btree (token_hash varchar_pattern_ops);

CREATE INDEX desk_approvalevent_answered_by_id_914cd354 ON public.desk_approvalevent USING btree (answered_by_id);

CREATE INDEX desk_approvalevent_approver_id_ab93db3a ON public.desk_approvalevent USING btree (approver_id);

CREATE INDEX desk_approvalevent_asked_by_id_7df3a407 ON public.desk_approvalevent USING btree (asked_by_id);

CREATE INDEX desk_approvalevent_cost_centre_id_6fbc0b0e ON public.desk_approvalevent USING btree (cost_centre_id);

CREATE INDEX desk_approvalevent_passed_from_id_3aa6bccb ON public.desk_approvalevent USING btree (passed_from_id);

CREATE INDEX desk_approvalevent_pgh_context_id_2451e506 ON public.desk_approvalevent USING btree (pgh_context_id);

CREATE INDEX desk_approvalevent_pgh_obj_id_e60517d8 ON public.desk_approvalevent USING btree (pgh_obj_id);

CREATE INDEX desk_approvalevent_provider_id_01a3a30a ON public.desk_approvalevent USING btree (provider_id);

CREATE INDEX desk_approvalevent_request_id_3ef1eae9 ON public.desk_approvalevent USING btree (request_id);

CREATE INDEX desk_approvalevent_step_id_11e2aaf7 ON public.desk_approvalevent USING btree (step_id);

CREATE INDEX desk_approvallink_approval_id_495d1211 ON public.desk_approvallink USING btree (approval_id);

CREATE INDEX desk_approvallink_person_id_80a2386c ON public.desk_approvallink USING btree (person_id);

CREATE INDEX desk_approvallink_token_hash_385c4f96_like ON public.desk_approvallink USING btree (token_hash varchar_pattern_ops);

CREATE INDEX desk_approvalstep_request_id_e35a6fa7 ON public.desk_approvalstep USING btree (request_id);

CREATE INDEX desk_channel_customer_id_5b42c040 ON public.desk_channel USING btree (customer_id);

CREATE INDEX desk_channelevent_customer_id_66040ffa ON public.desk_channelevent USING btree (customer_id);

CREATE INDEX desk_channelevent_pgh_context_id_4e552819 ON public.desk_channelevent USING btree (pgh_context_id);

CREATE INDEX desk_channelevent_pgh_obj_id_e830a56e ON public.desk_channelevent USING btree (pgh_obj_id);

CREATE INDEX desk_channelevent_provider_id_5d0911c5 ON public.desk_channelevent USING btree (provider_id);

CREATE INDEX desk_clockpause_request_id_982efd29 ON public.desk_clockpause USING btree (request_id);

CREATE INDEX desk_diagnosisguide_code_2a13c98e ON public.desk_diagnosisguide USING btree (code);

CREATE INDEX desk_diagnosisguide_code_2a13c98e_like ON public.desk_diagnosisguide USING btree (code varchar_pattern_ops);

CREATE INDEX desk_estimate_answered_by_id_9f779132 ON public.desk_estimate USING btree (answered_by_id);

CREATE INDEX desk_estimate_made_by_id_a8a18f4d ON public.desk_estimate USING btree (made_by_id);

CREATE INDEX desk_estimate_request_id_210013ed ON public.desk_estimate USING btree (request_id);

CREATE INDEX desk_estimate_version_id_36f6a6d6 ON public.desk_estimate USING btree (version_id);

CREATE INDEX desk_estimateevent_answered_by_id_97ead71e ON public.desk_estimateevent USING btree (answered_by_id);

CREATE INDEX desk_estimateevent_made_by_id_481fe478 ON public.desk_estimateevent USING btree (made_by_id);

CREATE INDEX desk_estimateevent_pgh_context_id_d4094ef0 ON public.desk_estimateevent USING btree (pgh_context_id);

CREATE INDEX desk_estimateevent_pgh_obj_id_c07e15aa ON public.desk_estimateevent USING btree (pgh_obj_id);

CREATE INDEX desk_estimateevent_provider_id_a488f8cf ON public.desk_estimateevent USING btree (provider_id);

CREATE INDEX desk_estimateevent_request_id_2b0800fd ON public.desk_estimateevent USING btree (request_id);

CREATE INDEX desk_estimateevent_version_id_b103002b ON public.desk_estimateevent USING btree (version_id);

CREATE INDEX desk_form_area_id_e500496f ON public.desk_form USING btree (area_id);

CREATE INDEX desk_form_code_78ca25af ON public.desk_form USING btree (code);

CREATE INDEX desk_form_code_78ca25af_like ON public.desk_form USING btree (code varchar_pattern_ops);

CREATE INDEX desk_form_queue_id_3edbdcb1 ON public.desk_form USING btree (queue_id);

CREATE INDEX desk_formanswers_request_id_515f72c5 ON public.desk_formanswers USING btree (request_id);

CREATE INDEX desk_formanswers_version_id_0ce908c0 ON public.desk_formanswers USING btree (version_id);

CREATE INDEX desk_formcustomer_form_id_66bb6098 ON public.desk_formcustomer USING btree (form_id);

CREATE INDEX desk_formcustomer_organisation_id_d6e35645 ON public.desk_formcustomer USING btree (organisation_id);

CREATE INDEX desk_formcustomerevent_form_id_88588dd3 ON public.desk_formcustomerevent USING btree (form_id);

CREATE INDEX desk_formcustomerevent_organisation_id_1be35b41 ON public.desk_formcustomerevent USING btree (organisation_id);

CREATE INDEX desk_formcustomerevent_pgh_context_id_9b6ed873 ON public.desk_formcustomerevent USING btree (pgh_context_id);

CREATE INDEX desk_formcustomerevent_pgh_obj_id_131b741d ON public.desk_formcustomerevent USING btree (pgh_obj_id);

CREATE INDEX desk_formcustomerevent_provider_id_9a34b8bd ON public.desk_formcustomerevent USING btree (provider_id);

CREATE INDEX desk_formdraft_form_id_69f4b08c ON public.desk_formdraft USING btree (form_id);

CREATE INDEX desk_formdraft_person_id_d2155c1c ON public.desk_formdraft USING btree (person_id);

CREATE INDEX desk_formdraft_version_id_ee85a03a ON public.desk_formdraft USING btree (version_id);

CREATE INDEX desk_formdraftfile_draft_id_b137b215 ON public.desk_formdraftfile USING btree (draft_id);

CREATE INDEX desk_formdraftfile_file_id_af586765 ON public.desk_formdraftfile USING btree (file_id);

CREATE INDEX desk_formevent_area_id_db60a292 ON public.desk_formevent USING btree (area_id);

CREATE INDEX desk_formevent_pgh_context_id_09f24ef8 ON public.desk_formevent USING btree (pgh_context_id);

CREATE INDEX desk_formevent_pgh_obj_id_c0522ee1 ON public.desk_formevent USING btree (pgh_obj_id);

CREATE INDEX desk_formevent_provider_id_519d21cc ON public.desk_formevent USING btree (provider_id);

CREATE INDEX desk_formevent_queue_id_a363d591 ON public.desk_formevent USING btree (queue_id);

CREATE INDEX desk_formhelp_form_id_d9d6cdb7 ON public.desk_formhelp USING btree (form_id);

CREATE INDEX desk_formversion_form_id_230ed314 ON public.desk_formversion USING btree (form_id);

CREATE INDEX desk_formversion_published_by_id_9552b0cb ON public.desk_formversion USING btree (published_by_id);

CREATE INDEX desk_formversionevent_form_id_f90516c1 ON public.desk_formversionevent USING btree (form_id);

CREATE INDEX desk_formversionevent_pgh_context_id_e02b3c48 ON public.desk_formversionevent USING btree (pgh_context_id);

CREATE INDEX desk_formversionevent_pgh_obj_id_3d87f190 ON public.desk_formversionevent USING btree (pgh_obj_id);

CREATE INDEX desk_formversionevent_provider_id_5e127d95 ON public.desk_formversionevent USING btree (provider_id);

CREATE INDEX desk_formversionevent_published_by_id_3e537517 ON public.desk_formversionevent USING btree (published_by_id);

CREATE INDEX desk_guiderun_customer_id_8e59c688 ON public.desk_guiderun USING btree (customer_id);

CREATE INDEX desk_guiderun_guide_id_d5750380 ON public.desk_guiderun USING btree (guide_id);

CREATE INDEX desk_guiderun_item_id_788dd35f ON public.desk_guiderun USING btree (item_id);

CREATE INDEX desk_guiderun_person_id_c71ca56e ON public.desk_guiderun USING btree (person_id);

CREATE INDEX desk_guiderun_ran_by_id_afbbb23d ON public.desk_guiderun USING btree (ran_by_id);

CREATE INDEX desk_guiderun_request_id_8fcb99bc ON public.desk_guiderun USING btree (request_id);

CREATE INDEX desk_guiderun_version_id_9242a860 ON public.desk_guiderun USING btree (version_id);

CREATE INDEX desk_guideversion_created_by_id_7826b7b6 ON public.desk_guideversion USING btree (created_by_id);

CREATE INDEX desk_guideversion_guide_id_2b7011d4 ON public.desk_guideversion USING btree (guide_id);

CREATE INDEX desk_guideversion_published_by_id_a9d1685f ON public.desk_guideversion USING btree (published_by_id);

CREATE INDEX desk_message_author_id_02f5c1fc ON public.desk_message USING btree (author_id);

CREATE INDEX desk_message_request_id_bcefe6b1 ON public.desk_message USING btree (request_id);

CREATE INDEX desk_messagefile_file_id_0c99065e ON public.desk_messagefile USING btree (file_id);

CREATE INDEX desk_messagefile_message_id_f2febeb8 ON public.desk_messagefile USING btree (message_id);

CREATE INDEX desk_messagefile_request_id_00b44e81 ON public.desk_messagefile USING btree (request_id);

CREATE INDEX desk_presence_person_id_dd6ec693 ON public.desk_presence USING btree (person_id);

CREATE INDEX desk_presence_request_id_153b5d28 ON public.desk_presence USING btree (request_id);

CREATE INDEX desk_queue_code_6804de72 ON public.desk_queue USING btree (code);

CREATE INDEX desk_queue_code_6804de72_like ON public.desk_queue USING btree (code varchar_pattern_ops);

CREATE INDEX desk_queueevent_pgh_context_id_a3ac53bb ON public.desk_queueevent USING btree (pgh_context_id);

CREATE INDEX desk_queueevent_pgh_obj_id_ebb9ed39 ON public.desk_queueevent USING btree (pgh_obj_id);

CREATE INDEX desk_queueevent_provider_id_4a3bfc1a ON public.desk_queueevent USING btree (provider_id);

CREATE INDEX desk_queuemember_person_id_ff1a6c95 ON public.desk_queuemember USING btree (person_id);

CREATE INDEX desk_queuemember_queue_id_89114572 ON public.desk_queuemember USING btree (queue_id);

CREATE INDEX desk_queuememberevent_person_id_58305ddc ON public.desk_queuememberevent USING btree (person_id);

CREATE INDEX desk_queuememberevent_pgh_context_id_269ae478 ON public.desk_queuememberevent USING btree (pgh_context_id);

CREATE INDEX desk_queuememberevent_pgh_obj_id_212cfa05 ON public.desk_queuememberevent USING btree (pgh_obj_id);

CREATE INDEX desk_queuememberevent_provider_id_ab527604 ON public.desk_queuememberevent USING btree (provider_id);

CREATE INDEX desk_queuememberevent_queue_id_b7a899cb ON public.desk_queuememberevent USING btree (queue_id);

CREATE INDEX desk_readyanswer_queue_id_f4df76a2 ON public.desk_readyanswer USING btree (queue_id);

CREATE INDEX desk_readyanswerevent_pgh_context_id_b249dd19 ON public.desk_readyanswerevent USING btree (pgh_context_id);

CREATE INDEX desk_readyanswerevent_pgh_obj_id_5e44207c ON public.desk_readyanswerevent USING btree (pgh_obj_id);

CREATE INDEX desk_readyanswerevent_provider_id_8fdeadba ON public.desk_readyanswerevent USING btree (provider_id);

CREATE INDEX desk_readyanswerevent_queue_id_ee9128b3 ON public.desk_readyanswerevent USING btree (queue_id);

CREATE INDEX desk_remotesession_agent_id_f8ce3bd6 ON public.desk_remotesession USING btree (agent_id);

CREATE INDEX desk_remotesession_answered_by_id_dde775ac ON public.desk_remotesession USING btree (answered_by_id);

CREATE INDEX desk_remotesession_item_id_b5a940d4 ON public.desk_remotesession USING btree (item_id);

CREATE INDEX desk_remotesession_person_id_cd237a41 ON public.desk_remotesession USING btree (person_id);

CREATE INDEX desk_remotesession_request_id_2db57406 ON public.desk_remotesession USING btree (request_id);

CREATE INDEX desk_remotesession_token_hash_67b5f0d7_like ON public.desk_remotesession USING btree (token_hash varchar_pattern_ops);

CREATE INDEX desk_remotesessionevent_agent_id_2415a313 ON public.desk_remotesessionevent USING btree (agent_id);

CREATE INDEX desk_remotesessionevent_answered_by_id_a8ab9a43 ON public.desk_remotesessionevent USING btree (answered_by_id);

CREATE INDEX desk_remotesessionevent_item_id_0d5565b5 ON public.desk_remotesessionevent USING btree (item_id);

CREATE INDEX desk_remotesessionevent_person_id_4920222e ON public.desk_remotesessionevent USING btree (person_id);

CREATE INDEX desk_remotesessionevent_pgh_context_id_20632e76 ON public.desk_remotesessionevent USING btree (pgh_context_id);

CREATE INDEX desk_remotesessionevent_pgh_obj_id_a0dcd655 ON public.desk_remotesessionevent USING btree (pgh_obj_id);

CREATE INDEX desk_remotesessionevent_provider_id_ab03c383 ON public.desk_remotesessionevent USING btree (provider_id);

CREATE INDEX desk_remotesessionevent_request_id_210e09bd ON public.desk_remotesessionevent USING btree (request_id);

CREATE INDEX desk_requestcode_code_id_d7c946c9 ON public.desk_requestcode USING btree (code_id);

CREATE INDEX desk_requestcode_request_id_039698f7 ON public.desk_requestcode USING btree (request_id);

CREATE INDEX desk_requestcodeevent_code_id_9f984c85 ON public.desk_requestcodeevent USING btree (code_id);

CREATE INDEX desk_requestcodeevent_pgh_context_id_e686af85 ON public.desk_requestcodeevent USING btree (pgh_context_id);

CREATE INDEX desk_requestcodeevent_pgh_obj_id_24ece1a4 ON public.desk_requestcodeevent USING btree (pgh_obj_id);

CREATE INDEX desk_requestcodeevent_provider_id_4127e46d ON public.desk_requestcodeevent USING btree (provider_id);

CREATE INDEX desk_requestcodeevent_request_id_5876d9fe ON public.desk_requestcodeevent USING btree (request_id);

CREATE INDEX desk_requestitem_item_id_afadad7d ON public.desk_requestitem USING btree (item_id);

CREATE INDEX desk_requestitem_request_id_10107269 ON public.desk_requestitem USING btree (request_id);

CREATE INDEX desk_requestitemevent_item_id_97e653a1 ON public.desk_requestitemevent USING btree (item_id);

CREATE INDEX desk_requestitemevent_pgh_context_id_35f9208c ON public.desk_requestitemevent USING btree (pgh_context_id);

CREATE INDEX desk_requestitemevent_pgh_obj_id_3392c43b ON public.desk_requestitemevent USING btree (pgh_obj_id);

CREATE INDEX desk_requestitemevent_provider_id_32e0ca26 ON public.desk_requestitemevent USING btree (provider_id);

CREATE INDEX desk_requestitemevent_request_id_a259b78e ON public.desk_requestitemevent USING btree (request_id);

CREATE INDEX desk_requestlink_other_id_d6ec1ca9 ON public.desk_requestlink USING btree (other_id);

CREATE INDEX desk_requestlink_request_id_c50687ce ON public.desk_requestlink USING btree (request_id);

CREATE INDEX desk_requestlinkevent_other_id_d3de9993 ON public.desk_requestlinkevent USING btree (other_id);

CREATE INDEX desk_requestlinkevent_pgh_context_id_97f61447 ON public.desk_requestlinkevent USING btree (pgh_context_id);

CREATE INDEX desk_requestlinkevent_pgh_obj_id_a6953103 ON public.desk_requestlinkevent USING btree (pgh_obj_id);

CREATE INDEX desk_requestlinkevent_provider_id_4d95cc49 ON public.desk_requestlinkevent USING btree (provider_id);

CREATE INDEX desk_requestlinkevent_request_id_2857a2f0 ON public.desk_requestlinkevent USING btree (request_id);

CREATE INDEX desk_requestreading_person_id_4d417311 ON public.desk_requestreading USING btree (person_id);

CREATE INDEX desk_requestreading_request_id_fe4af9ad ON public.desk_requestreading USING btree (request_id);

CREATE INDEX desk_requesttask_assignee_id_e8c9d13b ON public.desk_requesttask USING btree (assignee_id);

CREATE INDEX desk_requesttask_done_by_id_9da54548 ON public.desk_requesttask USING btree (done_by_id);

CREATE INDEX desk_requesttask_request_id_97980f81 ON public.desk_requesttask USING btree (request_id);

CREATE INDEX desk_requesttaskevent_assignee_id_e9d37925 ON public.desk_requesttaskevent USING btree (assignee_id);

CREATE INDEX desk_requesttaskevent_done_by_id_19f5e409 ON public.desk_requesttaskevent USING btree (done_by_id);

CREATE INDEX desk_requesttaskevent_pgh_context_id_4ac66430 ON public.desk_requesttaskevent USING btree (pgh_context_id);

CREATE INDEX desk_requesttaskevent_pgh_obj_id_864e8179 ON public.desk_requesttaskevent USING btree (pgh_obj_id);

CREATE INDEX desk_requesttaskevent_provider_id_d99336e9 ON public.desk_requesttaskevent USING btree (provider_id);

CREATE INDEX desk_requesttaskevent_request_id_11dfc57b ON public.desk_requesttaskevent USING btree (request_id);

CREATE INDEX desk_servicearea_code_e4194b8e ON public.desk_servicearea USING btree (code);

CREATE INDEX desk_servicearea_code_e4194b8e_like ON public.desk_servicearea USING btree (code varchar_pattern_ops);

CREATE INDEX desk_serviceareaevent_pgh_context_id_1ff90dd7 ON public.desk_serviceareaevent USING btree (pgh_context_id);

CREATE INDEX desk_serviceareaevent_pgh_obj_id_5b1baa93 ON public.desk_serviceareaevent USING btree (pgh_obj_id);

CREATE INDEX desk_serviceareaevent_provider_id_50b96a11 ON public.desk_serviceareaevent USING btree (provider_id);

CREATE INDEX desk_servicecode_code_d394b02b ON public.desk_servicecode USING btree (code);

CREATE INDEX desk_servicecode_code_d394b02b_like ON public.desk_servicecode USING btree (code varchar_pattern_ops);

CREATE INDEX desk_servicecodeevent_pgh_context_id_47a57397 ON public.desk_servicecodeevent USING btree (pgh_context_id);

CREATE INDEX desk_servicecodeevent_pgh_obj_id_a8b59d40 ON public.desk_servicecodeevent USING btree (pgh_obj_id);

CREATE INDEX desk_servicecodeevent_provider_id_653f36bb ON public.desk_servicecodeevent USING btree (provider_id);

CREATE INDEX desk_servicerequest_agreement_id_294592ea ON public.desk_servicerequest USING btree (agreement_id);

CREATE INDEX desk_servicerequest_assignee_id_376d3c78 ON public.desk_servicerequest USING btree (assignee_id);

CREATE INDEX desk_servicerequest_customer_id_f10e8713 ON public.desk_servicerequest USING btree (customer_id);

CREATE INDEX desk_servicerequest_merged_into_id_59d277b7 ON public.desk_servicerequest USING btree (merged_into_id);

CREATE INDEX desk_servicerequest_queue_id_1c1e945e ON public.desk_servicerequest USING btree (queue_id);

CREATE INDEX desk_servicerequest_requester_id_98656d6b ON public.desk_servicerequest USING btree (requester_id);

CREATE INDEX desk_servicerequest_taken_by_id_ffb1a5ac ON public.desk_servicerequest USING btree (taken_by_id);

CREATE INDEX desk_servicerequestevent_agreement_id_9b7216cb ON public.desk_servicerequestevent USING btree (agreement_id);

CREATE INDEX desk_servicerequestevent_assignee_id_fc10c422 ON public.desk_servicerequestevent USING btree (assignee_id);

CREATE INDEX desk_servicerequestevent_customer_id_73b1cf0b ON public.desk_servicerequestevent USING btree (customer_id);

CREATE INDEX desk_servicerequestevent_merged_into_id_81bb5484 ON public.desk_servicerequestevent USING btree (merged_into_id);

CREATE INDEX desk_servicerequestevent_pgh_context_id_d89bda0a ON public.desk_servicerequestevent USING btree (pgh_context_id);

CREATE INDEX desk_servicerequestevent_pgh_obj_id_fc885957 ON public.desk_servicerequestevent USING btree (pgh_obj_id);

CREATE INDEX desk_servicerequestevent_provider_id_29c059c0 ON public.desk_servicerequestevent USING btree (provider_id);

CREATE INDEX desk_servicerequestevent_queue_id_3648dad4 ON public.desk_servicerequestevent USING btree (queue_id);

CREATE INDEX desk_servicerequestevent_requester_id_d6c2c980 ON public.desk_servicerequestevent USING btree (requester_id);

CREATE INDEX desk_servicerequestevent_taken_by_id_2872953e ON public.desk_servicerequestevent USING btree (taken_by_id);

CREATE INDEX desk_target_request_id_b50c7dc1 ON public.desk_target USING btree (request_id);

CREATE INDEX desk_target_version_id_10809d11 ON public.desk_target USING btree (version_id);

CREATE INDEX desk_timeentry_agent_id_72108d94 ON public.desk_timeentry USING btree (agent_id);

CREATE INDEX desk_timeentry_request_id_4eec1a92 ON public.desk_timeentry USING btree (request_id);

CREATE INDEX desk_timeentry_usage_id_92dde867 ON public.desk_timeentry USING btree (usage_id);

CREATE INDEX desk_timeentryevent_agent_id_632f8664 ON public.desk_timeentryevent USING btree (agent_id);

CREATE INDEX desk_timeentryevent_pgh_context_id_b871d774 ON public.desk_timeentryevent USING btree (pgh_context_id);

CREATE INDEX desk_timeentryevent_pgh_obj_id_ef717bca ON public.desk_timeentryevent USING btree (pgh_obj_id);

CREATE INDEX desk_timeentryevent_provider_id_96dc1e04 ON public.desk_timeentryevent USING btree (provider_id);

CREATE INDEX desk_timeentryevent_request_id_caf14a3e ON public.desk_timeentryevent USING btree (request_id);

CREATE INDEX desk_timeentryevent_usage_id_fcfa5fee ON public.desk_timeentryevent USING btree (usage_id);

CREATE INDEX desk_timer_agent_id_4e1e31ba ON public.desk_timer USING btree (agent_id);

CREATE INDEX desk_timer_request_id_d8fde21e ON public.desk_timer USING btree (request_id);

CREATE INDEX desk_watcher_person_id_9ddce00a ON public.desk_watcher USING btree (person_id);

CREATE INDEX desk_watcher_request_id_f55956e0 ON public.desk_watcher USING btree (request_id);

CREATE INDEX desk_watcherevent_person_id_b4f63acf ON public.desk_watcherevent USING btree (person_id);

CREATE INDEX desk_watcherevent_pgh_context_id_fa43348b ON public.desk_watcherevent USING btree (pgh_context_id);

CREATE INDEX desk_watcherevent_pgh_obj_id_556d9dda ON public.desk_watcherevent USING btree (pgh_obj_id);

CREATE INDEX desk_watcherevent_provider_id_52d338c7 ON public.desk_watcherevent USING btree (provider_id);

CREATE INDEX desk_watcherevent_request_id_63d9b65d ON public.desk_watcherevent USING btree (request_id);

CREATE UNIQUE INDEX disposal_one_in_force ON public.register_disposal USING btree (item_id) WHERE (undone_at IS NULL);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX enrolment_of_customer ON public.parties_enrolment USING btree (provider_id, customer_id);

CREATE UNIQUE INDEX erasure_once_a_person ON public.privacy_erasure USING btree (person_id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'done'::character varying])::text[]));

CREATE INDEX event_recent ON public.foundation_eventrecord USING btree (provider_id, recorded_at DESC);

CREATE INDEX event_subjects ON public.foundation_eventrecord USING gin (subjects);

CREATE INDEX feedback_by_page ON public.knowledge_pagefeedback USING btree (provider_id, page_key, given_on);

CREATE INDEX file_content ON public.foundation_storedfile USING btree (provider_id, sha256);

CREATE INDEX form_draft_age ON public.desk_formdraft USING btree (provider_id, kept_at);

CREATE UNIQUE INDEX form_version_one_draft ON public.desk_formversion USING btree (provider_id, form_id) WHERE ((state)::text = 'draft'::text);

CREATE UNIQUE INDEX form_version_one_published ON public.desk_formversion USING btree (provider_id, form_id) WHERE ((state)::text = 'published'::text);

CREATE INDEX foundation_cache_expires ON public.foundation_cache USING btree (expires);

CREATE INDEX foundation_eventdelivery_event_id_62d423cc ON public.foundation_eventdelivery USING btree (event_id);

CREATE INDEX foundation_outgoingmail_attachment_id_696da671 ON public.foundation_outgoingmail USING btree (attachment_id);

CREATE INDEX foundation_outgoingmail_message_id_7c177eae_like ON public.foundation_outgoingmail USING btree (message_id varchar_pattern_ops);

CREATE INDEX foundation_outgoingmail_once_key_d4d0063e_like ON public.foundation_outgoingmail USING btree (once_key varchar_pattern_ops);

CREATE INDEX foundation_outgoingmailfile_file_id_b06acff5 ON public.foundation_outgoingmailfile USING btree (file_id);

CREATE INDEX foundation_outgoingmailfile_mail_id_0056653b ON public.foundation_outgoingmailfile USING btree (mail_id);

CREATE INDEX foundation_provider_slug_851d8495_like ON public.foundation_provider USING btree (slug varchar_pattern_ops);

CREATE INDEX foundation_providersettingevent_pgh_context_id_61cce424 ON public.foundation_providersettingevent USING btree (pgh_context_id);

CREATE INDEX foundation_providersettingevent_pgh_obj_id_b516bb6c ON public.foundation_providersettingevent USING btree (pgh_obj_id);

CREATE INDEX foundation_providersettingevent_provider_id_4ce444bb ON public.foundation_providersettingevent USING btree (provider_id);

CREATE UNIQUE INDEX grant_once ON public.parties_grant USING btree (person_id, "right", organisation_id, place_id, cost_centre_id) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX guide_one_draft ON public.desk_guideversion USING btree (provider_id, guide_id) WHERE ((state)::text = 'draft'::text);

CREATE UNIQUE INDEX guide_one_is_published ON public.desk_guideversion USING btree (provider_id, guide_id) WHERE ((state)::text = 'published'::text);

CREATE INDEX guide_run_of_guide ON public.desk_guiderun USING btree (provider_id, guide_id, began_at DESC);

CREATE INDEX guide_run_recent ON public.desk_guiderun USING btree (provider_id, began_at DESC);

CREATE UNIQUE INDEX hand_over_one_waiting_an_item ON public.register_handoveritem USING btree (item_id) WHERE is_waiting;

CREATE INDEX hand_over_waiting ON public.register_handover USING btree (provider_id, state, expires_at);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX invoice_line_charge ON public.invoicing_invoiceline USING btree (charge_id);

CREATE UNIQUE INDEX invoice_number ON public.invoicing_invoice USING btree (provider_id, number) WHERE (NOT ((number)::text = ''::text));

CREATE INDEX invoice_of_customer ON public.invoicing_invoice USING btree (provider_id, customer_id, issued_on DESC);

CREATE INDEX invoicing_billedcharge_charge_id_16584c4c ON public.invoicing_billedcharge USING btree (charge_id);

CREATE INDEX invoicing_billedcharge_line_id_287ffa76 ON public.invoicing_billedcharge USING btree (line_id);

CREATE INDEX invoicing_billingrun_period_id_e5410824 ON public.invoicing_billingrun USING btree (period_id);

CREATE INDEX invoicing_billingrun_started_by_id_ee6945e8 ON public.invoicing_billingrun USING btree (started_by_id);

CREATE INDEX invoicing_invoice_credits_id_ca27dc57 ON public.invoicing_invoice USING btree (credits_id);

CREATE INDEX invoicing_invoice_customer_id_c1b6ead9 ON public.invoicing_invoice USING btree (customer_id);

CREATE INDEX invoicing_invoice_issued_by_id_be237ce6 ON public.invoicing_invoice USING btree (issued_by_id);

CREATE INDEX invoicing_invoice_period_id_e89df6c4 ON public.invoicing_invoice USING btree (period_id);

CREATE INDEX invoicing_invoice_run_id_857ef720 ON public.invoicing_invoice USING btree (run_id);

CREATE INDEX invoicing_invoicefile_file_id_b72dbdc3 ON public.invoicing_invoicefile USING btree (file_id);

CREATE INDEX invoicing_invoicefile_invoice_id_cb121b6c ON public.invoicing_invoicefile USING btree (invoice_id);

CREATE INDEX invoicing_invoiceline_charge_id_59afe879 ON public.invoicing_invoiceline USING btree (charge_id);

CREATE INDEX invoicing_invoiceline_credits_line_id_61946c3d ON public.invoicing_invoiceline USING btree (credits_line_id);

CREATE INDEX invoicing_invoiceline_invoice_id_76c97100 ON public.invoicing_invoiceline USING btree (invoice_id);

CREATE INDEX invoicing_invoicetax_invoice_id_9e3b8611 ON public.invoicing_invoicetax USING btree (invoice_id);

CREATE INDEX invoicing_nameonpaper_line_id_e9ab0ef8 ON public.invoicing_nameonpaper USING btree (line_id);

CREATE INDEX invoicing_nameonpaper_person_id_81274d24 ON public.invoicing_nameonpaper USING btree (person_id);

CREATE INDEX item_bought ON public.register_item USING btree (provider_id, COALESCE(purchased_on, '9999-12-31'::date), id);

CREATE INDEX item_centre ON public.register_item USING btree (provider_id, sort_cost_centre, id);

CREATE INDEX item_centre_in_tree ON public.register_item USING btree (tree_id, sort_cost_centre, id);

CREATE INDEX item_customer ON public.register_item USING btree (provider_id, sort_customer, id);

CREATE INDEX item_device ON public.register_item USING btree (provider_id, sort_device, id);

CREATE INDEX item_device_in_tree ON public.register_item USING btree (tree_id, sort_device, id);

CREATE INDEX item_ends ON public.register_item USING btree (provider_id, COALESCE(end_of_life_on, '9999-12-31'::date), id);

CREATE INDEX item_ends_in_tree ON public.register_item USING btree (tree_id, COALESCE(end_of_life_on, '9999-12-31'::date), id);

CREATE INDEX item_holder ON public.register_item USING btree (provider_id, sort_holder, id);

CREATE INDEX item_holder_in_tree ON public.register_item USING btree (tree_id, sort_holder, id);

CREATE INDEX item_package ON public.register_item USING btree (provider_id, sort_package, id);

CREATE INDEX item_place ON public.register_item USING btree (provider_id, sort_place, id);

CREATE INDEX item_place_in_tree ON public.register_item USING btree (tree_id, sort_place, id);

CREATE INDEX item_search ON public.register_item USING gin (provider_id, tree_id, search_text public.gin_trgm_ops) WITH (fastupdate='on', gin_pending_list_limit='512');

CREATE INDEX item_state ON public.register_item USING btree (provider_id, state, id);

CREATE INDEX item_state_in_tree ON public.register_item USING btree (tree_id, state, id);

CREATE INDEX item_tag_in_tree ON public.register_item USING btree (tree_id, folded_tag);

CREATE INDEX item_warranty ON public.register_item USING btree (provider_id, COALESCE(warranty_until, '9999-12-31'::date), id);

CREATE INDEX kept_answer_age ON public.foundation_keptanswer USING btree (made_at);

CREATE INDEX knowledge_announcement_written_by_id_fbcf7590 ON public.knowledge_announcement USING btree (written_by_id);

CREATE INDEX knowledge_announcementcustomer_announcement_id_bb3be812 ON public.knowledge_announcementcustomer USING btree (announcement_id);

CREATE INDEX knowledge_announcementcustomer_organisation_id_b4349ec2 ON public.knowledge_announcementcustomer USING btree (organisation_id);

CREATE INDEX knowledge_announcementevent_pgh_context_id_0dbbbec8 ON public.knowledge_announcementevent USING btree (pgh_context_id);

CREATE INDEX knowledge_announcementevent_pgh_obj_id_16d380d4 ON public.knowledge_announcementevent USING btree (pgh_obj_id);

CREATE INDEX knowledge_announcementevent_provider_id_500b878f ON public.knowledge_announcementevent USING btree (provider_id);

CREATE INDEX knowledge_announcementevent_written_by_id_9deb22a7 ON public.knowledge_announcementevent USING btree (written_by_id);

CREATE INDEX knowledge_article_owner_id_b40ac797 ON public.knowledge_article USING btree (owner_id);

CREATE INDEX knowledge_article_slug_6d5129a0 ON public.knowledge_article USING btree (slug);

CREATE INDEX knowledge_article_slug_6d5129a0_like ON public.knowledge_article USING btree (slug varchar_pattern_ops);

CREATE INDEX knowledge_articlecustomer_article_id_0f23635a ON public.knowledge_articlecustomer USING btree (article_id);

CREATE INDEX knowledge_articlecustomer_organisation_id_a2776ff8 ON public.knowledge_articlecustomer USING btree (organisation_id);

CREATE INDEX knowledge_articleversion_article_id_cba279b4 ON public.knowledge_articleversion USING btree (article_id);

CREATE INDEX knowledge_articleversion_published_by_id_95615957 ON public.knowledge_articleversion USING btree (published_by_id);

CREATE INDEX knowledge_dismissal_announcement_id_4ffc910b ON public.knowledge_dismissal USING btree (announcement_id);

CREATE INDEX knowledge_dismissal_person_id_9d3fb410 ON public.knowledge_dismissal USING btree (person_id);

CREATE INDEX knowledge_pageowner_person_id_1a1df47d ON public.knowledge_pageowner USING btree (person_id);

CREATE INDEX lease_ending ON public.register_lease USING btree (provider_id, ends_on);

CREATE UNIQUE INDEX lease_one_open ON public.register_lease USING btree (item_id) WHERE (ended_on IS NULL);

CREATE INDEX mail_waiting ON public.foundation_outgoingmail USING btree (state, created_at);

CREATE UNIQUE INDEX mailbox_address ON public.connectors_mailbox USING btree (lower((address)::text));

CREATE UNIQUE INDEX mailbox_alias_address ON public.connectors_mailboxalias USING btree (lower((address)::text));

CREATE UNIQUE INDEX mailbox_outage_one_lasts ON public.connectors_mailboxoutage USING btree (provider_id, mailbox_id) WHERE (ended_at IS NULL);

CREATE INDEX mailbox_outage_recent ON public.connectors_mailboxoutage USING btree (provider_id, mailbox_id, began_at DESC);

CREATE INDEX message_by_mail_id ON public.desk_message USING btree (provider_id, mail_id) WHERE (NOT ((mail_id)::text = ''::text));

CREATE INDEX message_search ON public.desk_message USING gin (provider_id, search_text public.gin_trgm_ops);

CREATE INDEX movement_of_pool ON public.stock_stockmovement USING btree (pool_id, occurred_at DESC, id DESC);

CREATE UNIQUE INDEX movement_source_once ON public.stock_stockmovement USING btree (provider_id, source_key) WHERE (NOT ((source_key)::text = ''::text));

CREATE INDEX notification_age ON public.parties_notification USING btree (occurred_at);

CREATE INDEX notification_recent ON public.parties_notification USING btree (membership_id, occurred_at DESC, id DESC);

CREATE INDEX notification_unread ON public.parties_notification USING btree (membership_id, path) WHERE (read_at IS NULL);

CREATE INDEX part_of_item ON public.register_itempart USING btree (item_id, removed_on);

CREATE INDEX parties_apitoken_membership_id_9aa105b5 ON public.parties_apitoken USING btree (membership_id);

CREATE INDEX parties_apitoken_revoked_by_id_cfa4d9a0 ON public.parties_apitoken USING btree (revoked_by_id);

CREATE INDEX parties_apitoken_secret_hash_d2bde530_like ON public.parties_apitoken USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX parties_apitokenevent_membership_id_db86defa ON public.parties_apitokenevent USING btree (membership_id);

CREATE INDEX parties_apitokenevent_pgh_context_id_c6782882 ON public.parties_apitokenevent USING btree (pgh_context_id);

CREATE INDEX parties_apitokenevent_pgh_obj_id_5e6d202b ON public.parties_apitokenevent USING btree (pgh_obj_id);

CREATE INDEX parties_apitokenevent_provider_id_692cbaa1 ON public.parties_apitokenevent USING btree (provider_id);

CREATE INDEX parties_apitokenevent_revoked_by_id_bd415ddf ON public.parties_apitokenevent USING btree (revoked_by_id);

CREATE INDEX parties_calendardays_customer_id_e52ee2be ON public.parties_calendardays USING btree (customer_id);

CREATE INDEX parties_calendardaysevent_customer_id_d6b14d84 ON public.parties_calendardaysevent USING btree (customer_id);

CREATE INDEX parties_calendardaysevent_pgh_context_id_8f8c7d8d ON public.parties_calendardaysevent USING btree (pgh_context_id);

CREATE INDEX parties_calendardaysevent_pgh_obj_id_56e3f9f8 ON public.parties_calendardaysevent USING btree (pgh_obj_id);

CREATE INDEX parties_calendardaysevent_provider_id_e6230b20 ON public.parties_calendardaysevent USING btree (provider_id);

CREATE INDEX parties_contact_organisation_id_87f53d54 ON public.parties_contact USING btree (organisation_id);

CREATE INDEX parties_costcentre_organisation_id_df4a79e3 ON public.parties_costcentre USING btree (organisation_id);

CREATE INDEX parties_costcentre_owner_id_df75c3ed ON public.parties_costcentre USING btree (owner_id);

CREATE INDEX parties_enrolment_cost_centre_id_2c08432a ON public.parties_enrolment USING btree (cost_centre_id);

CREATE INDEX parties_enrolment_customer_id_2f9caa61 ON public.parties_enrolment USING btree (customer_id);

CREATE INDEX parties_enrolment_payer_id_4259d85c ON public.parties_enrolment USING btree (payer_id);

CREATE INDEX parties_enrolment_person_id_43101204 ON public.parties_enrolment USING btree (person_id);

CREATE INDEX parties_enrolmentevent_pgh_obj_id_2e7adb94 ON public.parties_enrolmentevent USING btree (pgh_obj_id);

CREATE INDEX parties_grant_cost_centre_id_7dc0c35c ON public.parties_grant USING btree (cost_centre_id);

CREATE INDEX parties_grant_granted_by_id_879ceaeb ON public.parties_grant USING btree (granted_by_id);

CREATE INDEX parties_grant_organisation_id_512b6e5e ON public.parties_grant USING btree (organisation_id);

CREATE INDEX parties_grant_person_id_81c99a90 ON public.parties_grant USING btree (person_id);

CREATE INDEX parties_grant_place_id_fa40738f ON public.parties_grant USING btree (place_id);

CREATE INDEX parties_grant_revoked_by_id_ad69a1be ON public.parties_grant USING btree (revoked_by_id);

CREATE INDEX parties_grantevent_cost_centre_id_21672b99 ON public.parties_grantevent USING btree (cost_centre_id);

CREATE INDEX parties_grantevent_granted_by_id_8f9b00cd ON public.parties_grantevent USING btree (granted_by_id);

CREATE INDEX parties_grantevent_organisation_id_4feb747f ON public.parties_grantevent USING btree (organisation_id);

CREATE INDEX parties_grantevent_person_id_0961626a ON public.parties_grantevent USING btree (person_id);

CREATE INDEX parties_grantevent_pgh_context_id_643a1e8d ON public.parties_grantevent USING btree (pgh_context_id);

CREATE INDEX parties_grantevent_pgh_obj_id_88ff6d2c ON public.parties_grantevent USING btree (pgh_obj_id);

CREATE INDEX parties_grantevent_place_id_cec1a3a9 ON public.parties_grantevent USING btree (place_id);

CREATE INDEX parties_grantevent_provider_id_16881d22 ON public.parties_grantevent USING btree (provider_id);

CREATE INDEX parties_grantevent_revoked_by_id_a2b75b37 ON public.parties_grantevent USING btree (revoked_by_id);

CREATE INDEX parties_membership_person_id_6a0ce50d ON public.parties_membership USING btree (person_id);

CREATE INDEX parties_membership_user_id_167fdf2b ON public.parties_membership USING btree (user_id);

CREATE INDEX parties_notification_by_id_0574da31 ON public.parties_notification USING btree (by_id);

CREATE INDEX parties_notification_membership_id_5950bc7e ON public.parties_notification USING btree (membership_id);

CREATE INDEX parties_notificationchoice_membership_id_388703ab ON public.parties_notificationchoice USING btree (membership_id);

CREATE INDEX parties_organisation_invoiced_to_id_4acec55a ON public.parties_organisation USING btree (invoiced_to_id);

CREATE INDEX parties_organisation_parent_id_dc26f50d ON public.parties_organisation USING btree (parent_id);

CREATE INDEX parties_organisation_path_93fdd033 ON public.parties_organisation USING btree (path);

CREATE INDEX parties_organisation_path_93fdd033_like ON public.parties_organisation USING btree (path varchar_pattern_ops);

CREATE INDEX parties_organisation_slug_6afb2345 ON public.parties_organisation USING btree (slug);

CREATE INDEX parties_organisation_slug_6afb2345_like ON public.parties_organisation USING btree (slug varchar_pattern_ops);

CREATE INDEX parties_organisationevent_invoiced_to_id_f9150de0 ON public.parties_organisationevent USING btree (invoiced_to_id);

CREATE INDEX parties_organisationevent_parent_id_963dbe08 ON public.parties_organisationevent USING btree (parent_id);

CREATE INDEX parties_organisationevent_pgh_context_id_d4936d34 ON public.parties_organisationevent USING btree (pgh_context_id);

CREATE INDEX parties_organisationevent_pgh_obj_id_868c3f6c ON public.parties_organisationevent USING btree (pgh_obj_id);

CREATE INDEX parties_organisationevent_provider_id_80236807 ON public.parties_organisationevent USING btree (provider_id);

CREATE INDEX parties_person_cost_centre_id_2413b36f ON public.parties_person USING btree (cost_centre_id);

CREATE INDEX parties_person_manager_id_1977ccd8 ON public.parties_person USING btree (manager_id);

CREATE INDEX parties_person_organisation_id_60ef0aad ON public.parties_person USING btree (organisation_id);

CREATE INDEX parties_person_place_id_c45ac843 ON public.parties_person USING btree (place_id);

CREATE INDEX parties_personevent_cost_centre_id_f7929898 ON public.parties_personevent USING btree (cost_centre_id);

CREATE INDEX parties_personevent_manager_id_a3a95ee1 ON public.parties_personevent USING btree (manager_id);

CREATE INDEX parties_personevent_organisation_id_360c214d ON public.parties_personevent USING btree (organisation_id);

CREATE INDEX parties_personevent_pgh_context_id_017c4af4 ON public.parties_personevent USING btree (pgh_context_id);

CREATE INDEX parties_personevent_pgh_obj_id_2a5cd41f ON public.parties_personevent USING btree (pgh_obj_id);

CREATE INDEX parties_personevent_place_id_d7886fa7 ON public.parties_personevent USING btree (place_id);

CREATE INDEX parties_personevent_provider_id_4a4e7806 ON public.parties_personevent USING btree (provider_id);

CREATE INDEX parties_place_organisation_id_d2a15b2f ON public.parties_place USING btree (organisation_id);

CREATE INDEX parties_place_parent_id_368f22e3 ON public.parties_place USING btree (parent_id);

CREATE INDEX parties_place_path_71495024 ON public.parties_place USING btree (path);

CREATE INDEX parties_place_path_71495024_like ON public.parties_place USING btree (path varchar_pattern_ops);

CREATE INDEX parties_placeevent_organisation_id_85b53c24 ON public.parties_placeevent USING btree (organisation_id);

CREATE INDEX parties_placeevent_parent_id_1653fe3e ON public.parties_placeevent USING btree (parent_id);

CREATE INDEX parties_placeevent_pgh_context_id_8951038a ON public.parties_placeevent USING btree (pgh_context_id);

CREATE INDEX parties_placeevent_pgh_obj_id_61e1a542 ON public.parties_placeevent USING btree (pgh_obj_id);

CREATE INDEX parties_placeevent_provider_id_6898964b ON public.parties_placeevent USING btree (provider_id);

CREATE INDEX parties_signinentry_organisation_id_7fe6bf7b ON public.parties_signinentry USING btree (organisation_id);

CREATE INDEX parties_signinentry_place_id_1fd458d9 ON public.parties_signinentry USING btree (place_id);

CREATE INDEX parties_standin_named_by_id_465ced6b ON public.parties_standin USING btree (named_by_id);

CREATE INDEX parties_standin_person_id_b2ac3d15 ON public.parties_standin USING btree (person_id);

CREATE INDEX parties_standin_stand_in_id_26ab464e ON public.parties_standin USING btree (stand_in_id);

CREATE INDEX parties_standinevent_named_by_id_9ec7b31a ON public.parties_standinevent USING btree (named_by_id);

CREATE INDEX parties_standinevent_person_id_3277f316 ON public.parties_standinevent USING btree (person_id);

CREATE INDEX parties_standinevent_pgh_context_id_c5fd74fa ON public.parties_standinevent USING btree (pgh_context_id);

CREATE INDEX parties_standinevent_pgh_obj_id_8517e0d8 ON public.parties_standinevent USING btree (pgh_obj_id);

CREATE INDEX parties_standinevent_provider_id_9c29cf38 ON public.parties_standinevent USING btree (provider_id);

CREATE INDEX parties_standinevent_stand_in_id_baf79878 ON public.parties_standinevent USING btree (stand_in_id);

CREATE INDEX parties_user_email_9691a4c7_like ON public.parties_user USING btree (email varchar_pattern_ops);

CREATE UNIQUE INDEX pause_one_runs ON public.desk_clockpause USING btree (provider_id, request_id) WHERE (ended_at IS NULL);

CREATE INDEX person_by_address ON public.parties_person USING btree (provider_id, lower((email)::text));

CREATE INDEX person_by_name ON public.parties_person USING btree (provider_id, organisation_id, name);

CREATE INDEX pool_unit_by_state ON public.stock_poolunit USING btree (pool_id, state);

CREATE INDEX pool_unit_free ON public.stock_poolunit USING btree (pool_id, device_model_id, since, id) WHERE (upper_inf(during) AND ((state)::text = 'free'::text));

CREATE INDEX pool_unit_of_customer ON public.stock_poolunit USING btree (provider_id, customer_id);

CREATE INDEX presence_old ON public.desk_presence USING btree (seen_at);

CREATE INDEX privacy_erasure_asked_by_id_f7738b50 ON public.privacy_erasure USING btree (asked_by_id);

CREATE INDEX privacy_erasure_person_id_793c261e ON public.privacy_erasure USING btree (person_id);

CREATE INDEX privacy_personcopy_asked_by_id_9ecff056 ON public.privacy_personcopy USING btree (asked_by_id);

CREATE INDEX privacy_personcopy_file_id_67b9ed86 ON public.privacy_personcopy USING btree (file_id);

CREATE INDEX privacy_personcopy_person_id_4a2d70aa ON public.privacy_personcopy USING btree (person_id);

CREATE INDEX privacy_retentionruleevent_pgh_context_id_277833b4 ON public.privacy_retentionruleevent USING btree (pgh_context_id);

CREATE INDEX privacy_retentionruleevent_pgh_obj_id_a6f135be ON public.privacy_retentionruleevent USING btree (pgh_obj_id);

CREATE INDEX privacy_retentionruleevent_provider_id_eb680a7b ON public.privacy_retentionruleevent USING btree (provider_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE UNIQUE INDEX queue_one_is_first ON public.desk_queue USING btree (provider_id) WHERE is_first;

CREATE INDEX rating_due_from ON public.charges_ratingdue USING btree (provider_id, from_on);

CREATE INDEX rating_of_customer ON public.charges_rating USING btree (provider_id, period_id, customer_id);

CREATE INDEX rating_of_item ON public.charges_rating USING btree (provider_id, period_id, item_id);

CREATE UNIQUE INDEX reading_one_an_instant ON public.register_meterreading USING btree (meter_id, read_at) WHERE ((doubt)::text = ''::text);

CREATE INDEX reading_recent ON public.desk_requestreading USING btree (provider_id, read_at DESC, id DESC);

CREATE UNIQUE INDEX received_mail_counts_once ON public.connectors_receivedmail USING btree (mailbox_id, message_key) WHERE (NOT ((message_key)::text = ''::text));

CREATE INDEX received_mail_header_id ON public.connectors_receivedmail USING btree (provider_id, header_id) WHERE (NOT ((header_id)::text = ''::text));

CREATE INDEX received_mail_list ON public.connectors_receivedmail USING btree (provider_id, state, received_at DESC, id DESC);

CREATE INDEX received_mail_of_request ON public.connectors_receivedmail USING btree (provider_id, request_id);

CREATE INDEX received_mail_of_sender ON public.connectors_receivedmail USING btree (provider_id, sender_address, received_at);

CREATE INDEX register_assignment_cost_centre_id_1ff72b6b ON public.register_assignment USING btree (cost_centre_id);

CREATE INDEX register_assignment_customer_id_d1d0dc88 ON public.register_assignment USING btree (customer_id);

CREATE INDEX register_assignment_holder_id_5107dfae ON public.register_assignment USING btree (holder_id);

CREATE INDEX register_assignment_item_id_23dd08ff ON public.register_assignment USING btree (item_id);

CREATE INDEX register_assignment_payer_id_025b68b9 ON public.register_assignment USING btree (payer_id);

CREATE INDEX register_assignmentevent_pgh_obj_id_c8033b8b ON public.register_assignmentevent USING btree (pgh_obj_id);

CREATE INDEX register_bulkchange_made_by_id_48ba6ccb ON public.register_bulkchange USING btree (made_by_id);

CREATE INDEX register_bulkchangeitem_change_id_29fcd7b9 ON public.register_bulkchangeitem USING btree (change_id);

CREATE INDEX register_bulkchangeitem_item_id_fe50e743 ON public.register_bulkchangeitem USING btree (item_id);

CREATE INDEX register_conditionphoto_file_id_77cee3a2 ON public.register_conditionphoto USING btree (file_id);

CREATE INDEX register_conditionphoto_report_id_e363726d ON public.register_conditionphoto USING btree (report_id);

CREATE INDEX register_conditionphoto_thumbnail_id_62ab5f2d ON public.register_conditionphoto USING btree (thumbnail_id);

CREATE INDEX register_conditionreport_by_id_3582eb65 ON public.register_conditionreport USING btree (by_id);

CREATE INDEX register_conditionreport_item_id_a85145ce ON public.register_conditionreport USING btree (item_id);

CREATE INDEX register_conditionreportevent_by_id_1ef274fc ON public.register_conditionreportevent USING btree (by_id);

CREATE INDEX register_conditionreportevent_item_id_3e5d3125 ON public.register_conditionreportevent USING btree (item_id);

CREATE INDEX register_conditionreportevent_pgh_context_id_b23c9cb6 ON public.register_conditionreportevent USING btree (pgh_context_id);

CREATE INDEX register_conditionreportevent_pgh_obj_id_3189738c ON public.register_conditionreportevent USING btree (pgh_obj_id);

CREATE INDEX register_conditionreportevent_provider_id_5524bd30 ON public.register_conditionreportevent USING btree (provider_id);

CREATE INDEX register_deviceimport_customer_id_2d077fc8 ON public.register_deviceimport USING btree (customer_id);

CREATE INDEX register_deviceimport_file_id_a4082756 ON public.register_deviceimport USING btree (file_id);

CREATE INDEX register_deviceimport_imported_by_id_c8f9e1fd ON public.register_deviceimport USING btree (imported_by_id);

CREATE INDEX register_disposal_item_id_ab0c7444 ON public.register_disposal USING btree (item_id);

CREATE INDEX register_disposal_proof_id_0c8c79f9 ON public.register_disposal USING btree (proof_id);

CREATE INDEX register_disposal_recorded_by_id_f1b2ad81 ON public.register_disposal USING btree (recorded_by_id);

CREATE INDEX register_disposal_undone_by_id_921b192a ON public.register_disposal USING btree (undone_by_id);

CREATE INDEX register_disposalevent_item_id_cb69bf5d ON public.register_disposalevent USING btree (item_id);

CREATE INDEX register_disposalevent_pgh_context_id_ea4530e7 ON public.register_disposalevent USING btree (pgh_context_id);

CREATE INDEX register_disposalevent_pgh_obj_id_b6ce2155 ON public.register_disposalevent USING btree (pgh_obj_id);

CREATE INDEX register_disposalevent_proof_id_8bd0509d ON public.register_disposalevent USING btree (proof_id);

CREATE INDEX register_disposalevent_provider_id_6545f1d9 ON public.register_disposalevent USING btree (provider_id);

CREATE INDEX register_disposalevent_recorded_by_id_388019a8 ON public.register_disposalevent USING btree (recorded_by_id);

CREATE INDEX register_disposalevent_undone_by_id_fbf3fb9e ON public.register_disposalevent USING btree (undone_by_id);

CREATE INDEX register_handover_customer_id_0afb2950 ON public.register_handover USING btree (customer_id);

CREATE INDEX register_handover_handed_by_id_68b642aa ON public.register_handover USING btree (handed_by_id);

CREATE INDEX register_handover_person_id_0c3d77c0 ON public.register_handover USING btree (person_id);

CREATE INDEX register_handover_place_id_a9f54140 ON public.register_handover USING btree (place_id);

CREATE INDEX register_handover_receipt_id_651f3a00 ON public.register_handover USING btree (receipt_id);

CREATE INDEX register_handover_signature_id_cd49d6fb ON public.register_handover USING btree (signature_id);

CREATE INDEX register_handover_token_hash_e57d4f41_like ON public.register_handover USING btree (token_hash varchar_pattern_ops);

CREATE INDEX register_handoverevent_customer_id_5e817abc ON public.register_handoverevent USING btree (customer_id);

CREATE INDEX register_handoverevent_handed_by_id_8efa4919 ON public.register_handoverevent USING btree (handed_by_id);

CREATE INDEX register_handoverevent_person_id_353a606d ON public.register_handoverevent USING btree (person_id);

CREATE INDEX register_handoverevent_pgh_context_id_59352701 ON public.register_handoverevent USING btree (pgh_context_id);

CREATE INDEX register_handoverevent_pgh_obj_id_c8777ef8 ON public.register_handoverevent USING btree (pgh_obj_id);

CREATE INDEX register_handoverevent_place_id_afddf6a0 ON public.register_handoverevent USING btree (place_id);

CREATE INDEX register_handoverevent_provider_id_ae709ffa ON public.register_handoverevent USING btree (provider_id);

CREATE INDEX register_handoverevent_receipt_id_c06a401d ON public.register_handoverevent USING btree (receipt_id);

CREATE INDEX register_handoverevent_signature_id_f566b639 ON public.register_handoverevent USING btree (signature_id);

CREATE INDEX register_handoveritem_hand_over_id_33ae8638 ON public.register_handoveritem USING btree (hand_over_id);

CREATE INDEX register_handoveritem_item_id_0555938e ON public.register_handoveritem USING btree (item_id);

CREATE INDEX register_handovertermsevent_pgh_context_id_0e92cbf4 ON public.register_handovertermsevent USING btree (pgh_context_id);

CREATE INDEX register_handovertermsevent_pgh_obj_id_e7486a88 ON public.register_handovertermsevent USING btree (pgh_obj_id);

CREATE INDEX register_handovertermsevent_provider_id_5c967965 ON public.register_handovertermsevent USING btree (provider_id);

CREATE INDEX register_importmapping_customer_id_e563e9ae ON public.register_importmapping USING btree (customer_id);

CREATE INDEX register_item_category_id_c6a2ac58 ON public.register_item USING btree (category_id);

CREATE INDEX register_item_cost_centre_id_fcacea7b ON public.register_item USING btree (cost_centre_id);

CREATE INDEX register_item_customer_id_83d86cb0 ON public.register_item USING btree (customer_id);

CREATE INDEX register_item_device_model_id_13500b51 ON public.register_item USING btree (device_model_id);

CREATE INDEX register_item_holder_id_bfc62a64 ON public.register_item USING btree (holder_id);

CREATE INDEX register_item_package_id_e931d889 ON public.register_item USING btree (package_id);

CREATE INDEX register_item_place_id_425eef91 ON public.register_item USING btree (place_id);

CREATE INDEX register_item_product_id_1224ed20 ON public.register_item USING btree (product_id);

CREATE INDEX register_itemevent_pgh_obj_id_bf1bba67 ON public.register_itemevent USING btree (pgh_obj_id);

CREATE INDEX register_itemidentifier_item_id_d827b067 ON public.register_itemidentifier USING btree (item_id);

CREATE INDEX register_itempart_item_id_135a7d57 ON public.register_itempart USING btree (item_id);

CREATE INDEX register_itempartevent_item_id_4d157e63 ON public.register_itempartevent USING btree (item_id);

CREATE INDEX register_itempartevent_pgh_context_id_c0ac90f3 ON public.register_itempartevent USING btree (pgh_context_id);

CREATE INDEX register_itempartevent_pgh_obj_id_318b85ac ON public.register_itempartevent USING btree (pgh_obj_id);

CREATE INDEX register_itempartevent_provider_id_03ca6ba3 ON public.register_itempartevent USING btree (provider_id);

CREATE INDEX register_lease_chosen_by_id_39b4104d ON public.register_lease USING btree (chosen_by_id);

CREATE INDEX register_lease_customer_id_6af97edb ON public.register_lease USING btree (customer_id);

CREATE INDEX register_lease_item_id_9fe32f18 ON public.register_lease USING btree (item_id);

CREATE INDEX register_lease_lessor_id_06d33ffd ON public.register_lease USING btree (lessor_id);

CREATE INDEX register_leaseevent_chosen_by_id_f6594b27 ON public.register_leaseevent USING btree (chosen_by_id);

CREATE INDEX register_leaseevent_customer_id_c002af68 ON public.register_leaseevent USING btree (customer_id);

CREATE INDEX register_leaseevent_item_id_88a227d8 ON public.register_leaseevent USING btree (item_id);

CREATE INDEX register_leaseevent_lessor_id_8e855e90 ON public.register_leaseevent USING btree (lessor_id);

CREATE INDEX register_leaseevent_pgh_context_id_7936dc01 ON public.register_leaseevent USING btree (pgh_context_id);

CREATE INDEX register_leaseevent_pgh_obj_id_c91cd632 ON public.register_leaseevent USING btree (pgh_obj_id);

CREATE INDEX register_leaseevent_provider_id_87063acc ON public.register_leaseevent USING btree (provider_id);

CREATE INDEX register_listexport_file_id_1f5c09bf ON public.register_listexport USING btree (file_id);

CREATE INDEX register_listexport_made_by_id_1f167b6f ON public.register_listexport USING btree (made_by_id);

CREATE INDEX register_meter_item_id_db4e99ec ON public.register_meter USING btree (item_id);

CREATE INDEX register_meterreading_by_id_cb423812 ON public.register_meterreading USING btree (by_id);

CREATE INDEX register_meterreading_meter_id_5ce3e1bb ON public.register_meterreading USING btree (meter_id);

CREATE INDEX register_meterreadingevent_by_id_2fbc960b ON public.register_meterreadingevent USING btree (by_id);

CREATE INDEX register_meterreadingevent_meter_id_f82ee593 ON public.register_meterreadingevent USING btree (meter_id);

CREATE INDEX register_meterreadingevent_pgh_context_id_dd4e585f ON public.register_meterreadingevent USING btree (pgh_context_id);

CREATE INDEX register_meterreadingevent_pgh_obj_id_0d31dd99 ON public.register_meterreadingevent USING btree (pgh_obj_id);

CREATE INDEX register_meterreadingevent_provider_id_dbb9d9c4 ON public.register_meterreadingevent USING btree (provider_id);

CREATE INDEX register_placement_item_id_cfda4f74 ON public.register_placement USING btree (item_id);

CREATE INDEX register_placement_place_id_5556ff2a ON public.register_placement USING btree (place_id);

CREATE INDEX register_placementevent_pgh_obj_id_25934d29 ON public.register_placementevent USING btree (pgh_obj_id);

CREATE INDEX register_reminder_item_id_d7377f8d ON public.register_reminder USING btree (item_id);

CREATE INDEX register_reminder_person_id_52979bbf ON public.register_reminder USING btree (person_id);

CREATE INDEX register_reminderrule_customer_id_d86d9d11 ON public.register_reminderrule USING btree (customer_id);

CREATE INDEX register_reminderruleevent_customer_id_dc4871c6 ON public.register_reminderruleevent USING btree (customer_id);

CREATE INDEX register_reminderruleevent_pgh_context_id_1ad5518e ON public.register_reminderruleevent USING btree (pgh_context_id);

CREATE INDEX register_reminderruleevent_pgh_obj_id_1b482074 ON public.register_reminderruleevent USING btree (pgh_obj_id);

CREATE INDEX register_reminderruleevent_provider_id_4b6a6be8 ON public.register_reminderruleevent USING btree (provider_id);

CREATE INDEX register_savedview_organisation_id_1656e95e ON public.parties_savedview USING btree (organisation_id);

CREATE INDEX register_savedview_owner_id_c4e388a4 ON public.parties_savedview USING btree (owner_id);

CREATE INDEX register_serviceinterval_customer_id_0b4a4ce1 ON public.register_serviceinterval USING btree (customer_id);

CREATE INDEX register_serviceinterval_item_id_325a7b10 ON public.register_serviceinterval USING btree (item_id);

CREATE INDEX register_serviceinterval_package_id_e58c4f1d ON public.register_serviceinterval USING btree (package_id);

CREATE INDEX register_serviceintervalevent_pgh_obj_id_68eed9b6 ON public.register_serviceintervalevent USING btree (pgh_obj_id);

CREATE INDEX register_stocktake_closed_by_id_dfc169a1 ON public.register_stocktake USING btree (closed_by_id);

CREATE INDEX register_stocktake_cost_centre_id_f459c515 ON public.register_stocktake USING btree (cost_centre_id);

CREATE INDEX register_stocktake_customer_id_3bb1692e ON public.register_stocktake USING btree (customer_id);

CREATE INDEX register_stocktake_holder_id_88bb7e0a ON public.register_stocktake USING btree (holder_id);

CREATE INDEX register_stocktake_place_id_cc863803 ON public.register_stocktake USING btree (place_id);

CREATE INDEX register_stocktake_started_by_id_ae760304 ON public.register_stocktake USING btree (started_by_id);

CREATE INDEX register_stocktakedecision_decided_by_id_b4474d8a ON public.register_stocktakedecision USING btree (decided_by_id);

CREATE INDEX register_stocktakedecision_item_id_77c19ad8 ON public.register_stocktakedecision USING btree (item_id);

CREATE INDEX register_stocktakedecision_place_id_d2426dd6 ON public.register_stocktakedecision USING btree (place_id);

CREATE INDEX register_stocktakedecision_stock_take_id_00854727 ON public.register_stocktakedecision USING btree (stock_take_id);

CREATE INDEX register_stocktakeevent_closed_by_id_e809e30d ON public.register_stocktakeevent USING btree (closed_by_id);

CREATE INDEX register_stocktakeevent_cost_centre_id_e31eca47 ON public.register_stocktakeevent USING btree (cost_centre_id);

CREATE INDEX register_stocktakeevent_customer_id_c4d38de5 ON public.register_stocktakeevent USING btree (customer_id);

CREATE INDEX register_stocktakeevent_holder_id_56a71d73 ON public.register_stocktakeevent USING btree (holder_id);

CREATE INDEX register_stocktakeevent_pgh_context_id_56c819c0 ON public.register_stocktakeevent USING btree (pgh_context_id);

CREATE INDEX register_stocktakeevent_pgh_obj_id_48378296 ON public.register_stocktakeevent USING btree (pgh_obj_id);

CREATE INDEX register_stocktakeevent_place_id_761f3005 ON public.register_stocktakeevent USING btree (place_id);

CREATE INDEX register_stocktakeevent_provider_id_364d5548 ON public.register_stocktakeevent USING btree (provider_id);

CREATE INDEX register_stocktakeevent_started_by_id_bad22140 ON public.register_stocktakeevent USING btree (started_by_id);

CREATE INDEX register_stocktakeline_found_place_id_4d6de493 ON public.register_stocktakeline USING btree (found_place_id);

CREATE INDEX register_stocktakeline_holder_id_9ebf5669 ON public.register_stocktakeline USING btree (holder_id);

CREATE INDEX register_stocktakeline_item_id_0e478999 ON public.register_stocktakeline USING btree (item_id);

CREATE INDEX register_stocktakeline_place_id_fc7ed861 ON public.register_stocktakeline USING btree (place_id);

CREATE INDEX register_stocktakeline_stock_take_id_b32a81c3 ON public.register_stocktakeline USING btree (stock_take_id);

CREATE INDEX register_stocktakescan_item_id_f3794220 ON public.register_stocktakescan USING btree (item_id);

CREATE INDEX register_stocktakescan_place_id_66d52046 ON public.register_stocktakescan USING btree (place_id);

CREATE INDEX register_stocktakescan_scanned_by_id_9f65063b ON public.register_stocktakescan USING btree (scanned_by_id);

CREATE INDEX register_stocktakescan_stock_take_id_d6681547 ON public.register_stocktakescan USING btree (stock_take_id);

CREATE UNIQUE INDEX remote_one_at_a_time ON public.desk_remotesession USING btree (provider_id, request_id) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'consented'::character varying, 'begun'::character varying])::text[]));

CREATE INDEX request_heard ON public.desk_servicerequest USING btree (provider_id, COALESCE(last_message_at, opened_at), id);

CREATE INDEX request_of_assignee ON public.desk_servicerequest USING btree (provider_id, assignee_id, state);

CREATE INDEX request_of_customer ON public.desk_servicerequest USING btree (provider_id, customer_id, opened_at DESC);

CREATE INDEX request_of_requester ON public.desk_servicerequest USING btree (provider_id, requester_id, opened_at DESC);

CREATE INDEX request_open_due ON public.desk_servicerequest USING btree (provider_id, COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone), id) WHERE ((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'open'::character varying, 'in_progress'::character varying, 'waiting_for_customer'::character varying, 'waiting_for_others'::character varying])::text[]));

CREATE INDEX request_open_in_state ON public.desk_servicerequest USING btree (provider_id, state, COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone), id) WHERE ((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'open'::character varying, 'in_progress'::character varying, 'waiting_for_customer'::character varying, 'waiting_for_others'::character varying])::text[]));

CREATE INDEX request_open_of_queue ON public.desk_servicerequest USING btree (provider_id, queue_id, COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone), id) WHERE ((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'open'::character varying, 'in_progress'::character varying, 'waiting_for_customer'::character varying, 'waiting_for_others'::character varying])::text[]));

CREATE INDEX request_open_opened ON public.desk_servicerequest USING btree (provider_id, opened_at, id) WHERE ((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'open'::character varying, 'in_progress'::character varying, 'waiting_for_customer'::character varying, 'waiting_for_others'::character varying])::text[]));

CREATE INDEX request_opened ON public.desk_servicerequest USING btree (provider_id, opened_at, id);

CREATE INDEX request_search ON public.desk_servicerequest USING gin (provider_id, search_text public.gin_trgm_ops);

CREATE INDEX request_unanswered ON public.desk_servicerequest USING btree (provider_id, unanswered_since) WHERE ((unanswered_since IS NOT NULL) AND ((state)::text = ANY ((ARRAY['waiting_for_approval'::character varying, 'open'::character varying, 'in_progress'::character varying, 'waiting_for_customer'::character varying, 'waiting_for_others'::character varying])::text[])));

CREATE UNIQUE INDEX reservation_one_a_unit ON public.stock_reservation USING btree (unit_id) WHERE ((state)::text = ANY ((ARRAY['held'::character varying, 'picked'::character varying])::text[]));

CREATE UNIQUE INDEX saved_view_one_default ON public.parties_savedview USING btree (owner_id, list_name) WHERE is_default;

CREATE INDEX shop_approvalrule_customer_id_09030a7b ON public.shop_approvalrule USING btree (customer_id);

CREATE INDEX shop_approvalruleevent_customer_id_f017670a ON public.shop_approvalruleevent USING btree (customer_id);

CREATE INDEX shop_approvalruleevent_pgh_context_id_0cb45512 ON public.shop_approvalruleevent USING btree (pgh_context_id);

CREATE INDEX shop_approvalruleevent_pgh_obj_id_827f229f ON public.shop_approvalruleevent USING btree (pgh_obj_id);

CREATE INDEX shop_approvalruleevent_provider_id_49aa03e8 ON public.shop_approvalruleevent USING btree (provider_id);

CREATE INDEX shop_cart_customer_id_f4c598f5 ON public.shop_cart USING btree (customer_id);

CREATE INDEX shop_cart_person_id_1c1bad96 ON public.shop_cart USING btree (person_id);

CREATE INDEX shop_cartline_assortment_id_68b606fb ON public.shop_cartline USING btree (assortment_id);

CREATE INDEX shop_cartline_cart_id_c1266cfd ON public.shop_cartline USING btree (cart_id);

CREATE INDEX shop_cartline_cost_centre_id_28b490e4 ON public.shop_cartline USING btree (cost_centre_id);

CREATE INDEX shop_cartline_holder_id_fb63b71e ON public.shop_cartline USING btree (holder_id);

CREATE INDEX shop_cartline_package_id_fa7fdebd ON public.shop_cartline USING btree (package_id);

CREATE INDEX shop_cartline_place_id_84cc481a ON public.shop_cartline USING btree (place_id);

CREATE INDEX shop_cartline_product_id_0673f0cb ON public.shop_cartline USING btree (product_id);

CREATE INDEX shop_cartline_replaces_id_d30e8b99 ON public.shop_cartline USING btree (replaces_id);

CREATE INDEX shop_order_customer_id_f638df20 ON public.shop_order USING btree (customer_id);

CREATE INDEX shop_order_orderer_id_c53e1fdd ON public.shop_order USING btree (orderer_id);

CREATE INDEX shop_order_request_id_80bee748 ON public.shop_order USING btree (request_id);

CREATE INDEX shop_orderevent_customer_id_bc4e0e16 ON public.shop_orderevent USING btree (customer_id);

CREATE INDEX shop_orderevent_orderer_id_9d83be4c ON public.shop_orderevent USING btree (orderer_id);

CREATE INDEX shop_orderevent_pgh_context_id_44c1548d ON public.shop_orderevent USING btree (pgh_context_id);

CREATE INDEX shop_orderevent_pgh_obj_id_e8392b5a ON public.shop_orderevent USING btree (pgh_obj_id);

CREATE INDEX shop_orderevent_provider_id_2f051ab7 ON public.shop_orderevent USING btree (provider_id);

CREATE INDEX shop_orderevent_request_id_6b94a9ba ON public.shop_orderevent USING btree (request_id);

CREATE INDEX shop_orderline_cost_centre_id_89d1096b ON public.shop_orderline USING btree (cost_centre_id);

CREATE INDEX shop_orderline_holder_id_ffcd53dd ON public.shop_orderline USING btree (holder_id);

CREATE INDEX shop_orderline_item_id_9f9cc0b6 ON public.shop_orderline USING btree (item_id);

CREATE INDEX shop_orderline_order_id_8ad562c5 ON public.shop_orderline USING btree (order_id);

CREATE INDEX shop_orderline_package_id_5b6f508c ON public.shop_orderline USING btree (package_id);

CREATE INDEX shop_orderline_place_id_0107f942 ON public.shop_orderline USING btree (place_id);

CREATE INDEX shop_orderline_product_id_3f3985f6 ON public.shop_orderline USING btree (product_id);

CREATE INDEX shop_orderline_replaces_id_d47b2651 ON public.shop_orderline USING btree (replaces_id);

CREATE INDEX shop_orderlineevent_cost_centre_id_0d5e24b0 ON public.shop_orderlineevent USING btree (cost_centre_id);

CREATE INDEX shop_orderlineevent_holder_id_feefe761 ON public.shop_orderlineevent USING btree (holder_id);

CREATE INDEX shop_orderlineevent_item_id_ba35d0af ON public.shop_orderlineevent USING btree (item_id);

CREATE INDEX shop_orderlineevent_order_id_a85a6d22 ON public.shop_orderlineevent USING btree (order_id);

CREATE INDEX shop_orderlineevent_package_id_38c48f27 ON public.shop_orderlineevent USING btree (package_id);

CREATE INDEX shop_orderlineevent_pgh_context_id_9ddd8edf ON public.shop_orderlineevent USING btree (pgh_context_id);

CREATE INDEX shop_orderlineevent_pgh_obj_id_7e81ba0d ON public.shop_orderlineevent USING btree (pgh_obj_id);

CREATE INDEX shop_orderlineevent_place_id_181d6e3f ON public.shop_orderlineevent USING btree (place_id);

CREATE INDEX shop_orderlineevent_product_id_886d34af ON public.shop_orderlineevent USING btree (product_id);

CREATE INDEX shop_orderlineevent_provider_id_9b44dfe5 ON public.shop_orderlineevent USING btree (provider_id);

CREATE INDEX shop_orderlineevent_replaces_id_baaf62e3 ON public.shop_orderlineevent USING btree (replaces_id);

CREATE INDEX stand_in_of ON public.parties_standin USING btree (provider_id, stand_in_id, until_on);

CREATE INDEX stock_pool_category_id_a769e0a6 ON public.stock_pool USING btree (category_id);

CREATE INDEX stock_pool_customer_id_3cd9b1d5 ON public.stock_pool USING btree (customer_id);

CREATE INDEX stock_pool_owner_id_de9f1f5b ON public.stock_pool USING btree (owner_id);

CREATE INDEX stock_pool_place_id_d62d1f14 ON public.stock_pool USING btree (place_id);

CREATE INDEX stock_poolevent_category_id_308649a5 ON public.stock_poolevent USING btree (category_id);

CREATE INDEX stock_poolevent_customer_id_8ccf720a ON public.stock_poolevent USING btree (customer_id);

CREATE INDEX stock_poolevent_owner_id_6bfbad05 ON public.stock_poolevent USING btree (owner_id);

CREATE INDEX stock_poolevent_pgh_context_id_eca63443 ON public.stock_poolevent USING btree (pgh_context_id);

CREATE INDEX stock_poolevent_pgh_obj_id_3ba31a36 ON public.stock_poolevent USING btree (pgh_obj_id);

CREATE INDEX stock_poolevent_place_id_af59e161 ON public.stock_poolevent USING btree (place_id);

CREATE INDEX stock_poolevent_provider_id_d302115e ON public.stock_poolevent USING btree (provider_id);

CREATE INDEX stock_poolsubstitute_device_model_id_2228a38f ON public.stock_poolsubstitute USING btree (device_model_id);

CREATE INDEX stock_poolsubstitute_pool_id_965632cf ON public.stock_poolsubstitute USING btree (pool_id);

CREATE INDEX stock_poolsubstitute_substitute_id_f93c6f19 ON public.stock_poolsubstitute USING btree (substitute_id);

CREATE INDEX stock_poolsubstituteevent_device_model_id_479ebdea ON public.stock_poolsubstituteevent USING btree (device_model_id);

CREATE INDEX stock_poolsubstituteevent_pgh_context_id_52b8c5c4 ON public.stock_poolsubstituteevent USING btree (pgh_context_id);

CREATE INDEX stock_poolsubstituteevent_pgh_obj_id_8994eabd ON public.stock_poolsubstituteevent USING btree (pgh_obj_id);

CREATE INDEX stock_poolsubstituteevent_pool_id_4d012d75 ON public.stock_poolsubstituteevent USING btree (pool_id);

CREATE INDEX stock_poolsubstituteevent_provider_id_7579f5dd ON public.stock_poolsubstituteevent USING btree (provider_id);

CREATE INDEX stock_poolsubstituteevent_substitute_id_d9747913 ON public.stock_poolsubstituteevent USING btree (substitute_id);

CREATE INDEX stock_poolunit_item_id_ab7a332d ON public.stock_poolunit USING btree (item_id);

CREATE INDEX stock_poolunitevent_pgh_obj_id_0b494c7e ON public.stock_poolunitevent USING btree (pgh_obj_id);

CREATE INDEX stock_reservation_asked_model_id_2f053c43 ON public.stock_reservation USING btree (asked_model_id);

CREATE INDEX stock_reservation_pool_id_45ccff36 ON public.stock_reservation USING btree (pool_id);

CREATE INDEX stock_reservation_reserved_by_id_c1cd2298 ON public.stock_reservation USING btree (reserved_by_id);

CREATE INDEX stock_reservation_unit_id_b7412d1d ON public.stock_reservation USING btree (unit_id);

CREATE INDEX stock_reservationevent_asked_model_id_6b266a2d ON public.stock_reservationevent USING btree (asked_model_id);

CREATE INDEX stock_reservationevent_pgh_context_id_0c9704b9 ON public.stock_reservationevent USING btree (pgh_context_id);

CREATE INDEX stock_reservationevent_pgh_obj_id_e0f272e0 ON public.stock_reservationevent USING btree (pgh_obj_id);

CREATE INDEX stock_reservationevent_pool_id_5bcade58 ON public.stock_reservationevent USING btree (pool_id);

CREATE INDEX stock_reservationevent_provider_id_fe3dba18 ON public.stock_reservationevent USING btree (provider_id);

CREATE INDEX stock_reservationevent_reserved_by_id_f257d959 ON public.stock_reservationevent USING btree (reserved_by_id);

CREATE INDEX stock_reservationevent_unit_id_3d65416d ON public.stock_reservationevent USING btree (unit_id);

CREATE INDEX stock_stocklevel_place_id_9e0460c0 ON public.stock_stocklevel USING btree (place_id);

CREATE INDEX stock_stocklevel_product_id_b87573e7 ON public.stock_stocklevel USING btree (product_id);

CREATE INDEX stock_stocklevelevent_pgh_context_id_0f54d770 ON public.stock_stocklevelevent USING btree (pgh_context_id);

CREATE INDEX stock_stocklevelevent_pgh_obj_id_2f6adced ON public.stock_stocklevelevent USING btree (pgh_obj_id);

CREATE INDEX stock_stocklevelevent_place_id_52609504 ON public.stock_stocklevelevent USING btree (place_id);

CREATE INDEX stock_stocklevelevent_product_id_bd1eeb06 ON public.stock_stocklevelevent USING btree (product_id);

CREATE INDEX stock_stocklevelevent_provider_id_6399d60b ON public.stock_stocklevelevent USING btree (provider_id);

CREATE INDEX stock_stockmovement_from_place_id_e70608fd ON public.stock_stockmovement USING btree (from_place_id);

CREATE INDEX stock_stockmovement_item_id_8f99828a ON public.stock_stockmovement USING btree (item_id);

CREATE INDEX stock_stockmovement_person_id_bfb5ead6 ON public.stock_stockmovement USING btree (person_id);

CREATE INDEX stock_stockmovement_pool_id_5f5e149b ON public.stock_stockmovement USING btree (pool_id);

CREATE INDEX stock_stockmovement_product_id_d66facf7 ON public.stock_stockmovement USING btree (product_id);

CREATE INDEX stock_stockmovement_to_place_id_2e29b96e ON public.stock_stockmovement USING btree (to_place_id);

CREATE UNIQUE INDEX stock_take_item_counted_once ON public.register_stocktakescan USING btree (stock_take_id, item_id) WHERE ((NOT ((result)::text = 'twice'::text)) AND (item_id IS NOT NULL));

CREATE INDEX stock_take_line_found ON public.register_stocktakeline USING btree (stock_take_id, is_elsewhere, found_at);

CREATE UNIQUE INDEX stock_take_one_at_a_time ON public.register_stocktake USING btree (provider_id, customer_id, place_id, cost_centre_id, holder_id) NULLS NOT DISTINCT WHERE ((state)::text = ANY ((ARRAY['open'::character varying, 'looked_at'::character varying])::text[]));

CREATE INDEX stock_take_recent ON public.register_stocktake USING btree (provider_id, started_at DESC);

CREATE INDEX stock_take_scan_code ON public.register_stocktakescan USING btree (stock_take_id, result, folded_code);

CREATE UNIQUE INDEX target_one_of_a_kind ON public.desk_target USING btree (provider_id, request_id, kind) WHERE (NOT ((state)::text = 'dropped'::text));

CREATE INDEX target_running ON public.desk_target USING btree (provider_id, due_at) WHERE ((state)::text = 'running'::text);

CREATE INDEX time_of_agent ON public.desk_timeentry USING btree (provider_id, agent_id, begun_at);

CREATE INDEX time_of_request ON public.desk_timeentry USING btree (provider_id, request_id, begun_at);

CREATE UNIQUE INDEX timer_one_runs ON public.desk_timer USING btree (provider_id, agent_id) WHERE (running_since IS NOT NULL);

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX usage_by_time ON public.charges_usage USING btree (provider_id, occurred_at);

CREATE INDEX usage_of_customer ON public.charges_usage USING btree (provider_id, customer_id, occurred_at);

CREATE INDEX usage_of_item ON public.charges_usage USING btree (provider_id, item_id);

CREATE UNIQUE INDEX user_email ON public.parties_user USING btree (lower((email)::text));

CREATE INDEX webhook_delivery_age ON public.connectors_webhookdelivery USING btree (provider_id, made_at);

CREATE INDEX webhook_listening ON public.connectors_webhookendpoint USING btree (provider_id, state);

CREATE INDEX what_if_of_version ON public.charges_whatif USING btree (provider_id, version_id, made_at DESC);

CREATE TRIGGER pgtrigger_active_version_is_kept_d3f41 BEFORE DELETE ON public.agreements_agreementversion FOR EACH ROW WHEN (((old.state)::text = 'active'::text)) EXECUTE FUNCTION public.pgtrigger_active_version_is_kept_d3f41();

COMMENT ON TRIGGER pgtrigger_active_version_is_kept_d3f41 ON public.agreements_agreementversion IS '9dd4bb6dfbc243cc1567d8a722c540b8a2c10604';

CREATE TRIGGER pgtrigger_active_version_is_unchanged_9f21b BEFORE UPDATE ON public.agreements_agreementversion FOR EACH ROW WHEN ((((old.state)::text = 'active'::text) AND ((old.source IS DISTINCT FROM new.source) OR (old.beside IS DISTINCT FROM new.beside) OR ((new.state)::text IS DISTINCT FROM (old.state)::text) OR (old.number IS DISTINCT FROM new.number) OR (old.agreement_id IS DISTINCT FROM new.agreement_id)))) EXECUTE FUNCTION public.pgtrigger_active_version_is_unchanged_9f21b();

COMMENT ON TRIGGER pgtrigger_active_version_is_unchanged_9f21b ON public.agreements_agreementversion IS '767ca9c62f811204c61867a2d18571db6a3c53ee';

CREATE TRIGGER pgtrigger_added_to_draft_427ef AFTER INSERT ON public.invoicing_invoicetax REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_added_to_draft_427ef();

COMMENT ON TRIGGER pgtrigger_added_to_draft_427ef ON public.invoicing_invoicetax IS 'fb1c8915ce307675b3b97444a21c6a1b1ff86276';

CREATE TRIGGER pgtrigger_added_to_draft_b819f AFTER INSERT ON public.invoicing_invoiceline REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_added_to_draft_b819f();

COMMENT ON TRIGGER pgtrigger_added_to_draft_b819f ON public.invoicing_invoiceline IS '0062aec7beb6025cd27fa10c2bd0467d68d3e340';

CREATE TRIGGER pgtrigger_changed_in_draft_59a54 AFTER UPDATE ON public.invoicing_invoiceline REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_changed_in_draft_59a54();

COMMENT ON TRIGGER pgtrigger_changed_in_draft_59a54 ON public.invoicing_invoiceline IS '61bd445282904d1008ab525eea36ad345ecce281';

CREATE TRIGGER pgtrigger_changed_in_draft_ffcff AFTER UPDATE ON public.invoicing_invoicetax REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_changed_in_draft_ffcff();

COMMENT ON TRIGGER pgtrigger_changed_in_draft_ffcff ON public.invoicing_invoicetax IS '012fd162aebeb0e8ddcc9d66f1be8f5ec7099c90';

CREATE TRIGGER pgtrigger_charge_is_immutable_7187a BEFORE DELETE OR UPDATE ON public.charges_charge FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_charge_is_immutable_7187a();

COMMENT ON TRIGGER pgtrigger_charge_is_immutable_7187a ON public.charges_charge IS '6b1ea6a51966d520801da1babdaeff2eeab6502d';

CREATE TRIGGER pgtrigger_decision_is_immutable_2ed10 BEFORE DELETE OR UPDATE ON public.charges_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_is_immutable_2ed10();

COMMENT ON TRIGGER pgtrigger_decision_is_immutable_2ed10 ON public.charges_decision IS '033a4b6416ca05e1b195a87fcf7ddde5e253da85';

CREATE TRIGGER pgtrigger_delete_delete_0536d AFTER DELETE ON public.catalogue_acquisitionchoice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0536d();

COMMENT ON TRIGGER pgtrigger_delete_delete_0536d ON public.catalogue_acquisitionchoice IS '13f947a4e555533d4d0fc559bbbc94f487ed9a01';

CREATE TRIGGER pgtrigger_delete_delete_066ec AFTER DELETE ON public.desk_requesttask FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_066ec();

COMMENT ON TRIGGER pgtrigger_delete_delete_066ec ON public.desk_requesttask IS '9980d94e1bf18ffe82461bca53e3358d52d8751f';

CREATE TRIGGER pgtrigger_delete_delete_0ca35 AFTER DELETE ON public.register_stocktake FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0ca35();

COMMENT ON TRIGGER pgtrigger_delete_delete_0ca35 ON public.register_stocktake IS 'ed30d24d5732db9c449565c2c51bbd3344dc0cb1';

CREATE TRIGGER pgtrigger_delete_delete_16920 AFTER DELETE ON public.desk_form FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_16920();

COMMENT ON TRIGGER pgtrigger_delete_delete_16920 ON public.desk_form IS '6b492c7450a8556a658f2f5fe09cfc92bd631975';

CREATE TRIGGER pgtrigger_delete_delete_176a3 AFTER DELETE ON public.desk_queue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_176a3();

COMMENT ON TRIGGER pgtrigger_delete_delete_176a3 ON public.desk_queue IS '43208828bae552ce6bb4df142b9bdca910b6476c';

CREATE TRIGGER pgtrigger_delete_delete_19fcd AFTER DELETE ON public.desk_channel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_19fcd();

COMMENT ON TRIGGER pgtrigger_delete_delete_19fcd ON public.desk_channel IS '1b8b66e3d332a7b74e180ddb398858d078686641';

CREATE TRIGGER pgtrigger_delete_delete_1cde7 AFTER DELETE ON public.parties_apitoken FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1cde7();

COMMENT ON TRIGGER pgtrigger_delete_delete_1cde7 ON public.parties_apitoken IS 'f40cc89142cc6c0372d905496ec777efb5f106dd';

CREATE TRIGGER pgtrigger_delete_delete_23380 AFTER DELETE ON public.register_itempart FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_23380();

COMMENT ON TRIGGER pgtrigger_delete_delete_23380 ON public.register_itempart IS '0e82cec77b2649d067f7d501fb2bd677ebb5971e';

CREATE TRIGGER pgtrigger_delete_delete_29200 AFTER DELETE ON public.stock_poolunit REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_29200();

COMMENT ON TRIGGER pgtrigger_delete_delete_29200 ON public.stock_poolunit IS 'c433a9fa4694304d95f47f85f1bd9d7f038f7594';

CREATE TRIGGER pgtrigger_delete_delete_2a3b5 AFTER DELETE ON public.register_handover FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2a3b5();

COMMENT ON TRIGGER pgtrigger_delete_delete_2a3b5 ON public.register_handover IS '6ba92a4bda054d3e4312d249c60b2b124c5ba38f';

CREATE TRIGGER pgtrigger_delete_delete_3178b AFTER DELETE ON public.register_reminderrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3178b();

COMMENT ON TRIGGER pgtrigger_delete_delete_3178b ON public.register_reminderrule IS 'c4c1568323faa1b357891e8f1575ad1fad368f97';

CREATE TRIGGER pgtrigger_delete_delete_3a326 AFTER DELETE ON public.parties_place FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3a326();

COMMENT ON TRIGGER pgtrigger_delete_delete_3a326 ON public.parties_place IS 'a62922ba8661a762e0fbfb3d13d304ca2d18d1df';

CREATE TRIGGER pgtrigger_delete_delete_3c29a AFTER DELETE ON public.parties_calendardays FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3c29a();

COMMENT ON TRIGGER pgtrigger_delete_delete_3c29a ON public.parties_calendardays IS '79f5dfa0f7ea17e55333f35716895706d28324c6';

CREATE TRIGGER pgtrigger_delete_delete_3d61f AFTER DELETE ON public.desk_watcher FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3d61f();

COMMENT ON TRIGGER pgtrigger_delete_delete_3d61f ON public.desk_watcher IS '3384ca5f31ac85ef2265c465622214fd0b7267b6';

CREATE TRIGGER pgtrigger_delete_delete_41af7 AFTER DELETE ON public.parties_organisation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_41af7();

COMMENT ON TRIGGER pgtrigger_delete_delete_41af7 ON public.parties_organisation IS 'f734656107c92e2aec3b1d6c30e43e78b00b8cc2';

CREATE TRIGGER pgtrigger_delete_delete_41e8a AFTER DELETE ON public.desk_servicecode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_41e8a();

COMMENT ON TRIGGER pgtrigger_delete_delete_41e8a ON public.desk_servicecode IS '574fd55c9cfbf791c25167f9d08fb754f7bc5d84';

CREATE TRIGGER pgtrigger_delete_delete_4555c AFTER DELETE ON public.register_conditionreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4555c();

COMMENT ON TRIGGER pgtrigger_delete_delete_4555c ON public.register_conditionreport IS '9cc525bd22a71c36354ffd6ddc84dfa43147d9c1';

CREATE TRIGGER pgtrigger_delete_delete_48c72 AFTER DELETE ON public.register_placement REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_48c72();

COMMENT ON TRIGGER pgtrigger_delete_delete_48c72 ON public.register_placement IS 'f777d49bde4f253e7c28ea5b288208afe0153507';

CREATE TRIGGER pgtrigger_delete_delete_48db7 AFTER DELETE ON public.register_lease FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_48db7();

COMMENT ON TRIGGER pgtrigger_delete_delete_48db7 ON public.register_lease IS 'a7562d5a5a0edf904ce369c005f264fc6402d5fb';

CREATE TRIGGER pgtrigger_delete_delete_4a543 AFTER DELETE ON public.parties_standin FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4a543();

COMMENT ON TRIGGER pgtrigger_delete_delete_4a543 ON public.parties_standin IS '406d02951eb9929c0e04527533ac8717d1c2faf5';

CREATE TRIGGER pgtrigger_delete_delete_4ad17 AFTER DELETE ON public.desk_timeentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4ad17();

COMMENT ON TRIGGER pgtrigger_delete_delete_4ad17 ON public.desk_timeentry IS '89c8aad276c2d7c1cf23e6541cdb3e22edc28517';

CREATE TRIGGER pgtrigger_delete_delete_53c84 AFTER DELETE ON public.connectors_mailboxalias FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_53c84();

COMMENT ON TRIGGER pgtrigger_delete_delete_53c84 ON public.connectors_mailboxalias IS 'f73a62d650497c749fda0150f72a69c554d0294e';

CREATE TRIGGER pgtrigger_delete_delete_53f93 AFTER DELETE ON public.register_handoverterms FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_53f93();

COMMENT ON TRIGGER pgtrigger_delete_delete_53f93 ON public.register_handoverterms IS '131369a1c9f0afa14d7a112fc043ec91fb9093d0';

CREATE TRIGGER pgtrigger_delete_delete_5487b AFTER DELETE ON public.desk_requestlink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5487b();

COMMENT ON TRIGGER pgtrigger_delete_delete_5487b ON public.desk_requestlink IS 'cf335a53bb09c273e54d0ecdeed8d3dba90541bf';

CREATE TRIGGER pgtrigger_delete_delete_5d9e6 AFTER DELETE ON public.connectors_webhookendpoint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5d9e6();

COMMENT ON TRIGGER pgtrigger_delete_delete_5d9e6 ON public.connectors_webhookendpoint IS 'c7b72c0ef96a4ce6d17a940922698f29cc78d9c4';

CREATE TRIGGER pgtrigger_delete_delete_66668 AFTER DELETE ON public.desk_servicearea FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_66668();

COMMENT ON TRIGGER pgtrigger_delete_delete_66668 ON public.desk_servicearea IS '9d8f87985eb2cdae36984235425a84364a084381';

CREATE TRIGGER pgtrigger_delete_delete_68982 AFTER DELETE ON public.shop_approvalrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_68982();

COMMENT ON TRIGGER pgtrigger_delete_delete_68982 ON public.shop_approvalrule IS '453b77b8d3b5786481cc4467878bb0b03f67db2e';

CREATE TRIGGER pgtrigger_delete_delete_6a922 AFTER DELETE ON public.desk_formversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_6a922();

COMMENT ON TRIGGER pgtrigger_delete_delete_6a922 ON public.desk_formversion IS 'f788d13b1120d6eab80478a6dcb144e0b886a667';

CREATE TRIGGER pgtrigger_delete_delete_7acc6 AFTER DELETE ON public.catalogue_productprice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7acc6();

COMMENT ON TRIGGER pgtrigger_delete_delete_7acc6 ON public.catalogue_productprice IS '7961f6254978bf2d7ac65fcab05d5262ab0bb564';

CREATE TRIGGER pgtrigger_delete_delete_7cc82 AFTER DELETE ON public.catalogue_product FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7cc82();

COMMENT ON TRIGGER pgtrigger_delete_delete_7cc82 ON public.catalogue_product IS 'adfdc7f3300c08693e4da54b7aca6f43292fb981';

CREATE TRIGGER pgtrigger_delete_delete_83d48 AFTER DELETE ON public.desk_requestcode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_83d48();

COMMENT ON TRIGGER pgtrigger_delete_delete_83d48 ON public.desk_requestcode IS '580d95a2b77b747065f3f54d5daa0ba50179baca';

CREATE TRIGGER pgtrigger_delete_delete_87b53 AFTER DELETE ON public.register_serviceinterval REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_87b53();

COMMENT ON TRIGGER pgtrigger_delete_delete_87b53 ON public.register_serviceinterval IS '09dedf28fef60704757bdbaca4f29b6382e67291';

CREATE TRIGGER pgtrigger_delete_delete_8d0cc AFTER DELETE ON public.desk_requestitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_8d0cc();

COMMENT ON TRIGGER pgtrigger_delete_delete_8d0cc ON public.desk_requestitem IS '2cd74f797dec79d7cfed5bae0bd052b577b93e4b';

CREATE TRIGGER pgtrigger_delete_delete_9a167 AFTER DELETE ON public.desk_estimate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9a167();

COMMENT ON TRIGGER pgtrigger_delete_delete_9a167 ON public.desk_estimate IS '2015fe32fc8cbee12e72c06040f7efec490da158';

CREATE TRIGGER pgtrigger_delete_delete_a02a4 AFTER DELETE ON public.desk_approval FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a02a4();

COMMENT ON TRIGGER pgtrigger_delete_delete_a02a4 ON public.desk_approval IS 'dc15f589c4c6cb762a86a389320e8381ead153c4';

CREATE TRIGGER pgtrigger_delete_delete_a09b1 AFTER DELETE ON public.stock_stocklevel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a09b1();

COMMENT ON TRIGGER pgtrigger_delete_delete_a09b1 ON public.stock_stocklevel IS '21e0493b000c9d97173bb3e001a579520e2028d5';

CREATE TRIGGER pgtrigger_delete_delete_a3f87 AFTER DELETE ON public.register_item REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_a3f87();

COMMENT ON TRIGGER pgtrigger_delete_delete_a3f87 ON public.register_item IS '0718402e43856393cd43cf65e995b87de4f4ca26';

CREATE TRIGGER pgtrigger_delete_delete_aa3be AFTER DELETE ON public.privacy_retentionrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_aa3be();

COMMENT ON TRIGGER pgtrigger_delete_delete_aa3be ON public.privacy_retentionrule IS '6ac856a8def69a657e5d0f175b8c80ecec127a38';

CREATE TRIGGER pgtrigger_delete_delete_b1dd2 AFTER DELETE ON public.desk_formcustomer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b1dd2();

COMMENT ON TRIGGER pgtrigger_delete_delete_b1dd2 ON public.desk_formcustomer IS '70c48784c4dfa059847c01d6d77701d7bc8aef3f';

CREATE TRIGGER pgtrigger_delete_delete_b240b AFTER DELETE ON public.desk_readyanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b240b();

COMMENT ON TRIGGER pgtrigger_delete_delete_b240b ON public.desk_readyanswer IS 'a62f824577a4701ffcf261311ecedf13a4d9c107';

CREATE TRIGGER pgtrigger_delete_delete_b2b4a AFTER DELETE ON public.stock_poolsubstitute FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b2b4a();

COMMENT ON TRIGGER pgtrigger_delete_delete_b2b4a ON public.stock_poolsubstitute IS '9ecad58a12a8ec896a931fabb9b5ef0c9c1d74b1';

CREATE TRIGGER pgtrigger_delete_delete_b6283 AFTER DELETE ON public.desk_queuemember FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b6283();

COMMENT ON TRIGGER pgtrigger_delete_delete_b6283 ON public.desk_queuemember IS '589b15b66a7072c0884cf4c5b6090f3c67419880';

CREATE TRIGGER pgtrigger_delete_delete_b6604 AFTER DELETE ON public.parties_enrolment REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_b6604();

COMMENT ON TRIGGER pgtrigger_delete_delete_b6604 ON public.parties_enrolment IS 'cb3f6285ccdc6686c9fd1661e84b4e805744303f';

CREATE TRIGGER pgtrigger_delete_delete_c066b AFTER DELETE ON public.desk_remotesession FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c066b();

COMMENT ON TRIGGER pgtrigger_delete_delete_c066b ON public.desk_remotesession IS '826e9ac9cc73d30f19882ed9c9b902f53bcc15c7';

CREATE TRIGGER pgtrigger_delete_delete_c2769 AFTER DELETE ON public.shop_orderline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c2769();

COMMENT ON TRIGGER pgtrigger_delete_delete_c2769 ON public.shop_orderline IS '039d3b3a008e8f0d193bb845174642b501ac2451';

CREATE TRIGGER pgtrigger_delete_delete_c4806 AFTER DELETE ON public.foundation_providersetting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c4806();

COMMENT ON TRIGGER pgtrigger_delete_delete_c4806 ON public.foundation_providersetting IS 'f7179ef9729b665c389c0b4d5c96408cb4d092e6';

CREATE TRIGGER pgtrigger_delete_delete_cd71a AFTER DELETE ON public.knowledge_announcement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_cd71a();

COMMENT ON TRIGGER pgtrigger_delete_delete_cd71a ON public.knowledge_announcement IS 'beb4c433b04fc26b58e856d55734e4b2525622da';

CREATE TRIGGER pgtrigger_delete_delete_d2273 AFTER DELETE ON public.connectors_mailbox FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d2273();

COMMENT ON TRIGGER pgtrigger_delete_delete_d2273 ON public.connectors_mailbox IS '4e9d9384952d37e337c06d4602099e79105d37f3';

CREATE TRIGGER pgtrigger_delete_delete_d2e19 AFTER DELETE ON public.register_disposal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d2e19();

COMMENT ON TRIGGER pgtrigger_delete_delete_d2e19 ON public.register_disposal IS 'a87cdf5d5d79abf5664abe4f44663a0628355ecc';

CREATE TRIGGER pgtrigger_delete_delete_d5bb3 AFTER DELETE ON public.stock_reservation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d5bb3();

COMMENT ON TRIGGER pgtrigger_delete_delete_d5bb3 ON public.stock_reservation IS '4685c42048db8ef8729a4262e6ac5a0bb98bc64b';

CREATE TRIGGER pgtrigger_delete_delete_e6027 AFTER DELETE ON public.shop_order FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e6027();

COMMENT ON TRIGGER pgtrigger_delete_delete_e6027 ON public.shop_order IS '8fde7cc6b09689d994b63a4456dd2a0ce4727218';

CREATE TRIGGER pgtrigger_delete_delete_e98cb AFTER DELETE ON public.parties_person FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e98cb();

COMMENT ON TRIGGER pgtrigger_delete_delete_e98cb ON public.parties_person IS 'c497914e89519bc23bda84e5b62ee667114b5d80';

CREATE TRIGGER pgtrigger_delete_delete_ebb17 AFTER DELETE ON public.register_meterreading FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_ebb17();

COMMENT ON TRIGGER pgtrigger_delete_delete_ebb17 ON public.register_meterreading IS 'ec31303c4a6c5628d5dae96bf89674af56a562d1';

CREATE TRIGGER pgtrigger_delete_delete_f2056 AFTER DELETE ON public.stock_pool FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f2056();

COMMENT ON TRIGGER pgtrigger_delete_delete_f2056 ON public.stock_pool IS '29b8be5e6ed73615cf6eb800009c7e040eeda8a0';

CREATE TRIGGER pgtrigger_delete_delete_f4eb5 AFTER DELETE ON public.parties_grant FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f4eb5();

COMMENT ON TRIGGER pgtrigger_delete_delete_f4eb5 ON public.parties_grant IS 'b46ae2f23c36aeca49858d7ea415b68b55050417';

CREATE TRIGGER pgtrigger_delete_delete_f4f74 AFTER DELETE ON public.register_assignment REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_f4f74();

COMMENT ON TRIGGER pgtrigger_delete_delete_f4f74 ON public.register_assignment IS 'bb713122bc43e2598aa2d899dd716479f267d742';

CREATE TRIGGER pgtrigger_delete_delete_fc372 AFTER DELETE ON public.desk_servicerequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_fc372();

COMMENT ON TRIGGER pgtrigger_delete_delete_fc372 ON public.desk_servicerequest IS '80c9652f60c502fa9296da62540101abde2c6ed8';

CREATE TRIGGER pgtrigger_deleted_from_draft_ae8b0 AFTER DELETE ON public.invoicing_invoicetax REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_deleted_from_draft_ae8b0();

COMMENT ON TRIGGER pgtrigger_deleted_from_draft_ae8b0 ON public.invoicing_invoicetax IS '731797fbb3234ccd2b376cdd4c3325a9ca2587e2';

CREATE TRIGGER pgtrigger_deleted_from_draft_b2594 AFTER DELETE ON public.invoicing_invoiceline REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_deleted_from_draft_b2594();

COMMENT ON TRIGGER pgtrigger_deleted_from_draft_b2594 ON public.invoicing_invoiceline IS 'ddea50137bde41afe6059ea0bb276e8a0713d81c';

CREATE TRIGGER pgtrigger_ended_run_is_unchanged_d5d33 BEFORE UPDATE ON public.desk_guiderun FOR EACH ROW WHEN (((old.ended_at IS NOT NULL) AND ((old.answers IS DISTINCT FROM new.answers) OR (old.facts IS DISTINCT FROM new.facts) OR ((old.outcome)::text IS DISTINCT FROM (new.outcome)::text) OR ((old.outcome_kind)::text IS DISTINCT FROM (new.outcome_kind)::text) OR (old.ended_at IS DISTINCT FROM new.ended_at) OR (old.version_id IS DISTINCT FROM new.version_id) OR (old.person_id IS DISTINCT FROM new.person_id) OR (old.ran_by_id IS DISTINCT FROM new.ran_by_id) OR (old.item_id IS DISTINCT FROM new.item_id)))) EXECUTE FUNCTION public.pgtrigger_ended_run_is_unchanged_d5d33();

COMMENT ON TRIGGER pgtrigger_ended_run_is_unchanged_d5d33 ON public.desk_guiderun IS '1a4e3ae27ef28b64765ac1a757f1a2d67753c5e6';

CREATE TRIGGER pgtrigger_form_answers_stay_with_their_version_2d0dd BEFORE UPDATE ON public.desk_formanswers FOR EACH ROW WHEN (((old.version_id <> new.version_id) OR (old.request_id <> new.request_id))) EXECUTE FUNCTION public.pgtrigger_form_answers_stay_with_their_version_2d0dd();

COMMENT ON TRIGGER pgtrigger_form_answers_stay_with_their_version_2d0dd ON public.desk_formanswers IS '5e3bf61fc0263fc4cf3ec05decbe40da15c12f8d';

CREATE TRIGGER pgtrigger_form_version_is_unchanged_4f462 BEFORE UPDATE ON public.desk_formversion FOR EACH ROW WHEN ((((old.state)::text <> 'draft'::text) AND ((old.definition IS DISTINCT FROM new.definition) OR ((new.state)::text = 'draft'::text)))) EXECUTE FUNCTION public.pgtrigger_form_version_is_unchanged_4f462();

COMMENT ON TRIGGER pgtrigger_form_version_is_unchanged_4f462 ON public.desk_formversion IS 'f0daa9a48f21cc6dcb8e804747428a8ae0ae624e';

CREATE TRIGGER pgtrigger_insert_insert_04688 AFTER INSERT ON public.catalogue_acquisitionchoice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_04688();

COMMENT ON TRIGGER pgtrigger_insert_insert_04688 ON public.catalogue_acquisitionchoice IS 'c12221a2e286c27e316bbb1c91394b2ee71f2394';

CREATE TRIGGER pgtrigger_insert_insert_05e43 AFTER INSERT ON public.desk_requesttask FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_05e43();

COMMENT ON TRIGGER pgtrigger_insert_insert_05e43 ON public.desk_requesttask IS '297f9ac8be8fc435da5a01c9af519e5bb08a6c3f';

CREATE TRIGGER pgtrigger_insert_insert_08183 AFTER INSERT ON public.desk_requestlink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_08183();

COMMENT ON TRIGGER pgtrigger_insert_insert_08183 ON public.desk_requestlink IS 'b06291faa34dbdc7a19823aa2f502c80ada6d2b3';

CREATE TRIGGER pgtrigger_insert_insert_0efcd AFTER INSERT ON public.parties_organisation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_0efcd();

COMMENT ON TRIGGER pgtrigger_insert_insert_0efcd ON public.parties_organisation IS '4997713dadaa7de431f49acce63d3d48ce353102';

CREATE TRIGGER pgtrigger_insert_insert_0f959 AFTER INSERT ON public.connectors_mailboxalias FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_0f959();

COMMENT ON TRIGGER pgtrigger_insert_insert_0f959 ON public.connectors_mailboxalias IS '5bd02e788b4c5259b79e7ea03390559969d5bc09';

CREATE TRIGGER pgtrigger_insert_insert_10bf6 AFTER INSERT ON public.register_conditionreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_10bf6();

COMMENT ON TRIGGER pgtrigger_insert_insert_10bf6 ON public.register_conditionreport IS '54e41fc134e0f2375b28562fb0bb56cdb97305f1';

CREATE TRIGGER pgtrigger_insert_insert_17e60 AFTER INSERT ON public.desk_queue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_17e60();

COMMENT ON TRIGGER pgtrigger_insert_insert_17e60 ON public.desk_queue IS '8bb1835e55a0b066863a1c1cf8cde18f831d3957';

CREATE TRIGGER pgtrigger_insert_insert_1b2a9 AFTER INSERT ON public.desk_watcher FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1b2a9();

COMMENT ON TRIGGER pgtrigger_insert_insert_1b2a9 ON public.desk_watcher IS '841a562e0c0fb3be42387d4d69d193cdfcff0bf9';

CREATE TRIGGER pgtrigger_insert_insert_1eb03 AFTER INSERT ON public.catalogue_productprice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1eb03();

COMMENT ON TRIGGER pgtrigger_insert_insert_1eb03 ON public.catalogue_productprice IS 'd561291e654dd3cf4e456294d0777864e708c2b2';

CREATE TRIGGER pgtrigger_insert_insert_20628 AFTER INSERT ON public.register_lease FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_20628();

COMMENT ON TRIGGER pgtrigger_insert_insert_20628 ON public.register_lease IS '8d24c3572c201e0c0f894a747914ba3c7ad0c6a9';

CREATE TRIGGER pgtrigger_insert_insert_217cb AFTER INSERT ON public.parties_enrolment REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_217cb();

COMMENT ON TRIGGER pgtrigger_insert_insert_217cb ON public.parties_enrolment IS 'ac9ddb6f0fddb9c059a76c4ff7cad03bb22d312b';

CREATE TRIGGER pgtrigger_insert_insert_21908 AFTER INSERT ON public.desk_servicecode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_21908();

COMMENT ON TRIGGER pgtrigger_insert_insert_21908 ON public.desk_servicecode IS '06a12236c945ba9a77a692636fc8cd4225e1a0a3';

CREATE TRIGGER pgtrigger_insert_insert_270d9 AFTER INSERT ON public.parties_grant FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_270d9();

COMMENT ON TRIGGER pgtrigger_insert_insert_270d9 ON public.parties_grant IS '1034e0b4d236a673aaa29fd5d7d42135ed965e87';

CREATE TRIGGER pgtrigger_insert_insert_27ab2 AFTER INSERT ON public.register_handover FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_27ab2();

COMMENT ON TRIGGER pgtrigger_insert_insert_27ab2 ON public.register_handover IS '938c5b94bf7a9604133a5a62cbe4b8151b8127b8';

CREATE TRIGGER pgtrigger_insert_insert_2a5d4 AFTER INSERT ON public.desk_requestitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2a5d4();

COMMENT ON TRIGGER pgtrigger_insert_insert_2a5d4 ON public.desk_requestitem IS '6c8d9d299fea3fcbe3bb8c0907a1bda86b7fb7dc';

CREATE TRIGGER pgtrigger_insert_insert_2a68e AFTER INSERT ON public.stock_poolunit REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_2a68e();

COMMENT ON TRIGGER pgtrigger_insert_insert_2a68e ON public.stock_poolunit IS '49a26f7440c8f2076f34297145abf318e014c389';

CREATE TRIGGER pgtrigger_insert_insert_2b8de AFTER INSERT ON public.register_item REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_2b8de();

COMMENT ON TRIGGER pgtrigger_insert_insert_2b8de ON public.register_item IS 'b0d5e8e6a6b8254cf71df394438f3db15944f7c4';

CREATE TRIGGER pgtrigger_insert_insert_30b22 AFTER INSERT ON public.shop_orderline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_30b22();

COMMENT ON TRIGGER pgtrigger_insert_insert_30b22 ON public.shop_orderline IS '9fa29d42c9f3be6339aa421493d15be3310eb7ef';

CREATE TRIGGER pgtrigger_insert_insert_35fde AFTER INSERT ON public.desk_form FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_35fde();

COMMENT ON TRIGGER pgtrigger_insert_insert_35fde ON public.desk_form IS '905d23bd844e39734a1fc98c11c3fde1be3569f9';

CREATE TRIGGER pgtrigger_insert_insert_3caa5 AFTER INSERT ON public.shop_approvalrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3caa5();

COMMENT ON TRIGGER pgtrigger_insert_insert_3caa5 ON public.shop_approvalrule IS '118ed51ebb4b85bb4f1a4b4857fd5377fe95a791';

CREATE TRIGGER pgtrigger_insert_insert_42d84 AFTER INSERT ON public.desk_timeentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_42d84();

COMMENT ON TRIGGER pgtrigger_insert_insert_42d84 ON public.desk_timeentry IS 'fa7fa961159099a597773c0bbb162d9a11b0d92d';

CREATE TRIGGER pgtrigger_insert_insert_460e3 AFTER INSERT ON public.knowledge_announcement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_460e3();

COMMENT ON TRIGGER pgtrigger_insert_insert_460e3 ON public.knowledge_announcement IS '7c80e706fb53e7da26626419df391aefbbf1dcd6';

CREATE TRIGGER pgtrigger_insert_insert_476db AFTER INSERT ON public.register_assignment REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_476db();

COMMENT ON TRIGGER pgtrigger_insert_insert_476db ON public.register_assignment IS '58cdda966117bac70886f7c5e67d6ddb4e0f87d6';

CREATE TRIGGER pgtrigger_insert_insert_4898e AFTER INSERT ON public.register_serviceinterval REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_4898e();

COMMENT ON TRIGGER pgtrigger_insert_insert_4898e ON public.register_serviceinterval IS '4bec2bde6d164ee89cedd41b3530300c8b922b1d';

CREATE TRIGGER pgtrigger_insert_insert_4e6e2 AFTER INSERT ON public.register_stocktake FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_4e6e2();

COMMENT ON TRIGGER pgtrigger_insert_insert_4e6e2 ON public.register_stocktake IS 'b9fa80a8f0aad7b4c982539e0fa5cfbc0b166796';

CREATE TRIGGER pgtrigger_insert_insert_57159 AFTER INSERT ON public.desk_queuemember FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_57159();

COMMENT ON TRIGGER pgtrigger_insert_insert_57159 ON public.desk_queuemember IS 'eb4c29b611c3923bae2865f6c990c278be41b4ce';

CREATE TRIGGER pgtrigger_insert_insert_64024 AFTER INSERT ON public.foundation_providersetting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_64024();

COMMENT ON TRIGGER pgtrigger_insert_insert_64024 ON public.foundation_providersetting IS '5a34060ed640d4ac3805d9337117c48fab1ba18f';

CREATE TRIGGER pgtrigger_insert_insert_66573 AFTER INSERT ON public.parties_standin FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_66573();

COMMENT ON TRIGGER pgtrigger_insert_insert_66573 ON public.parties_standin IS '0263cb03cbabbee0bac95b6905d49d0a013f28fd';

CREATE TRIGGER pgtrigger_insert_insert_6cf7f AFTER INSERT ON public.register_reminderrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6cf7f();

COMMENT ON TRIGGER pgtrigger_insert_insert_6cf7f ON public.register_reminderrule IS 'e7e6338604e66f71e71f306610b2fbdb28130ba1';

CREATE TRIGGER pgtrigger_insert_insert_7008b AFTER INSERT ON public.desk_approval FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7008b();

COMMENT ON TRIGGER pgtrigger_insert_insert_7008b ON public.desk_approval IS 'f1d58e37ea9776fecbc102c0ee1d86d22e28e4c5';

CREATE TRIGGER pgtrigger_insert_insert_7a7e0 AFTER INSERT ON public.parties_apitoken FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7a7e0();

COMMENT ON TRIGGER pgtrigger_insert_insert_7a7e0 ON public.parties_apitoken IS 'e1f2d7e2a9f3ed82fc672a4a080357fe3d88664f';

CREATE TRIGGER pgtrigger_insert_insert_89ef7 AFTER INSERT ON public.register_disposal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_89ef7();

COMMENT ON TRIGGER pgtrigger_insert_insert_89ef7 ON public.register_disposal IS '445ad39a4f3a24a564afd16f6e84e57e858cc6d9';

CREATE TRIGGER pgtrigger_insert_insert_96bd4 AFTER INSERT ON public.register_meterreading FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_96bd4();

COMMENT ON TRIGGER pgtrigger_insert_insert_96bd4 ON public.register_meterreading IS 'a92031e56602abe7929fef0e4bc315825f324c9d';

CREATE TRIGGER pgtrigger_insert_insert_a4fdd AFTER INSERT ON public.parties_place FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a4fdd();

COMMENT ON TRIGGER pgtrigger_insert_insert_a4fdd ON public.parties_place IS '593d11da3763e25c60a436c999b61f435d198ce3';

CREATE TRIGGER pgtrigger_insert_insert_aad6c AFTER INSERT ON public.privacy_retentionrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_aad6c();

COMMENT ON TRIGGER pgtrigger_insert_insert_aad6c ON public.privacy_retentionrule IS 'd8b2d31f1cf600c92c222d9d0742b7c4b533c37d';

CREATE TRIGGER pgtrigger_insert_insert_abe13 AFTER INSERT ON public.desk_estimate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_abe13();

COMMENT ON TRIGGER pgtrigger_insert_insert_abe13 ON public.desk_estimate IS '75a04b466ab7e6766ab633adedcf3bd4c91cdd7b';

CREATE TRIGGER pgtrigger_insert_insert_ae3c7 AFTER INSERT ON public.desk_formversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ae3c7();

COMMENT ON TRIGGER pgtrigger_insert_insert_ae3c7 ON public.desk_formversion IS '455f58ca51dc74895b207405512c7d744bb467d9';

CREATE TRIGGER pgtrigger_insert_insert_aef37 AFTER INSERT ON public.desk_servicerequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_aef37();

COMMENT ON TRIGGER pgtrigger_insert_insert_aef37 ON public.desk_servicerequest IS '005479b88e7270a6544cf6d8c1e7b6da39caa41e';

CREATE TRIGGER pgtrigger_insert_insert_af2f3 AFTER INSERT ON public.desk_remotesession FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_af2f3();

COMMENT ON TRIGGER pgtrigger_insert_insert_af2f3 ON public.desk_remotesession IS '07ebbb1bd47b28378a4260ef6c93a3e1cc5dcb5a';

CREATE TRIGGER pgtrigger_insert_insert_b3027 AFTER INSERT ON public.shop_order FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b3027();

COMMENT ON TRIGGER pgtrigger_insert_insert_b3027 ON public.shop_order IS '3b99acb0b0069e8a30c000db0834f14272873f27';

CREATE TRIGGER pgtrigger_insert_insert_b3ee8 AFTER INSERT ON public.parties_calendardays FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b3ee8();

COMMENT ON TRIGGER pgtrigger_insert_insert_b3ee8 ON public.parties_calendardays IS '73a04b6260d40b786bbe0acccc5f1e679d7ab6bd';

CREATE TRIGGER pgtrigger_insert_insert_bc1c0 AFTER INSERT ON public.connectors_webhookendpoint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_bc1c0();

COMMENT ON TRIGGER pgtrigger_insert_insert_bc1c0 ON public.connectors_webhookendpoint IS 'a20c37770198e6c4e21ee2e78909cdcfcdf0c2e6';

CREATE TRIGGER pgtrigger_insert_insert_c1412 AFTER INSERT ON public.desk_readyanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c1412();

COMMENT ON TRIGGER pgtrigger_insert_insert_c1412 ON public.desk_readyanswer IS '62989454d4bfebac32470276a4656c8463e6dac7';

CREATE TRIGGER pgtrigger_insert_insert_c2fb2 AFTER INSERT ON public.connectors_mailbox FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c2fb2();

COMMENT ON TRIGGER pgtrigger_insert_insert_c2fb2 ON public.connectors_mailbox IS 'd3bbfee7194be9ce986acf7dfae8509ec8cc2c60';

CREATE TRIGGER pgtrigger_insert_insert_c9bdd AFTER INSERT ON public.stock_stocklevel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c9bdd();

COMMENT ON TRIGGER pgtrigger_insert_insert_c9bdd ON public.stock_stocklevel IS 'dbe0842ccc80190c1f527154790f727e5c8f6eec';

CREATE TRIGGER pgtrigger_insert_insert_cbcca AFTER INSERT ON public.desk_requestcode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cbcca();

COMMENT ON TRIGGER pgtrigger_insert_insert_cbcca ON public.desk_requestcode IS 'c4ab424b573d692e75f83ac09f8d5039879e0257';

CREATE TRIGGER pgtrigger_insert_insert_cd102 AFTER INSERT ON public.catalogue_product FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cd102();

COMMENT ON TRIGGER pgtrigger_insert_insert_cd102 ON public.catalogue_product IS '87a74fc363461ba5a660db890e723d3ea004c845';

CREATE TRIGGER pgtrigger_insert_insert_cdc0a AFTER INSERT ON public.parties_person FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cdc0a();

COMMENT ON TRIGGER pgtrigger_insert_insert_cdc0a ON public.parties_person IS '43ef616e8afdc2dadcc51a1666ad79e5e96f02fa';

CREATE TRIGGER pgtrigger_insert_insert_dc5d1 AFTER INSERT ON public.stock_reservation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_dc5d1();

COMMENT ON TRIGGER pgtrigger_insert_insert_dc5d1 ON public.stock_reservation IS '5a6a2d457b5ef8cb24550a40a6d2e6c7d0554b5b';

CREATE TRIGGER pgtrigger_insert_insert_de5fa AFTER INSERT ON public.register_handoverterms FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_de5fa();

COMMENT ON TRIGGER pgtrigger_insert_insert_de5fa ON public.register_handoverterms IS '5578f92359b2ff172ef360b4bfced72f712e07be';

CREATE TRIGGER pgtrigger_insert_insert_e449f AFTER INSERT ON public.stock_poolsubstitute FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e449f();

COMMENT ON TRIGGER pgtrigger_insert_insert_e449f ON public.stock_poolsubstitute IS 'bea9080d54c915bc4b5a81cbc0c3bff2ff732fc6';

CREATE TRIGGER pgtrigger_insert_insert_e55c5 AFTER INSERT ON public.register_placement REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_e55c5();

COMMENT ON TRIGGER pgtrigger_insert_insert_e55c5 ON public.register_placement IS '4b72ba9a9b7fd99f41b05ce972213789f003a678';

CREATE TRIGGER pgtrigger_insert_insert_e8197 AFTER INSERT ON public.desk_servicearea FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e8197();

COMMENT ON TRIGGER pgtrigger_insert_insert_e8197 ON public.desk_servicearea IS 'e83cae42ffb2a6ddede46af9e3d2cca37b59e74c';

CREATE TRIGGER pgtrigger_insert_insert_eb955 AFTER INSERT ON public.desk_channel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_eb955();

COMMENT ON TRIGGER pgtrigger_insert_insert_eb955 ON public.desk_channel IS '8970354135e3198fa84875ba8755ec5c3888580e';

CREATE TRIGGER pgtrigger_insert_insert_ef423 AFTER INSERT ON public.desk_formcustomer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ef423();

COMMENT ON TRIGGER pgtrigger_insert_insert_ef423 ON public.desk_formcustomer IS '9f938b79db2d6437f5997cabd3e2a17f23ede9f9';

CREATE TRIGGER pgtrigger_insert_insert_f34f6 AFTER INSERT ON public.register_itempart FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f34f6();

COMMENT ON TRIGGER pgtrigger_insert_insert_f34f6 ON public.register_itempart IS '41404d8bdca3e4eda7cbf7032e7d274e3d73f12f';

CREATE TRIGGER pgtrigger_insert_insert_fed74 AFTER INSERT ON public.stock_pool FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_fed74();

COMMENT ON TRIGGER pgtrigger_insert_insert_fed74 ON public.stock_pool IS '45c8f75d44b2abff2e9ea1719bd72fa00be92b54';

CREATE TRIGGER pgtrigger_invoice_file_is_kept_81259 BEFORE DELETE ON public.invoicing_invoicefile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_invoice_file_is_kept_81259();

COMMENT ON TRIGGER pgtrigger_invoice_file_is_kept_81259 ON public.invoicing_invoicefile IS '61a6210cdf56ca826a23fff38649bec33fd6be87';

CREATE TRIGGER pgtrigger_invoice_file_is_unchanged_81d35 BEFORE UPDATE ON public.invoicing_invoicefile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_invoice_file_is_unchanged_81d35();

COMMENT ON TRIGGER pgtrigger_invoice_file_is_unchanged_81d35 ON public.invoicing_invoicefile IS '88c67d329976dfa2245203c9eaf14a4dbbf4125c';

CREATE TRIGGER pgtrigger_issued_invoice_is_immutable_af9e5 BEFORE DELETE OR UPDATE ON public.invoicing_invoice FOR EACH ROW WHEN (((old.state)::text = 'issued'::text)) EXECUTE FUNCTION public.pgtrigger_issued_invoice_is_immutable_af9e5();

COMMENT ON TRIGGER pgtrigger_issued_invoice_is_immutable_af9e5 ON public.invoicing_invoice IS 'ad666c030ab277b96687000b8d0caf3b1cb6597d';

CREATE TRIGGER pgtrigger_movement_is_immutable_84066 BEFORE DELETE OR UPDATE ON public.stock_stockmovement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_movement_is_immutable_84066();

COMMENT ON TRIGGER pgtrigger_movement_is_immutable_84066 ON public.stock_stockmovement IS '1ac845b68b8bdc4d298cffadcbc34fc9a729b6aa';

CREATE TRIGGER pgtrigger_published_guide_is_unchanged_502ad BEFORE UPDATE ON public.desk_guideversion FOR EACH ROW WHEN (((old.published_at IS NOT NULL) AND ((old.source IS DISTINCT FROM new.source) OR (old.number IS DISTINCT FROM new.number) OR (old.guide_id IS DISTINCT FROM new.guide_id) OR (new.published_at IS NULL)))) EXECUTE FUNCTION public.pgtrigger_published_guide_is_unchanged_502ad();

COMMENT ON TRIGGER pgtrigger_published_guide_is_unchanged_502ad ON public.desk_guideversion IS 'd09c632fd847511062611ed93cc41bffcb55438f';

CREATE TRIGGER pgtrigger_reading_is_kept_275f1 BEFORE DELETE ON public.desk_requestreading FOR EACH ROW WHEN ((old.read_at > (now() - '364 days'::interval))) EXECUTE FUNCTION public.pgtrigger_reading_is_kept_275f1();

COMMENT ON TRIGGER pgtrigger_reading_is_kept_275f1 ON public.desk_requestreading IS 'c8f82d1eef9305238065599a5139adaf8f700118';

CREATE TRIGGER pgtrigger_reading_is_unchanged_e318a BEFORE UPDATE ON public.desk_requestreading FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_reading_is_unchanged_e318a();

COMMENT ON TRIGGER pgtrigger_reading_is_unchanged_e318a ON public.desk_requestreading IS '2855834756ac523165a97a0889c48ba23f362089';

CREATE TRIGGER pgtrigger_template_is_kept_55bb0 BEFORE DELETE OR UPDATE ON public.agreements_agreementtemplate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_template_is_kept_55bb0();

COMMENT ON TRIGGER pgtrigger_template_is_kept_55bb0 ON public.agreements_agreementtemplate IS 'ec611573b62f9e2d971ef07114f5c974357c26a6';

CREATE TRIGGER pgtrigger_update_update_0454b AFTER UPDATE ON public.catalogue_product FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_0454b();

COMMENT ON TRIGGER pgtrigger_update_update_0454b ON public.catalogue_product IS '6951f4700fa1814b92a231c8324ca34265e73d08';

CREATE TRIGGER pgtrigger_update_update_0ee59 AFTER UPDATE ON public.register_assignment REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_0ee59();

COMMENT ON TRIGGER pgtrigger_update_update_0ee59 ON public.register_assignment IS '25112beca285ed0b93ba100031f3029768c8d89d';

CREATE TRIGGER pgtrigger_update_update_0f7fc AFTER UPDATE ON public.desk_servicerequest FOR EACH ROW WHEN (((old.agreement_id IS DISTINCT FROM new.agreement_id) OR (old.assignee_id IS DISTINCT FROM new.assignee_id) OR (old.bound_because IS DISTINCT FROM new.bound_because) OR ((old.channel)::text IS DISTINCT FROM (new.channel)::text) OR (old.closed_at IS DISTINCT FROM new.closed_at) OR ((old.confidentiality)::text IS DISTINCT FROM (new.confidentiality)::text) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR (old.description IS DISTINCT FROM new.description) OR (old.first_answered_at IS DISTINCT FROM new.first_answered_at) OR (old.id IS DISTINCT FROM new.id) OR (old.is_chosen_by_caller IS DISTINCT FROM new.is_chosen_by_caller) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.mailbox)::text IS DISTINCT FROM (new.mailbox)::text) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR (old.opened_at IS DISTINCT FROM new.opened_at) OR ((old.planned_because)::text IS DISTINCT FROM (new.planned_because)::text) OR (old.planned_start_at IS DISTINCT FROM new.planned_start_at) OR ((old.priority)::text IS DISTINCT FROM (new.priority)::text) OR (old.provider_id IS DISTINCT FROM new.provider_id) OR (old.queue_id IS DISTINCT FROM new.queue_id) OR (old.reopenings IS DISTINCT FROM new.reopenings) OR (old.requester_id IS DISTINCT FROM new.requester_id) OR (old.satisfaction IS DISTINCT FROM new.satisfaction) OR (old.satisfaction_note IS DISTINCT FROM new.satisfaction_note) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.taken_by_id IS DISTINCT FROM new.taken_by_id) OR ((old.task)::text IS DISTINCT FROM (new.task)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_0f7fc();

COMMENT ON TRIGGER pgtrigger_update_update_0f7fc ON public.desk_servicerequest IS 'ad5146f404170f2dc91dbc2afb9053e329c667fa';

CREATE TRIGGER pgtrigger_update_update_1394f AFTER UPDATE ON public.register_stocktake FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_1394f();

COMMENT ON TRIGGER pgtrigger_update_update_1394f ON public.register_stocktake IS '92ced65e0e35e510359c76cfe8bb40a3fad70c75';

CREATE TRIGGER pgtrigger_update_update_1ad5a AFTER UPDATE ON public.desk_estimate FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_1ad5a();

COMMENT ON TRIGGER pgtrigger_update_update_1ad5a ON public.desk_estimate IS '16670eecdec6543bbaf85b966aaf2a7b4d384619';

CREATE TRIGGER pgtrigger_update_update_1ea06 AFTER UPDATE ON public.parties_enrolment REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_1ea06();

COMMENT ON TRIGGER pgtrigger_update_update_1ea06 ON public.parties_enrolment IS '5f1bcaec7174b425b1c11989d87183de849d6983';

CREATE TRIGGER pgtrigger_update_update_22681 AFTER UPDATE ON public.desk_requestcode FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_22681();

COMMENT ON TRIGGER pgtrigger_update_update_22681 ON public.desk_requestcode IS 'dbcc6e9318fb62018b4bcb2763ced12e5333c8cd';

CREATE TRIGGER pgtrigger_update_update_2698b AFTER UPDATE ON public.desk_requestlink FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_2698b();

COMMENT ON TRIGGER pgtrigger_update_update_2698b ON public.desk_requestlink IS '4c11e7c3a5b0a63946f28e6c32829fa09476a73e';

CREATE TRIGGER pgtrigger_update_update_29387 AFTER UPDATE ON public.desk_formcustomer FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_29387();

COMMENT ON TRIGGER pgtrigger_update_update_29387 ON public.desk_formcustomer IS 'f21f551f484185c764fc3d02404c6091fb0c4416';

CREATE TRIGGER pgtrigger_update_update_2a4f5 AFTER UPDATE ON public.desk_approval FOR EACH ROW WHEN (((old.answer IS DISTINCT FROM new.answer) OR (old.answered_at IS DISTINCT FROM new.answered_at) OR (old.answered_by_id IS DISTINCT FROM new.answered_by_id) OR (old.approver_id IS DISTINCT FROM new.approver_id) OR (old.ask_until IS DISTINCT FROM new.ask_until) OR (old.asked_at IS DISTINCT FROM new.asked_at) OR (old.asked_by_id IS DISTINCT FROM new.asked_by_id) OR (old.because IS DISTINCT FROM new.because) OR (old.cost_centre_id IS DISTINCT FROM new.cost_centre_id) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.message IS DISTINCT FROM new.message) OR (old.monthly_amount IS DISTINCT FROM new.monthly_amount) OR (old.once_amount IS DISTINCT FROM new.once_amount) OR (old.passed_from_id IS DISTINCT FROM new.passed_from_id) OR (old.provider_id IS DISTINCT FROM new.provider_id) OR (old.reason IS DISTINCT FROM new.reason) OR (old.remind_at IS DISTINCT FROM new.remind_at) OR (old.request_id IS DISTINCT FROM new.request_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.step_id IS DISTINCT FROM new.step_id) OR ((old.token_hash)::text IS DISTINCT FROM (new.token_hash)::text) OR (old.until_because IS DISTINCT FROM new.until_because))) EXECUTE FUNCTION public.pgtrigger_update_update_2a4f5();

COMMENT ON TRIGGER pgtrigger_update_update_2a4f5 ON public.desk_approval IS '5342ba7ef45a63c676dd64646272b8dd4ce658af';

CREATE TRIGGER pgtrigger_update_update_37fcc AFTER UPDATE ON public.register_handover FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_37fcc();

COMMENT ON TRIGGER pgtrigger_update_update_37fcc ON public.register_handover IS '24ce0116ba9bf5ac00ed0d8f703975ce59649628';

CREATE TRIGGER pgtrigger_update_update_380a6 AFTER UPDATE ON public.parties_calendardays FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_380a6();

COMMENT ON TRIGGER pgtrigger_update_update_380a6 ON public.parties_calendardays IS '464f2a1edb4663ee6365fe5a4387c1bf41a44618';

CREATE TRIGGER pgtrigger_update_update_3a740 AFTER UPDATE ON public.parties_standin FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_3a740();

COMMENT ON TRIGGER pgtrigger_update_update_3a740 ON public.parties_standin IS 'a6a516a41bc77c8da7c7d38603a3fea073252406';

CREATE TRIGGER pgtrigger_update_update_3b2c0 AFTER UPDATE ON public.desk_formversion FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_3b2c0();

COMMENT ON TRIGGER pgtrigger_update_update_3b2c0 ON public.desk_formversion IS 'd75ab8de8dfe9487837356614463396d9f9e4217';

CREATE TRIGGER pgtrigger_update_update_3c547 AFTER UPDATE ON public.catalogue_productprice FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_3c547();

COMMENT ON TRIGGER pgtrigger_update_update_3c547 ON public.catalogue_productprice IS 'b35240acdacb191262f73d11defae42feff68161';

CREATE TRIGGER pgtrigger_update_update_406ce AFTER UPDATE ON public.register_itempart FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_406ce();

COMMENT ON TRIGGER pgtrigger_update_update_406ce ON public.register_itempart IS 'a7fc3f9fc959a98a4f57bf0e310a09cbdde374fe';

CREATE TRIGGER pgtrigger_update_update_40e8e AFTER UPDATE ON public.desk_requestitem FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_40e8e();

COMMENT ON TRIGGER pgtrigger_update_update_40e8e ON public.desk_requestitem IS '012c278fabb27a4ac50b844414d407a239350279';

CREATE TRIGGER pgtrigger_update_update_41696 AFTER UPDATE ON public.desk_remotesession FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_41696();

COMMENT ON TRIGGER pgtrigger_update_update_41696 ON public.desk_remotesession IS '8b3e7235f799e6bbb8d9bde4f64f6e71ebc87429';

CREATE TRIGGER pgtrigger_update_update_45399 AFTER UPDATE ON public.connectors_mailbox FOR EACH ROW WHEN ((((old.address)::text IS DISTINCT FROM (new.address)::text) OR ((old.after_taking)::text IS DISTINCT FROM (new.after_taking)::text) OR ((old.agreement_code)::text IS DISTINCT FROM (new.agreement_code)::text) OR ((old.code)::text IS DISTINCT FROM (new.code)::text) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR (old.domains IS DISTINCT FROM new.domains) OR ((old.folder)::text IS DISTINCT FROM (new.folder)::text) OR ((old.host)::text IS DISTINCT FROM (new.host)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.is_active IS DISTINCT FROM new.is_active) OR (old.keeper_id IS DISTINCT FROM new.keeper_id) OR (old.key IS DISTINCT FROM new.key) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.moved_to)::text IS DISTINCT FROM (new.moved_to)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.port IS DISTINCT FROM new.port) OR (old.provider_id IS DISTINCT FROM new.provider_id) OR (old.queue_id IS DISTINCT FROM new.queue_id) OR ((old.security)::text IS DISTINCT FROM (new.security)::text) OR ((old."user")::text IS DISTINCT FROM (new."user")::text))) EXECUTE FUNCTION public.pgtrigger_update_update_45399();

COMMENT ON TRIGGER pgtrigger_update_update_45399 ON public.connectors_mailbox IS '2a0ed81c71a42805b0bd64ecf1e3882849cb8dde';

CREATE TRIGGER pgtrigger_update_update_47956 AFTER UPDATE ON public.register_disposal FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_47956();

COMMENT ON TRIGGER pgtrigger_update_update_47956 ON public.register_disposal IS 'dbbd6836448ae4b00fe4c852f8fe2f1b152d6a30';

CREATE TRIGGER pgtrigger_update_update_48119 AFTER UPDATE ON public.shop_approvalrule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_48119();

COMMENT ON TRIGGER pgtrigger_update_update_48119 ON public.shop_approvalrule IS 'b247aae9492a4a97b32937c4b6f8b814806ca243';

CREATE TRIGGER pgtrigger_update_update_5208f AFTER UPDATE ON public.knowledge_announcement FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5208f();

COMMENT ON TRIGGER pgtrigger_update_update_5208f ON public.knowledge_announcement IS 'f1732f71d79839ba8d29bf5b990aa6d99f367ffe';

CREATE TRIGGER pgtrigger_update_update_53eff AFTER UPDATE ON public.stock_poolunit REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_53eff();

COMMENT ON TRIGGER pgtrigger_update_update_53eff ON public.stock_poolunit IS '5eb71669c000a914db29f8ee3c5c401bcfe6d790';

CREATE TRIGGER pgtrigger_update_update_6245c AFTER UPDATE ON public.shop_orderline FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6245c();

COMMENT ON TRIGGER pgtrigger_update_update_6245c ON public.shop_orderline IS '42d4d596efb3d328e5c8117b9ebb346bf7f32062';

CREATE TRIGGER pgtrigger_update_update_65024 AFTER UPDATE ON public.register_meterreading FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_65024();

COMMENT ON TRIGGER pgtrigger_update_update_65024 ON public.register_meterreading IS '54bd1dc1ecda489ebcbfb293bab17fcbf0edf57d';

CREATE TRIGGER pgtrigger_update_update_6ad3f AFTER UPDATE ON public.desk_watcher FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6ad3f();

COMMENT ON TRIGGER pgtrigger_update_update_6ad3f ON public.desk_watcher IS '4281a8983c80e7e9c67e95a22b08d7123021a3b7';

CREATE TRIGGER pgtrigger_update_update_6c9d8 AFTER UPDATE ON public.desk_servicearea FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6c9d8();

COMMENT ON TRIGGER pgtrigger_update_update_6c9d8 ON public.desk_servicearea IS 'be4fcb48aa83c66f6db553d2b35174ebd49deadc';

CREATE TRIGGER pgtrigger_update_update_6dc54 AFTER UPDATE ON public.stock_pool FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6dc54();

COMMENT ON TRIGGER pgtrigger_update_update_6dc54 ON public.stock_pool IS 'de140134cebaac11fdeb2d32185179054f076130';

CREATE TRIGGER pgtrigger_update_update_6dcce AFTER UPDATE ON public.catalogue_acquisitionchoice FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6dcce();

COMMENT ON TRIGGER pgtrigger_update_update_6dcce ON public.catalogue_acquisitionchoice IS '4cbb8f843d4eef648ff11cced263754a5e0b30bd';

CREATE TRIGGER pgtrigger_update_update_7dd7e AFTER UPDATE ON public.register_lease FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_7dd7e();

COMMENT ON TRIGGER pgtrigger_update_update_7dd7e ON public.register_lease IS '1b97a309c9a4ee324715e2f3d7f9a201cfa8a0c7';

CREATE TRIGGER pgtrigger_update_update_7f2ff AFTER UPDATE ON public.parties_organisation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_7f2ff();

COMMENT ON TRIGGER pgtrigger_update_update_7f2ff ON public.parties_organisation IS 'ca2d20abcdffd78b592ba71c57f8734ac6cb809a';

CREATE TRIGGER pgtrigger_update_update_85367 AFTER UPDATE ON public.register_item REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_85367();

COMMENT ON TRIGGER pgtrigger_update_update_85367 ON public.register_item IS 'ca2b6b8bcc7433b3d7d75629f4555315ee4f117a';

CREATE TRIGGER pgtrigger_update_update_893e0 AFTER UPDATE ON public.connectors_webhookendpoint FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR (old.former_until IS DISTINCT FROM new.former_until) OR (old.id IS DISTINCT FROM new.id) OR (old.key IS DISTINCT FROM new.key) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR (old.names IS DISTINCT FROM new.names) OR (old.provider_id IS DISTINCT FROM new.provider_id) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.url)::text IS DISTINCT FROM (new.url)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_893e0();

COMMENT ON TRIGGER pgtrigger_update_update_893e0 ON public.connectors_webhookendpoint IS 'de96c146a846eec11d60eb9817ba2929998856fc';

CREATE TRIGGER pgtrigger_update_update_8d0f9 AFTER UPDATE ON public.register_placement REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_8d0f9();

COMMENT ON TRIGGER pgtrigger_update_update_8d0f9 ON public.register_placement IS '6d265474db3e061ceff7e7d66d80aaa20bbda86b';

CREATE TRIGGER pgtrigger_update_update_8e123 AFTER UPDATE ON public.parties_grant FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8e123();

COMMENT ON TRIGGER pgtrigger_update_update_8e123 ON public.parties_grant IS '20d7af2c9986fffca89ab98fa0d701de5cc41775';

CREATE TRIGGER pgtrigger_update_update_97cf4 AFTER UPDATE ON public.desk_readyanswer FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_97cf4();

COMMENT ON TRIGGER pgtrigger_update_update_97cf4 ON public.desk_readyanswer IS '90bc2536ae6abf459d66be98673213b59fba18e3';

CREATE TRIGGER pgtrigger_update_update_98728 AFTER UPDATE ON public.parties_apitoken FOR EACH ROW WHEN (((old.calls_a_minute IS DISTINCT FROM new.calls_a_minute) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.expires_on IS DISTINCT FROM new.expires_on) OR (old.id IS DISTINCT FROM new.id) OR (old.membership_id IS DISTINCT FROM new.membership_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.prefix)::text IS DISTINCT FROM (new.prefix)::text) OR (old.provider_id IS DISTINCT FROM new.provider_id) OR (old.revoked_at IS DISTINCT FROM new.revoked_at) OR (old.revoked_by_id IS DISTINCT FROM new.revoked_by_id) OR (old.scopes IS DISTINCT FROM new.scopes))) EXECUTE FUNCTION public.pgtrigger_update_update_98728();

COMMENT ON TRIGGER pgtrigger_update_update_98728 ON public.parties_apitoken IS '938a2303cfc944d211dde291b8b2c9cc9d85e164';

CREATE TRIGGER pgtrigger_update_update_9da81 AFTER UPDATE ON public.stock_poolsubstitute FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_9da81();

COMMENT ON TRIGGER pgtrigger_update_update_9da81 ON public.stock_poolsubstitute IS '83fb0a0c3d0f9c89501f2c38058b8c92b46f2d14';

CREATE TRIGGER pgtrigger_update_update_a5b91 AFTER UPDATE ON public.privacy_retentionrule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a5b91();

COMMENT ON TRIGGER pgtrigger_update_update_a5b91 ON public.privacy_retentionrule IS '3e03bd0efba9536c387c569a59a6f920ca496593';

CREATE TRIGGER pgtrigger_update_update_a8a0b AFTER UPDATE ON public.desk_form FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a8a0b();

COMMENT ON TRIGGER pgtrigger_update_update_a8a0b ON public.desk_form IS '84cfffb88ad7cce746a8e336c714987e16a4e473';

CREATE TRIGGER pgtrigger_update_update_aa55e AFTER UPDATE ON public.desk_channel FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_aa55e();

COMMENT ON TRIGGER pgtrigger_update_update_aa55e ON public.desk_channel IS 'e02fb219f809a4ce29ec296bc750921c53e118a6';

CREATE TRIGGER pgtrigger_update_update_ae3ee AFTER UPDATE ON public.desk_queuemember FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ae3ee();

COMMENT ON TRIGGER pgtrigger_update_update_ae3ee ON public.desk_queuemember IS '6f55447c06b02d2534f64c1384b3bab95f8e1a6b';

CREATE TRIGGER pgtrigger_update_update_aefe7 AFTER UPDATE ON public.register_conditionreport FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_aefe7();

COMMENT ON TRIGGER pgtrigger_update_update_aefe7 ON public.register_conditionreport IS '006753d84c9726cbc5e81e037aeab383aebf17f5';

CREATE TRIGGER pgtrigger_update_update_b08e5 AFTER UPDATE ON public.register_reminderrule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b08e5();

COMMENT ON TRIGGER pgtrigger_update_update_b08e5 ON public.register_reminderrule IS '4bd1871d7b6bd17170af1f4450f95db7824bcef7';

CREATE TRIGGER pgtrigger_update_update_b3a23 AFTER UPDATE ON public.stock_reservation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b3a23();

COMMENT ON TRIGGER pgtrigger_update_update_b3a23 ON public.stock_reservation IS '51c81c8dba6aa26af4a950c8fbb3e79163bad51d';

CREATE TRIGGER pgtrigger_update_update_b8bf6 AFTER UPDATE ON public.desk_timeentry FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b8bf6();

COMMENT ON TRIGGER pgtrigger_update_update_b8bf6 ON public.desk_timeentry IS '4ef5a369355f38a8a73fe673deead6a6e4482ccd';

CREATE TRIGGER pgtrigger_update_update_ba722 AFTER UPDATE ON public.desk_queue FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ba722();

COMMENT ON TRIGGER pgtrigger_update_update_ba722 ON public.desk_queue IS '3354ad15f9640932b5989ee6bc231cd1dbe6da43';

CREATE TRIGGER pgtrigger_update_update_c2c42 AFTER UPDATE ON public.foundation_providersetting FOR EACH ROW WHEN (((old.changed_at IS DISTINCT FROM new.changed_at) OR (old.id IS DISTINCT FROM new.id) OR ((old.key)::text IS DISTINCT FROM (new.key)::text) OR (old.provider_id IS DISTINCT FROM new.provider_id) OR (old.value IS DISTINCT FROM new.value))) EXECUTE FUNCTION public.pgtrigger_update_update_c2c42();

COMMENT ON TRIGGER pgtrigger_update_update_c2c42 ON public.foundation_providersetting IS '7d05303c5889a1393765ad56c72ae31bf5c7ab31';

CREATE TRIGGER pgtrigger_update_update_cbaae AFTER UPDATE ON public.parties_place FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_cbaae();

COMMENT ON TRIGGER pgtrigger_update_update_cbaae ON public.parties_place IS '601218c18c87cdd902e27f8aa689dee9b4a1606d';

CREATE TRIGGER pgtrigger_update_update_cbf8c AFTER UPDATE ON public.stock_stocklevel FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_cbf8c();

COMMENT ON TRIGGER pgtrigger_update_update_cbf8c ON public.stock_stocklevel IS 'e7696fe598b7726c4be3150996e76e9822e5ce81';

CREATE TRIGGER pgtrigger_update_update_cca3c AFTER UPDATE ON public.register_handoverterms FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_cca3c();

COMMENT ON TRIGGER pgtrigger_update_update_cca3c ON public.register_handoverterms IS '1863ca1c5b0f635ff5e2743a6d9af501806eedde';

CREATE TRIGGER pgtrigger_update_update_cf0bf AFTER UPDATE ON public.connectors_mailboxalias FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_cf0bf();

COMMENT ON TRIGGER pgtrigger_update_update_cf0bf ON public.connectors_mailboxalias IS '90eb3586d53f728a82be1b7461ed947e0c9ef5a8';

CREATE TRIGGER pgtrigger_update_update_cfc07 AFTER UPDATE ON public.parties_person FOR EACH ROW WHEN (((old.cost_centre_id IS DISTINCT FROM new.cost_centre_id) OR ((old.email)::text IS DISTINCT FROM (new.email)::text) OR ((old.employee_number)::text IS DISTINCT FROM (new.employee_number)::text) OR (old.erased_at IS DISTINCT FROM new.erased_at) OR (old.id IS DISTINCT FROM new.id) OR (old.is_active IS DISTINCT FROM new.is_active) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.mail_state)::text IS DISTINCT FROM (new.mail_state)::text) OR (old.mail_state_since IS DISTINCT FROM new.mail_state_since) OR (old.manager_id IS DISTINCT FROM new.manager_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.organisation_id IS DISTINCT FROM new.organisation_id) OR ((old.phone)::text IS DISTINCT FROM (new.phone)::text) OR (old.place_id IS DISTINCT FROM new.place_id) OR (old.provider_id IS DISTINCT FROM new.provider_id))) EXECUTE FUNCTION public.pgtrigger_update_update_cfc07();

COMMENT ON TRIGGER pgtrigger_update_update_cfc07 ON public.parties_person IS 'd3d2579752e3b41705c9bececd7b7a762337af6e';

CREATE TRIGGER pgtrigger_update_update_e6630 AFTER UPDATE ON public.shop_order FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_e6630();

COMMENT ON TRIGGER pgtrigger_update_update_e6630 ON public.shop_order IS '7c5b09387a490374e4eed87871a82a54ec59a80e';

CREATE TRIGGER pgtrigger_update_update_ece44 AFTER UPDATE ON public.register_serviceinterval REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_ece44();

COMMENT ON TRIGGER pgtrigger_update_update_ece44 ON public.register_serviceinterval IS 'b2b8846521f56f25b692265e89833871443ad8f1';

CREATE TRIGGER pgtrigger_update_update_f51c2 AFTER UPDATE ON public.desk_servicecode FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_f51c2();

COMMENT ON TRIGGER pgtrigger_update_update_f51c2 ON public.desk_servicecode IS '85143557f77d08af8bcaa841916056fd135d4bcd';

CREATE TRIGGER pgtrigger_update_update_f7202 AFTER UPDATE ON public.desk_requesttask FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_f7202();

COMMENT ON TRIGGER pgtrigger_update_update_f7202 ON public.desk_requesttask IS 'f9b9c21f2b2843cf1c169e903ec6463bd7751b85';

CREATE TRIGGER pgtrigger_usage_is_immutable_1d678 BEFORE DELETE OR UPDATE ON public.charges_usage FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_usage_is_immutable_1d678();

COMMENT ON TRIGGER pgtrigger_usage_is_immutable_1d678 ON public.charges_usage IS '0dab8abdf5f4fe91c21efce6f90f3a2057b3fd6e';

CREATE TRIGGER pgtrigger_void_invoice_is_final_015d7 BEFORE UPDATE ON public.invoicing_invoice FOR EACH ROW WHEN (((old.state)::text = 'void'::text)) EXECUTE FUNCTION public.pgtrigger_void_invoice_is_final_015d7();

COMMENT ON TRIGGER pgtrigger_void_invoice_is_final_015d7 ON public.invoicing_invoice IS '957faa2b0f948f704ee3e057def6e70369b0a2b2';

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreements_agreement_activated_by_id_1a5baba2_fk_parties_p FOREIGN KEY (provider_id, activated_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreements_agreement_agreement_id_21b78fb4_fk_agreement FOREIGN KEY (provider_id, agreement_id) REFERENCES public.agreements_agreement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreements_agreement_created_by_id_25a61c9b_fk_parties_p FOREIGN KEY (provider_id, created_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementtemplate
    ADD CONSTRAINT agreements_agreement_created_by_id_850d24fc_fk_parties_p FOREIGN KEY (provider_id, created_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreement
    ADD CONSTRAINT agreements_agreement_customer_id_876ffdf9_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreement
    ADD CONSTRAINT agreements_agreement_on_top_of_id_5811356b_fk_agreement FOREIGN KEY (provider_id, on_top_of_id) REFERENCES public.agreements_agreement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementtemplate
    ADD CONSTRAINT agreements_agreement_provider_id_10779d8c_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreement
    ADD CONSTRAINT agreements_agreement_provider_id_aa685819_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.agreements_agreementversion
    ADD CONSTRAINT agreements_agreement_provider_id_c6f3e145_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_acquisitionchoice
    ADD CONSTRAINT catalogue_acquisitio_category_id_78f0ba8e_fk_catalogue FOREIGN KEY (provider_id, category_id) REFERENCES public.catalogue_category(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_acquisitionchoice
    ADD CONSTRAINT catalogue_acquisitio_customer_id_a25a9ea3_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_acquisitionchoice
    ADD CONSTRAINT catalogue_acquisitio_provider_id_db40c843_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT catalogue_assortment_assortment_id_f155ef19_fk_catalogue FOREIGN KEY (provider_id, assortment_id) REFERENCES public.catalogue_assortment(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortment
    ADD CONSTRAINT catalogue_assortment_organisation_id_8c314782_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT catalogue_assortment_package_id_21da55c6_fk_catalogue FOREIGN KEY (provider_id, package_id) REFERENCES public.catalogue_servicepackage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT catalogue_assortment_product_id_8c934004_fk_catalogue FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortment
    ADD CONSTRAINT catalogue_assortment_provider_id_06804964_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_assortmententry
    ADD CONSTRAINT catalogue_assortment_provider_id_5cb73233_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_provider_id_1f1908a1_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT catalogue_devicemode_category_id_794cb8f1_fk_catalogue FOREIGN KEY (provider_id, category_id) REFERENCES public.catalogue_category(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT catalogue_devicemode_provider_id_ec8073a8_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT catalogue_devicemode_successor_id_9451a564_fk_catalogue FOREIGN KEY (provider_id, successor_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_devicemodel
    ADD CONSTRAINT catalogue_devicemodel_maker_id_dccf1d36_fk_catalogue_maker_id FOREIGN KEY (provider_id, maker_id) REFERENCES public.catalogue_maker(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT catalogue_maker_provider_id_916346b6_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_packagecomponent
    ADD CONSTRAINT catalogue_packagecom_package_id_0e1b7e01_fk_catalogue FOREIGN KEY (provider_id, package_id) REFERENCES public.catalogue_servicepackage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_packagecomponent
    ADD CONSTRAINT catalogue_packagecom_provider_id_1454096f_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_category_id_d8eb7fb2_fk_catalogue_category_id FOREIGN KEY (provider_id, category_id) REFERENCES public.catalogue_category(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_device_model_id_ffae4cc3_fk_catalogue FOREIGN KEY (provider_id, device_model_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_provider_id_79080bef_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productprice
    ADD CONSTRAINT catalogue_productpri_product_id_90cc24e0_fk_catalogue FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productprice
    ADD CONSTRAINT catalogue_productpri_provider_id_634527f1_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_servicepackage
    ADD CONSTRAINT catalogue_servicepac_provider_id_486b05da_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_agreement_id_0d17b342_fk_agreements_agreement_id FOREIGN KEY (provider_id, agreement_id) REFERENCES public.agreements_agreement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_cost_centre_id_bd34fcf9_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_customer_id_d4e5057b_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_for_period_id_20932d40_fk_charges_period_id FOREIGN KEY (provider_id, for_period_id) REFERENCES public.charges_period(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_item_id_7b1e5279_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_payer_id_40df8807_fk_parties_organisation_id FOREIGN KEY (provider_id, payer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_period_id_bef7ce96_fk_charges_period_id FOREIGN KEY (provider_id, period_id) REFERENCES public.charges_period(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_provider_id_5720d8c2_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_version_id_8148ac47_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_charge
    ADD CONSTRAINT charges_charge_waives_id_42bad21d_fk_charges_charge_id FOREIGN KEY (provider_id, waives_id) REFERENCES public.charges_charge(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_decision
    ADD CONSTRAINT charges_decision_provider_id_aecce795_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_decision
    ADD CONSTRAINT charges_decision_usage_id_c7ac94a7_fk_charges_usage_id FOREIGN KEY (provider_id, usage_id) REFERENCES public.charges_usage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_decision
    ADD CONSTRAINT charges_decision_version_id_421507f4_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_period
    ADD CONSTRAINT charges_period_provider_id_4539bc30_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_agreement_id_60b75d79_fk_agreements_agreement_id FOREIGN KEY (provider_id, agreement_id) REFERENCES public.agreements_agreement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_cost_centre_id_6ba34ecc_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_customer_id_df2dcb0a_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_item_id_a1102a1c_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_payer_id_69af8b29_fk_parties_organisation_id FOREIGN KEY (provider_id, payer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_period_id_449bada7_fk_charges_period_id FOREIGN KEY (provider_id, period_id) REFERENCES public.charges_period(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_provider_id_74b8e945_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_rating
    ADD CONSTRAINT charges_rating_version_id_e0058922_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingdue
    ADD CONSTRAINT charges_ratingdue_customer_id_da3b82db_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingdue
    ADD CONSTRAINT charges_ratingdue_item_id_9c2de0a1_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingdue
    ADD CONSTRAINT charges_ratingdue_provider_id_8515c6ed_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_agreement_id_9348cded_fk_agreement FOREIGN KEY (provider_id, agreement_id) REFERENCES public.agreements_agreement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_customer_id_4ae7f698_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_item_id_507d8e58_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_period_id_4c7b2e21_fk_charges_period_id FOREIGN KEY (provider_id, period_id) REFERENCES public.charges_period(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_provider_id_3e0ad439_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_ratingnotice
    ADD CONSTRAINT charges_ratingnotice_version_id_07ee2b78_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_cost_centre_id_3c9e607f_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_customer_id_1bac697d_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_item_id_a9d3631c_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_payer_id_cb924e2a_fk_parties_organisation_id FOREIGN KEY (provider_id, payer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_provider_id_ab8b2ec9_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_usage
    ADD CONSTRAINT charges_usage_takes_back_id_46ca103b_fk_charges_usage_id FOREIGN KEY (provider_id, takes_back_id) REFERENCES public.charges_usage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_whatif
    ADD CONSTRAINT charges_whatif_customer_id_01f1cd5c_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_whatif
    ADD CONSTRAINT charges_whatif_made_by_id_56481a71_fk_parties_person_id FOREIGN KEY (provider_id, made_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_whatif
    ADD CONSTRAINT charges_whatif_provider_id_2bb5373f_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.charges_whatif
    ADD CONSTRAINT charges_whatif_version_id_16be3b5d_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT connectors_copiedper_decided_by_id_f39a31b5_fk_parties_p FOREIGN KEY (provider_id, decided_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT connectors_copiedper_mail_id_f9cae163_fk_connector FOREIGN KEY (provider_id, mail_id) REFERENCES public.connectors_receivedmail(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT connectors_copiedper_provider_id_c57a7caa_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_copiedperson
    ADD CONSTRAINT connectors_copiedper_request_id_856a2171_fk_desk_serv FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_customer_id_e2205341_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_keeper_id_7290f7e7_fk_parties_person_id FOREIGN KEY (provider_id, keeper_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_provider_id_796e254a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailbox
    ADD CONSTRAINT connectors_mailbox_queue_id_e2345f05_fk_desk_queue_id FOREIGN KEY (provider_id, queue_id) REFERENCES public.desk_queue(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailboxalias
    ADD CONSTRAINT connectors_mailboxal_mailbox_id_e5bdadfd_fk_connector FOREIGN KEY (provider_id, mailbox_id) REFERENCES public.connectors_mailbox(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailboxalias
    ADD CONSTRAINT connectors_mailboxal_provider_id_81a426b2_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailboxoutage
    ADD CONSTRAINT connectors_mailboxou_mailbox_id_75734349_fk_connector FOREIGN KEY (provider_id, mailbox_id) REFERENCES public.connectors_mailbox(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_mailboxoutage
    ADD CONSTRAINT connectors_mailboxou_provider_id_9d820aa2_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedm_decided_by_id_52ee3853_fk_parties_p FOREIGN KEY (provider_id, decided_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedm_file_id_2710730b_fk_foundatio FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedm_mailbox_id_9d87ce47_fk_connector FOREIGN KEY (provider_id, mailbox_id) REFERENCES public.connectors_mailbox(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedm_provider_id_db278c66_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedm_request_id_75c36b2b_fk_desk_serv FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_receivedmail
    ADD CONSTRAINT connectors_receivedmail_message_id_34feaee6_fk_desk_message_id FOREIGN KEY (provider_id, message_id) REFERENCES public.desk_message(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_webhookdelivery
    ADD CONSTRAINT connectors_webhookde_endpoint_id_c21b0cf9_fk_connector FOREIGN KEY (provider_id, endpoint_id) REFERENCES public.connectors_webhookendpoint(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_webhookdelivery
    ADD CONSTRAINT connectors_webhookde_event_id_3dd322fc_fk_foundatio FOREIGN KEY (provider_id, event_id) REFERENCES public.foundation_eventrecord(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_webhookdelivery
    ADD CONSTRAINT connectors_webhookde_provider_id_1fad823a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_webhookendpoint
    ADD CONSTRAINT connectors_webhooken_customer_id_44fd8238_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_webhookendpoint
    ADD CONSTRAINT connectors_webhooken_made_by_id_827623e2_fk_parties_p FOREIGN KEY (provider_id, made_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.connectors_webhookendpoint
    ADD CONSTRAINT connectors_webhooken_provider_id_a68907ff_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_answered_by_id_a28655c2_fk_parties_person_id FOREIGN KEY (provider_id, answered_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_approver_id_9116d0cb_fk_parties_person_id FOREIGN KEY (provider_id, approver_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_asked_by_id_b4cebbee_fk_parties_person_id FOREIGN KEY (provider_id, asked_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_cost_centre_id_a19c7eaf_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_passed_from_id_10b8e340_fk_desk_approval_id FOREIGN KEY (provider_id, passed_from_id) REFERENCES public.desk_approval(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_provider_id_1f2baab8_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_request_id_67dc698c_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approval
    ADD CONSTRAINT desk_approval_step_id_2ea9c2f6_fk_desk_approvalstep_id FOREIGN KEY (provider_id, step_id) REFERENCES public.desk_approvalstep(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approvallink
    ADD CONSTRAINT desk_approvallink_approval_id_495d1211_fk_desk_approval_id FOREIGN KEY (provider_id, approval_id) REFERENCES public.desk_approval(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approvallink
    ADD CONSTRAINT desk_approvallink_person_id_80a2386c_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approvallink
    ADD CONSTRAINT desk_approvallink_provider_id_66c9dc2b_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approvalstep
    ADD CONSTRAINT desk_approvalstep_provider_id_e7f09df7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_approvalstep
    ADD CONSTRAINT desk_approvalstep_request_id_e35a6fa7_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_channel
    ADD CONSTRAINT desk_channel_customer_id_5b42c040_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_channel
    ADD CONSTRAINT desk_channel_provider_id_3735b0a0_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_clockpause
    ADD CONSTRAINT desk_clockpause_provider_id_bef1d9ea_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_clockpause
    ADD CONSTRAINT desk_clockpause_request_id_982efd29_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_diagnosisguide
    ADD CONSTRAINT desk_diagnosisguide_provider_id_7269b674_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_answered_by_id_9f779132_fk_parties_person_id FOREIGN KEY (provider_id, answered_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_made_by_id_a8a18f4d_fk_parties_person_id FOREIGN KEY (provider_id, made_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_provider_id_829aba71_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_request_id_210013ed_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_estimate
    ADD CONSTRAINT desk_estimate_version_id_36f6a6d6_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_form
    ADD CONSTRAINT desk_form_area_id_e500496f_fk_desk_servicearea_id FOREIGN KEY (provider_id, area_id) REFERENCES public.desk_servicearea(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_form
    ADD CONSTRAINT desk_form_provider_id_f3f98858_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_form
    ADD CONSTRAINT desk_form_queue_id_3edbdcb1_fk_desk_queue_id FOREIGN KEY (provider_id, queue_id) REFERENCES public.desk_queue(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT desk_formanswers_provider_id_479d6830_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT desk_formanswers_request_id_515f72c5_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formanswers
    ADD CONSTRAINT desk_formanswers_version_id_0ce908c0_fk_desk_formversion_id FOREIGN KEY (provider_id, version_id) REFERENCES public.desk_formversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formcustomer
    ADD CONSTRAINT desk_formcustomer_form_id_66bb6098_fk_desk_form_id FOREIGN KEY (provider_id, form_id) REFERENCES public.desk_form(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formcustomer
    ADD CONSTRAINT desk_formcustomer_organisation_id_d6e35645_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formcustomer
    ADD CONSTRAINT desk_formcustomer_provider_id_2897ab4a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT desk_formdraft_form_id_69f4b08c_fk_desk_form_id FOREIGN KEY (provider_id, form_id) REFERENCES public.desk_form(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT desk_formdraft_person_id_d2155c1c_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT desk_formdraft_provider_id_44ef8bb9_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraft
    ADD CONSTRAINT desk_formdraft_version_id_ee85a03a_fk_desk_formversion_id FOREIGN KEY (provider_id, version_id) REFERENCES public.desk_formversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraftfile
    ADD CONSTRAINT desk_formdraftfile_draft_id_b137b215_fk_desk_formdraft_id FOREIGN KEY (provider_id, draft_id) REFERENCES public.desk_formdraft(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraftfile
    ADD CONSTRAINT desk_formdraftfile_file_id_af586765_fk_foundation_storedfile_id FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formdraftfile
    ADD CONSTRAINT desk_formdraftfile_provider_id_13c2dbcc_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formhelp
    ADD CONSTRAINT desk_formhelp_form_id_d9d6cdb7_fk_desk_form_id FOREIGN KEY (provider_id, form_id) REFERENCES public.desk_form(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formhelp
    ADD CONSTRAINT desk_formhelp_provider_id_51c0a56d_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formversion
    ADD CONSTRAINT desk_formversion_form_id_230ed314_fk_desk_form_id FOREIGN KEY (provider_id, form_id) REFERENCES public.desk_form(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formversion
    ADD CONSTRAINT desk_formversion_provider_id_ea24f28c_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_formversion
    ADD CONSTRAINT desk_formversion_published_by_id_9552b0cb_fk_parties_person_id FOREIGN KEY (provider_id, published_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_customer_id_8e59c688_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_guide_id_d5750380_fk_desk_diagnosisguide_id FOREIGN KEY (provider_id, guide_id) REFERENCES public.desk_diagnosisguide(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_item_id_788dd35f_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_person_id_c71ca56e_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_provider_id_be2d49c0_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_ran_by_id_afbbb23d_fk_parties_person_id FOREIGN KEY (provider_id, ran_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_request_id_8fcb99bc_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guiderun
    ADD CONSTRAINT desk_guiderun_version_id_9242a860_fk_desk_guideversion_id FOREIGN KEY (provider_id, version_id) REFERENCES public.desk_guideversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT desk_guideversion_created_by_id_7826b7b6_fk_parties_person_id FOREIGN KEY (provider_id, created_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT desk_guideversion_guide_id_2b7011d4_fk_desk_diagnosisguide_id FOREIGN KEY (provider_id, guide_id) REFERENCES public.desk_diagnosisguide(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT desk_guideversion_provider_id_8c1a3fef_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_guideversion
    ADD CONSTRAINT desk_guideversion_published_by_id_a9d1685f_fk_parties_person_id FOREIGN KEY (provider_id, published_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_message
    ADD CONSTRAINT desk_message_author_id_02f5c1fc_fk_parties_person_id FOREIGN KEY (provider_id, author_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_message
    ADD CONSTRAINT desk_message_provider_id_07f47f8d_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_message
    ADD CONSTRAINT desk_message_request_id_bcefe6b1_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_messagefile
    ADD CONSTRAINT desk_messagefile_file_id_0c99065e_fk_foundation_storedfile_id FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_messagefile
    ADD CONSTRAINT desk_messagefile_message_id_f2febeb8_fk_desk_message_id FOREIGN KEY (provider_id, message_id) REFERENCES public.desk_message(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_messagefile
    ADD CONSTRAINT desk_messagefile_provider_id_971194a8_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_messagefile
    ADD CONSTRAINT desk_messagefile_request_id_00b44e81_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_presence
    ADD CONSTRAINT desk_presence_person_id_dd6ec693_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_presence
    ADD CONSTRAINT desk_presence_provider_id_6e978e9f_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_presence
    ADD CONSTRAINT desk_presence_request_id_153b5d28_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_queue
    ADD CONSTRAINT desk_queue_provider_id_95db08b6_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_queuemember
    ADD CONSTRAINT desk_queuemember_person_id_ff1a6c95_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_queuemember
    ADD CONSTRAINT desk_queuemember_provider_id_a9757813_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_queuemember
    ADD CONSTRAINT desk_queuemember_queue_id_89114572_fk_desk_queue_id FOREIGN KEY (provider_id, queue_id) REFERENCES public.desk_queue(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_readyanswer
    ADD CONSTRAINT desk_readyanswer_provider_id_636ec2b5_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_readyanswer
    ADD CONSTRAINT desk_readyanswer_queue_id_f4df76a2_fk_desk_queue_id FOREIGN KEY (provider_id, queue_id) REFERENCES public.desk_queue(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_agent_id_f8ce3bd6_fk_parties_person_id FOREIGN KEY (provider_id, agent_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_answered_by_id_dde775ac_fk_parties_person_id FOREIGN KEY (provider_id, answered_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_item_id_b5a940d4_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_person_id_cd237a41_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_provider_id_658b3f2f_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_remotesession
    ADD CONSTRAINT desk_remotesession_request_id_2db57406_fk_desk_serv FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestcode
    ADD CONSTRAINT desk_requestcode_code_id_d7c946c9_fk_desk_servicecode_id FOREIGN KEY (provider_id, code_id) REFERENCES public.desk_servicecode(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestcode
    ADD CONSTRAINT desk_requestcode_provider_id_3396190c_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestcode
    ADD CONSTRAINT desk_requestcode_request_id_039698f7_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestitem
    ADD CONSTRAINT desk_requestitem_item_id_afadad7d_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestitem
    ADD CONSTRAINT desk_requestitem_provider_id_b4412e77_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestitem
    ADD CONSTRAINT desk_requestitem_request_id_10107269_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestlink
    ADD CONSTRAINT desk_requestlink_other_id_d6ec1ca9_fk_desk_servicerequest_id FOREIGN KEY (provider_id, other_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestlink
    ADD CONSTRAINT desk_requestlink_provider_id_a5d5f79e_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestlink
    ADD CONSTRAINT desk_requestlink_request_id_c50687ce_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestreading
    ADD CONSTRAINT desk_requestreading_person_id_4d417311_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestreading
    ADD CONSTRAINT desk_requestreading_provider_id_29f906c7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requestreading
    ADD CONSTRAINT desk_requestreading_request_id_fe4af9ad_fk_desk_serv FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requesttask
    ADD CONSTRAINT desk_requesttask_assignee_id_e8c9d13b_fk_parties_person_id FOREIGN KEY (provider_id, assignee_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requesttask
    ADD CONSTRAINT desk_requesttask_done_by_id_9da54548_fk_parties_person_id FOREIGN KEY (provider_id, done_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requesttask
    ADD CONSTRAINT desk_requesttask_provider_id_a2a46e40_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_requesttask
    ADD CONSTRAINT desk_requesttask_request_id_97980f81_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicearea
    ADD CONSTRAINT desk_servicearea_provider_id_0eff067c_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicecode
    ADD CONSTRAINT desk_servicecode_provider_id_c3f7a6c6_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_agreement_id_294592ea_fk_agreement FOREIGN KEY (provider_id, agreement_id) REFERENCES public.agreements_agreement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_assignee_id_376d3c78_fk_parties_person_id FOREIGN KEY (provider_id, assignee_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_customer_id_f10e8713_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_merged_into_id_59d277b7_fk_desk_serv FOREIGN KEY (provider_id, merged_into_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_provider_id_d993d4de_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_queue_id_1c1e945e_fk_desk_queue_id FOREIGN KEY (provider_id, queue_id) REFERENCES public.desk_queue(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_requester_id_98656d6b_fk_parties_person_id FOREIGN KEY (provider_id, requester_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_servicerequest
    ADD CONSTRAINT desk_servicerequest_taken_by_id_ffb1a5ac_fk_parties_person_id FOREIGN KEY (provider_id, taken_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_target
    ADD CONSTRAINT desk_target_provider_id_afc8eba4_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_target
    ADD CONSTRAINT desk_target_request_id_b50c7dc1_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_target
    ADD CONSTRAINT desk_target_version_id_10809d11_fk_agreement FOREIGN KEY (provider_id, version_id) REFERENCES public.agreements_agreementversion(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timeentry
    ADD CONSTRAINT desk_timeentry_agent_id_72108d94_fk_parties_person_id FOREIGN KEY (provider_id, agent_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timeentry
    ADD CONSTRAINT desk_timeentry_provider_id_26e16c98_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timeentry
    ADD CONSTRAINT desk_timeentry_request_id_4eec1a92_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timeentry
    ADD CONSTRAINT desk_timeentry_usage_id_92dde867_fk_charges_usage_id FOREIGN KEY (provider_id, usage_id) REFERENCES public.charges_usage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timer
    ADD CONSTRAINT desk_timer_agent_id_4e1e31ba_fk_parties_person_id FOREIGN KEY (provider_id, agent_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timer
    ADD CONSTRAINT desk_timer_provider_id_1c52b3fc_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_timer
    ADD CONSTRAINT desk_timer_request_id_d8fde21e_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_watcher
    ADD CONSTRAINT desk_watcher_person_id_9ddce00a_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_watcher
    ADD CONSTRAINT desk_watcher_provider_id_aecfdc56_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.desk_watcher
    ADD CONSTRAINT desk_watcher_request_id_f55956e0_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_eventdelivery
    ADD CONSTRAINT foundation_eventdeli_event_id_62d423cc_fk_foundatio FOREIGN KEY (event_id) REFERENCES public.foundation_eventrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_eventrecord
    ADD CONSTRAINT foundation_eventreco_provider_id_fb0f3d76_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_jobfailure
    ADD CONSTRAINT foundation_jobfailur_provider_id_b45a7772_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_keptanswer
    ADD CONSTRAINT foundation_keptanswe_provider_id_111793dd_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_numberseries
    ADD CONSTRAINT foundation_numberser_provider_id_e86200a1_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_outgoingmail
    ADD CONSTRAINT foundation_outgoingm_attachment_id_696da671_fk_foundatio FOREIGN KEY (provider_id, attachment_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_outgoingmailfile
    ADD CONSTRAINT foundation_outgoingm_file_id_b06acff5_fk_foundatio FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_outgoingmailfile
    ADD CONSTRAINT foundation_outgoingm_mail_id_0056653b_fk_foundatio FOREIGN KEY (provider_id, mail_id) REFERENCES public.foundation_outgoingmail(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_outgoingmailfile
    ADD CONSTRAINT foundation_outgoingm_provider_id_2ce6c7ce_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_outgoingmail
    ADD CONSTRAINT foundation_outgoingm_provider_id_f449d88f_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_providersetting
    ADD CONSTRAINT foundation_providers_provider_id_1f816ab7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_ratecount
    ADD CONSTRAINT foundation_ratecount_provider_id_c3a812df_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.foundation_storedfile
    ADD CONSTRAINT foundation_storedfil_provider_id_53a6a0c2_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_billedcharge
    ADD CONSTRAINT invoicing_billedchar_line_id_287ffa76_fk_invoicing FOREIGN KEY (provider_id, line_id) REFERENCES public.invoicing_invoiceline(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_billedcharge
    ADD CONSTRAINT invoicing_billedchar_provider_id_5b80750a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_billedcharge
    ADD CONSTRAINT invoicing_billedcharge_charge_id_16584c4c_fk_charges_charge_id FOREIGN KEY (provider_id, charge_id) REFERENCES public.charges_charge(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_billingrun
    ADD CONSTRAINT invoicing_billingrun_period_id_e5410824_fk_charges_period_id FOREIGN KEY (provider_id, period_id) REFERENCES public.charges_period(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_billingrun
    ADD CONSTRAINT invoicing_billingrun_provider_id_d667edde_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_billingrun
    ADD CONSTRAINT invoicing_billingrun_started_by_id_ee6945e8_fk_parties_p FOREIGN KEY (provider_id, started_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_credits_id_ca27dc57_fk_invoicing_invoice_id FOREIGN KEY (provider_id, credits_id) REFERENCES public.invoicing_invoice(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_customer_id_c1b6ead9_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_issued_by_id_be237ce6_fk_parties_person_id FOREIGN KEY (provider_id, issued_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_period_id_e89df6c4_fk_charges_period_id FOREIGN KEY (provider_id, period_id) REFERENCES public.charges_period(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_provider_id_85070558_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoice
    ADD CONSTRAINT invoicing_invoice_run_id_857ef720_fk_invoicing_billingrun_id FOREIGN KEY (provider_id, run_id) REFERENCES public.invoicing_billingrun(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoicefile
    ADD CONSTRAINT invoicing_invoicefil_file_id_b72dbdc3_fk_foundatio FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoicefile
    ADD CONSTRAINT invoicing_invoicefil_invoice_id_cb121b6c_fk_invoicing FOREIGN KEY (provider_id, invoice_id) REFERENCES public.invoicing_invoice(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoicefile
    ADD CONSTRAINT invoicing_invoicefil_provider_id_45128cb1_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoicing_invoicelin_credits_line_id_61946c3d_fk_invoicing FOREIGN KEY (provider_id, credits_line_id) REFERENCES public.invoicing_invoiceline(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoicing_invoicelin_invoice_id_76c97100_fk_invoicing FOREIGN KEY (provider_id, invoice_id) REFERENCES public.invoicing_invoice(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoicing_invoicelin_provider_id_ee88342a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoiceline
    ADD CONSTRAINT invoicing_invoiceline_charge_id_59afe879_fk_charges_charge_id FOREIGN KEY (provider_id, charge_id) REFERENCES public.charges_charge(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoicetax
    ADD CONSTRAINT invoicing_invoicetax_invoice_id_9e3b8611_fk_invoicing FOREIGN KEY (provider_id, invoice_id) REFERENCES public.invoicing_invoice(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_invoicetax
    ADD CONSTRAINT invoicing_invoicetax_provider_id_00812d9f_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_nameonpaper
    ADD CONSTRAINT invoicing_nameonpape_line_id_e9ab0ef8_fk_invoicing FOREIGN KEY (provider_id, line_id) REFERENCES public.invoicing_invoiceline(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_nameonpaper
    ADD CONSTRAINT invoicing_nameonpape_provider_id_67386438_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoicing_nameonpaper
    ADD CONSTRAINT invoicing_nameonpaper_person_id_81274d24_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_announcementcustomer
    ADD CONSTRAINT knowledge_announceme_announcement_id_bb3be812_fk_knowledge FOREIGN KEY (provider_id, announcement_id) REFERENCES public.knowledge_announcement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_announcementcustomer
    ADD CONSTRAINT knowledge_announceme_organisation_id_b4349ec2_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_announcement
    ADD CONSTRAINT knowledge_announceme_provider_id_0253c274_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_announcementcustomer
    ADD CONSTRAINT knowledge_announceme_provider_id_cc3aecd0_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_announcement
    ADD CONSTRAINT knowledge_announceme_written_by_id_fbcf7590_fk_parties_p FOREIGN KEY (provider_id, written_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_owner_id_b40ac797_fk_parties_person_id FOREIGN KEY (provider_id, owner_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_provider_id_b5ad889f_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articlecustomer
    ADD CONSTRAINT knowledge_articlecus_article_id_0f23635a_fk_knowledge FOREIGN KEY (provider_id, article_id) REFERENCES public.knowledge_article(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articlecustomer
    ADD CONSTRAINT knowledge_articlecus_organisation_id_a2776ff8_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articlecustomer
    ADD CONSTRAINT knowledge_articlecus_provider_id_e8a700e5_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articlever_article_id_cba279b4_fk_knowledge FOREIGN KEY (provider_id, article_id) REFERENCES public.knowledge_article(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articlever_provider_id_2b54e601_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_articleversion
    ADD CONSTRAINT knowledge_articlever_published_by_id_95615957_fk_parties_p FOREIGN KEY (provider_id, published_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_dismissal
    ADD CONSTRAINT knowledge_dismissal_announcement_id_4ffc910b_fk_knowledge FOREIGN KEY (provider_id, announcement_id) REFERENCES public.knowledge_announcement(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_dismissal
    ADD CONSTRAINT knowledge_dismissal_person_id_9d3fb410_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_dismissal
    ADD CONSTRAINT knowledge_dismissal_provider_id_29041622_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_pagefeedback
    ADD CONSTRAINT knowledge_pagefeedba_provider_id_51c14389_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_pageowner
    ADD CONSTRAINT knowledge_pageowner_person_id_1a1df47d_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_pageowner
    ADD CONSTRAINT knowledge_pageowner_provider_id_58ae43e7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_apitoken
    ADD CONSTRAINT parties_apitoken_membership_id_9aa105b5_fk_parties_m FOREIGN KEY (provider_id, membership_id) REFERENCES public.parties_membership(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_apitoken
    ADD CONSTRAINT parties_apitoken_provider_id_ff56822e_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_apitoken
    ADD CONSTRAINT parties_apitoken_revoked_by_id_cfa4d9a0_fk_parties_person_id FOREIGN KEY (provider_id, revoked_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_calendardays
    ADD CONSTRAINT parties_calendardays_customer_id_e52ee2be_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_calendardays
    ADD CONSTRAINT parties_calendardays_provider_id_7116d53d_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_contact
    ADD CONSTRAINT parties_contact_organisation_id_87f53d54_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_contact
    ADD CONSTRAINT parties_contact_provider_id_a07bd2d9_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_costcentre
    ADD CONSTRAINT parties_costcentre_organisation_id_df4a79e3_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_costcentre
    ADD CONSTRAINT parties_costcentre_owner_id_df75c3ed_fk_parties_person_id FOREIGN KEY (provider_id, owner_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_costcentre
    ADD CONSTRAINT parties_costcentre_provider_id_fdb9f455_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_cost_centre_id_2c08432a_fk_parties_c FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_customer_id_2f9caa61_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_payer_id_4259d85c_fk_parties_organisation_id FOREIGN KEY (provider_id, payer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_person_id_43101204_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_enrolment
    ADD CONSTRAINT parties_enrolment_provider_id_55fed9ea_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_cost_centre_id_7dc0c35c_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_granted_by_id_879ceaeb_fk_parties_person_id FOREIGN KEY (provider_id, granted_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_organisation_id_512b6e5e_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_person_id_81c99a90_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_place_id_fa40738f_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_provider_id_f5701154_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_grant
    ADD CONSTRAINT parties_grant_revoked_by_id_ad69a1be_fk_parties_person_id FOREIGN KEY (provider_id, revoked_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_person_id_6a0ce50d_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_provider_id_5d8e08e8_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_user_id_167fdf2b_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_notification
    ADD CONSTRAINT parties_notification_by_id_0574da31_fk_parties_person_id FOREIGN KEY (provider_id, by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_notificationchoice
    ADD CONSTRAINT parties_notification_membership_id_388703ab_fk_parties_m FOREIGN KEY (provider_id, membership_id) REFERENCES public.parties_membership(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_notification
    ADD CONSTRAINT parties_notification_membership_id_5950bc7e_fk_parties_m FOREIGN KEY (provider_id, membership_id) REFERENCES public.parties_membership(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_notification
    ADD CONSTRAINT parties_notification_provider_id_180e35af_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_notificationchoice
    ADD CONSTRAINT parties_notification_provider_id_25ee8e39_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_invoiced_to_id_4acec55a_fk_parties_o FOREIGN KEY (provider_id, invoiced_to_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_parent_id_dc26f50d_fk_parties_o FOREIGN KEY (provider_id, parent_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_provider_id_ef501559_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_cost_centre_id_2413b36f_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_manager_id_1977ccd8_fk_parties_person_id FOREIGN KEY (provider_id, manager_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_organisation_id_60ef0aad_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_place_id_c45ac843_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_person
    ADD CONSTRAINT parties_person_provider_id_4e7af17d_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_place
    ADD CONSTRAINT parties_place_organisation_id_d2a15b2f_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_place
    ADD CONSTRAINT parties_place_parent_id_368f22e3_fk_parties_place_id FOREIGN KEY (provider_id, parent_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_place
    ADD CONSTRAINT parties_place_provider_id_be53abe0_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_signinentry
    ADD CONSTRAINT parties_signinentry_organisation_id_7fe6bf7b_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_signinentry
    ADD CONSTRAINT parties_signinentry_place_id_1fd458d9_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_signinentry
    ADD CONSTRAINT parties_signinentry_provider_id_0c64c1bb_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_standin
    ADD CONSTRAINT parties_standin_named_by_id_465ced6b_fk_parties_person_id FOREIGN KEY (provider_id, named_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_standin
    ADD CONSTRAINT parties_standin_person_id_b2ac3d15_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_standin
    ADD CONSTRAINT parties_standin_provider_id_bec4d9e8_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_standin
    ADD CONSTRAINT parties_standin_stand_in_id_26ab464e_fk_parties_person_id FOREIGN KEY (provider_id, stand_in_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_erasure
    ADD CONSTRAINT privacy_erasure_asked_by_id_f7738b50_fk_parties_person_id FOREIGN KEY (provider_id, asked_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_erasure
    ADD CONSTRAINT privacy_erasure_person_id_793c261e_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_erasure
    ADD CONSTRAINT privacy_erasure_provider_id_6bf2d922_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_personcopy
    ADD CONSTRAINT privacy_personcopy_asked_by_id_9ecff056_fk_parties_person_id FOREIGN KEY (provider_id, asked_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_personcopy
    ADD CONSTRAINT privacy_personcopy_file_id_67b9ed86_fk_foundation_storedfile_id FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_personcopy
    ADD CONSTRAINT privacy_personcopy_person_id_4a2d70aa_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_personcopy
    ADD CONSTRAINT privacy_personcopy_provider_id_e3993122_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_retentionrule
    ADD CONSTRAINT privacy_retentionrul_provider_id_bba5c9e0_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_retentionrun
    ADD CONSTRAINT privacy_retentionrun_provider_id_fd59b31c_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_cost_centre_id_1ff72b6b_fk_parties_c FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_customer_id_d1d0dc88_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_holder_id_5107dfae_fk_parties_person_id FOREIGN KEY (provider_id, holder_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_item_id_23dd08ff_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_payer_id_025b68b9_fk_parties_o FOREIGN KEY (provider_id, payer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_assignment
    ADD CONSTRAINT register_assignment_provider_id_7b870056_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_bulkchange
    ADD CONSTRAINT register_bulkchange_made_by_id_48ba6ccb_fk_parties_person_id FOREIGN KEY (provider_id, made_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_bulkchange
    ADD CONSTRAINT register_bulkchange_provider_id_7d4f0781_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_bulkchangeitem
    ADD CONSTRAINT register_bulkchangei_change_id_29fcd7b9_fk_register_ FOREIGN KEY (provider_id, change_id) REFERENCES public.register_bulkchange(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_bulkchangeitem
    ADD CONSTRAINT register_bulkchangei_provider_id_23ef7de7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_bulkchangeitem
    ADD CONSTRAINT register_bulkchangeitem_item_id_fe50e743_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionphoto
    ADD CONSTRAINT register_conditionph_file_id_77cee3a2_fk_foundatio FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionphoto
    ADD CONSTRAINT register_conditionph_provider_id_dd19c162_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionphoto
    ADD CONSTRAINT register_conditionph_report_id_e363726d_fk_register_ FOREIGN KEY (provider_id, report_id) REFERENCES public.register_conditionreport(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionphoto
    ADD CONSTRAINT register_conditionph_thumbnail_id_62ab5f2d_fk_foundatio FOREIGN KEY (provider_id, thumbnail_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionreport
    ADD CONSTRAINT register_conditionre_provider_id_41420e0a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionreport
    ADD CONSTRAINT register_conditionreport_by_id_3582eb65_fk_parties_person_id FOREIGN KEY (provider_id, by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_conditionreport
    ADD CONSTRAINT register_conditionreport_item_id_a85145ce_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_deviceimport
    ADD CONSTRAINT register_deviceimpor_customer_id_2d077fc8_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_deviceimport
    ADD CONSTRAINT register_deviceimpor_file_id_a4082756_fk_foundatio FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_deviceimport
    ADD CONSTRAINT register_deviceimpor_imported_by_id_c8f9e1fd_fk_parties_p FOREIGN KEY (provider_id, imported_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_deviceimport
    ADD CONSTRAINT register_deviceimpor_provider_id_947958b9_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_item_id_ab0c7444_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_proof_id_0c8c79f9_fk_foundation_storedfile_id FOREIGN KEY (provider_id, proof_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_provider_id_cea5f297_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_recorded_by_id_f1b2ad81_fk_parties_person_id FOREIGN KEY (provider_id, recorded_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_disposal
    ADD CONSTRAINT register_disposal_undone_by_id_921b192a_fk_parties_person_id FOREIGN KEY (provider_id, undone_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_customer_id_0afb2950_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_handed_by_id_68b642aa_fk_parties_person_id FOREIGN KEY (provider_id, handed_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_person_id_0c3d77c0_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_place_id_a9f54140_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_provider_id_b19d2cc4_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_receipt_id_651f3a00_fk_foundatio FOREIGN KEY (provider_id, receipt_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handover
    ADD CONSTRAINT register_handover_signature_id_cd49d6fb_fk_foundatio FOREIGN KEY (provider_id, signature_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handoveritem
    ADD CONSTRAINT register_handoverite_hand_over_id_33ae8638_fk_register_ FOREIGN KEY (provider_id, hand_over_id) REFERENCES public.register_handover(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handoveritem
    ADD CONSTRAINT register_handoverite_provider_id_75023e19_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handoveritem
    ADD CONSTRAINT register_handoveritem_item_id_0555938e_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_handoverterms
    ADD CONSTRAINT register_handoverter_provider_id_f6bfaf73_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_importmapping
    ADD CONSTRAINT register_importmappi_customer_id_e563e9ae_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_importmapping
    ADD CONSTRAINT register_importmappi_provider_id_143b6c1a_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_category_id_c6a2ac58_fk_catalogue_category_id FOREIGN KEY (provider_id, category_id) REFERENCES public.catalogue_category(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_cost_centre_id_fcacea7b_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_custodian_id_868f7aee_fk_parties_organisation_id FOREIGN KEY (provider_id, custodian_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_customer_id_83d86cb0_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_device_model_id_13500b51_fk_catalogue FOREIGN KEY (provider_id, device_model_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_holder_id_bfc62a64_fk_parties_person_id FOREIGN KEY (provider_id, holder_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_owner_id_8ca9e466_fk_parties_organisation_id FOREIGN KEY (provider_id, owner_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_package_id_e931d889_fk_catalogue FOREIGN KEY (provider_id, package_id) REFERENCES public.catalogue_servicepackage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_payer_id_b7c5cdac_fk_parties_organisation_id FOREIGN KEY (provider_id, payer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_place_id_425eef91_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_predecessor_id_df3160c0_fk_register_item_id FOREIGN KEY (provider_id, predecessor_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_product_id_1224ed20_fk_catalogue_product_id FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_provider_id_aa4dd1ac_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_item
    ADD CONSTRAINT register_item_tree_id_99ab1f1e_fk_parties_organisation_id FOREIGN KEY (provider_id, tree_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_itemidentifier
    ADD CONSTRAINT register_itemidentif_provider_id_725acfa7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_itemidentifier
    ADD CONSTRAINT register_itemidentifier_item_id_d827b067_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_itempart
    ADD CONSTRAINT register_itempart_item_id_135a7d57_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_itempart
    ADD CONSTRAINT register_itempart_provider_id_5d0995e6_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_chosen_by_id_39b4104d_fk_parties_person_id FOREIGN KEY (provider_id, chosen_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_customer_id_6af97edb_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_item_id_9fe32f18_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_lessor_id_06d33ffd_fk_parties_organisation_id FOREIGN KEY (provider_id, lessor_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_lease
    ADD CONSTRAINT register_lease_provider_id_b0630761_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_listexport
    ADD CONSTRAINT register_listexport_file_id_1f5c09bf_fk_foundatio FOREIGN KEY (provider_id, file_id) REFERENCES public.foundation_storedfile(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_listexport
    ADD CONSTRAINT register_listexport_made_by_id_1f167b6f_fk_parties_person_id FOREIGN KEY (provider_id, made_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_listexport
    ADD CONSTRAINT register_listexport_provider_id_487c64ed_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_meter
    ADD CONSTRAINT register_meter_item_id_db4e99ec_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_meter
    ADD CONSTRAINT register_meter_provider_id_e5886a29_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_meterreading
    ADD CONSTRAINT register_meterreadin_provider_id_0cd6ea58_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_meterreading
    ADD CONSTRAINT register_meterreading_by_id_cb423812_fk_parties_person_id FOREIGN KEY (provider_id, by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_meterreading
    ADD CONSTRAINT register_meterreading_meter_id_5ce3e1bb_fk_register_meter_id FOREIGN KEY (provider_id, meter_id) REFERENCES public.register_meter(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_placement
    ADD CONSTRAINT register_placement_item_id_cfda4f74_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_placement
    ADD CONSTRAINT register_placement_place_id_5556ff2a_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_placement
    ADD CONSTRAINT register_placement_provider_id_ea78a823_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_reminder
    ADD CONSTRAINT register_reminder_item_id_d7377f8d_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_reminder
    ADD CONSTRAINT register_reminder_person_id_52979bbf_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_reminder
    ADD CONSTRAINT register_reminder_provider_id_e96ac837_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_reminderrule
    ADD CONSTRAINT register_reminderrul_customer_id_d86d9d11_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_reminderrule
    ADD CONSTRAINT register_reminderrul_provider_id_33716575_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_savedview
    ADD CONSTRAINT register_savedview_organisation_id_1656e95e_fk_parties_o FOREIGN KEY (provider_id, organisation_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_savedview
    ADD CONSTRAINT register_savedview_owner_id_c4e388a4_fk_parties_person_id FOREIGN KEY (provider_id, owner_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_savedview
    ADD CONSTRAINT register_savedview_provider_id_76925af7_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT register_serviceinte_customer_id_0b4a4ce1_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT register_serviceinte_package_id_e58c4f1d_fk_catalogue FOREIGN KEY (provider_id, package_id) REFERENCES public.catalogue_servicepackage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT register_serviceinte_provider_id_75264ee0_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_serviceinterval
    ADD CONSTRAINT register_serviceinterval_item_id_325a7b10_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_closed_by_id_dfc169a1_fk_parties_person_id FOREIGN KEY (provider_id, closed_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_cost_centre_id_f459c515_fk_parties_c FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_customer_id_3bb1692e_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_holder_id_88bb7e0a_fk_parties_person_id FOREIGN KEY (provider_id, holder_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_place_id_cc863803_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_provider_id_ac5c8a18_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktake
    ADD CONSTRAINT register_stocktake_started_by_id_ae760304_fk_parties_person_id FOREIGN KEY (provider_id, started_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakede_decided_by_id_b4474d8a_fk_parties_p FOREIGN KEY (provider_id, decided_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakede_place_id_d2426dd6_fk_parties_p FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakede_provider_id_f8f22d28_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakede_stock_take_id_00854727_fk_register_ FOREIGN KEY (provider_id, stock_take_id) REFERENCES public.register_stocktake(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakedecision
    ADD CONSTRAINT register_stocktakedecision_item_id_77c19ad8_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeli_found_place_id_4d6de493_fk_parties_p FOREIGN KEY (provider_id, found_place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeli_provider_id_053f191f_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeli_stock_take_id_b32a81c3_fk_register_ FOREIGN KEY (provider_id, stock_take_id) REFERENCES public.register_stocktake(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeline_holder_id_9ebf5669_fk_parties_person_id FOREIGN KEY (provider_id, holder_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeline_item_id_0e478999_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakeline
    ADD CONSTRAINT register_stocktakeline_place_id_fc7ed861_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakesc_provider_id_f64cd9b0_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakesc_scanned_by_id_9f65063b_fk_parties_p FOREIGN KEY (provider_id, scanned_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakesc_stock_take_id_d6681547_fk_register_ FOREIGN KEY (provider_id, stock_take_id) REFERENCES public.register_stocktake(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakescan_item_id_f3794220_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.register_stocktakescan
    ADD CONSTRAINT register_stocktakescan_place_id_66d52046_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_approvalrule
    ADD CONSTRAINT shop_approvalrule_customer_id_09030a7b_fk_parties_o FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_approvalrule
    ADD CONSTRAINT shop_approvalrule_provider_id_ebd061c3_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT shop_cart_customer_id_f4c598f5_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT shop_cart_person_id_1c1bad96_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cart
    ADD CONSTRAINT shop_cart_provider_id_dc200a4f_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_assortment_id_68b606fb_fk_catalogue_assortment_id FOREIGN KEY (provider_id, assortment_id) REFERENCES public.catalogue_assortment(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_cart_id_c1266cfd_fk_shop_cart_id FOREIGN KEY (provider_id, cart_id) REFERENCES public.shop_cart(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_cost_centre_id_28b490e4_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_holder_id_fb63b71e_fk_parties_person_id FOREIGN KEY (provider_id, holder_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_package_id_fa7fdebd_fk_catalogue FOREIGN KEY (provider_id, package_id) REFERENCES public.catalogue_servicepackage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_place_id_84cc481a_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_product_id_0673f0cb_fk_catalogue_product_id FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_provider_id_c9fda168_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_cartline
    ADD CONSTRAINT shop_cartline_replaces_id_d30e8b99_fk_register_item_id FOREIGN KEY (provider_id, replaces_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_customer_id_f638df20_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_orderer_id_c53e1fdd_fk_parties_person_id FOREIGN KEY (provider_id, orderer_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_provider_id_73fff14b_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_order
    ADD CONSTRAINT shop_order_request_id_80bee748_fk_desk_servicerequest_id FOREIGN KEY (provider_id, request_id) REFERENCES public.desk_servicerequest(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_cost_centre_id_89d1096b_fk_parties_costcentre_id FOREIGN KEY (provider_id, cost_centre_id) REFERENCES public.parties_costcentre(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_holder_id_ffcd53dd_fk_parties_person_id FOREIGN KEY (provider_id, holder_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_item_id_9f9cc0b6_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_order_id_8ad562c5_fk_shop_order_id FOREIGN KEY (provider_id, order_id) REFERENCES public.shop_order(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_package_id_5b6f508c_fk_catalogue FOREIGN KEY (provider_id, package_id) REFERENCES public.catalogue_servicepackage(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_place_id_0107f942_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_product_id_3f3985f6_fk_catalogue_product_id FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_provider_id_e18ad595_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_orderline
    ADD CONSTRAINT shop_orderline_replaces_id_d47b2651_fk_register_item_id FOREIGN KEY (provider_id, replaces_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_category_id_a769e0a6_fk_catalogue_category_id FOREIGN KEY (provider_id, category_id) REFERENCES public.catalogue_category(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_customer_id_3cd9b1d5_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_owner_id_de9f1f5b_fk_parties_organisation_id FOREIGN KEY (provider_id, owner_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_place_id_d62d1f14_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_pool
    ADD CONSTRAINT stock_pool_provider_id_80d305e4_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT stock_poolsubstitute_device_model_id_2228a38f_fk_catalogue FOREIGN KEY (provider_id, device_model_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT stock_poolsubstitute_pool_id_965632cf_fk_stock_pool_id FOREIGN KEY (provider_id, pool_id) REFERENCES public.stock_pool(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT stock_poolsubstitute_provider_id_987ed605_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolsubstitute
    ADD CONSTRAINT stock_poolsubstitute_substitute_id_f93c6f19_fk_catalogue FOREIGN KEY (provider_id, substitute_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_customer_id_4508e6d9_fk_parties_organisation_id FOREIGN KEY (provider_id, customer_id) REFERENCES public.parties_organisation(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_device_model_id_d2887d4e_fk_catalogue FOREIGN KEY (provider_id, device_model_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_item_id_ab7a332d_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_pool_id_58088ce7_fk_stock_pool_id FOREIGN KEY (provider_id, pool_id) REFERENCES public.stock_pool(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_poolunit
    ADD CONSTRAINT stock_poolunit_provider_id_4013855f_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_asked_model_id_2f053c43_fk_catalogue FOREIGN KEY (provider_id, asked_model_id) REFERENCES public.catalogue_devicemodel(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_pool_id_45ccff36_fk_stock_pool_id FOREIGN KEY (provider_id, pool_id) REFERENCES public.stock_pool(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_provider_id_ca242b00_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_reserved_by_id_c1cd2298_fk_parties_person_id FOREIGN KEY (provider_id, reserved_by_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_unit_id_b7412d1d_fk_stock_poolunit_id FOREIGN KEY (provider_id, unit_id) REFERENCES public.stock_poolunit(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stocklevel
    ADD CONSTRAINT stock_stocklevel_place_id_9e0460c0_fk_parties_place_id FOREIGN KEY (provider_id, place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stocklevel
    ADD CONSTRAINT stock_stocklevel_product_id_b87573e7_fk_catalogue_product_id FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stocklevel
    ADD CONSTRAINT stock_stocklevel_provider_id_737b27b5_fk_foundation_provider_id FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_from_place_id_e70608fd_fk_parties_place_id FOREIGN KEY (provider_id, from_place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_item_id_8f99828a_fk_register_item_id FOREIGN KEY (provider_id, item_id) REFERENCES public.register_item(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_person_id_bfb5ead6_fk_parties_person_id FOREIGN KEY (provider_id, person_id) REFERENCES public.parties_person(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_pool_id_5f5e149b_fk_stock_pool_id FOREIGN KEY (provider_id, pool_id) REFERENCES public.stock_pool(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_product_id_d66facf7_fk_catalogue_product_id FOREIGN KEY (provider_id, product_id) REFERENCES public.catalogue_product(provider_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_provider_id_4bb21153_fk_foundatio FOREIGN KEY (provider_id) REFERENCES public.foundation_provider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_stockmovement
    ADD CONSTRAINT stock_stockmovement_to_place_id_2e29b96e_fk_parties_place_id FOREIGN KEY (provider_id, to_place_id) REFERENCES public.parties_place(provider_id, id) DEFERRABLE INITIALLY DEFERRED;
