-- What stands behind each number of a balance is read by people: the ledger with who wrote it, and since when units are held.

create view inventory.v_movement with (security_invoker = true) as
select tenant_id, id, item_id, location_id, units, unavailable, kind, reason, reference_kind, reference_id, actor_kind, actor_id, occurred_at, recorded_at
  from inventory.movement;
create view inventory.v_transfer with (security_invoker = true) as
select tenant_id, id, number, from_location_id, to_location_id, sent_at, closed_at, expected_at from inventory.transfer;
create or replace view inventory.v_reservation with (security_invoker = true) as
select tenant_id, demand_kind, demand_id, line, item_id, location_id, supply_id, units, pinned,
       supply_id <> '00000000-0000-0000-0000-000000000000' as pegged, made_at, expires_at
  from inventory.reservation;
grant select on inventory.v_movement, inventory.v_transfer to kontor_app;
