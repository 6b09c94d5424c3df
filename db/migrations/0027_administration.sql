-- Who runs the house sees who changed what: policies remember who set them, and the log is read by what was administered.

alter table organisation.policy add column changed_by uuid; -- a person or a key; null: Kontor itself, or from before this was kept

-- Few among many: an event of an order is none of them, so intake pays nothing but the comparison.
create index event_of_administration on platform.event (tenant_id, position desc)
 where order_id is null and actor_kind in ('user', 'key') and type ~ '^(location|channel|brand|legal_entity|user|key|policy|provider|price_list|catalog|master_data|strategy|hold_rule|webhook|file|test_service)\.';
