-- What becomes of units between the promise and the pick: the queue of those who wait, dates that follow supplies,
-- moves by hand and by joint optimization, and the window in which orders wait for each other.

-- Who waits for an item. Only lines that wait have an entry, so intake pays for it only then.
create index order_line_waiting on capture.order_line (tenant_id, item_id) where backordered + preordered > 0;

alter table promise.promise drop constraint promise_reason_check, add constraint promise_reason_check
  check (reason in ('placed', 'resourced', 'backordered', 'supply_moved', 'amended', 'moved', 'reoptimized'));
create or replace view promise.v_promise with (security_invoker = true) as
select tenant_id, order_id, line, units, location_id, supply_id, requested_on, ship_by, deliver_by, reason, occurred_at, recorded_at, told_at from promise.promise;

-- A decision by hand names who decided and in which word; one of the solver names the search it came from.
alter table promise.decision
  add column kind text not null default 'sourced' check (kind in ('sourced', 'by_hand', 'reoptimized')),
  add column actor_kind text, add column actor_id uuid,
  add constraint hand_has_an_actor check (kind <> 'by_hand' or actor_kind is not null);
create or replace view promise.v_decision with (security_invoker = true) as
select tenant_id, id, order_id, delivery, rule, inputs, outcome, decided_at, strategy_id, kind, actor_kind, actor_id from promise.decision;

create table promise.pooled ( -- orders that wait for others, so that their places are chosen together
  tenant_id uuid not null, order_id uuid not null,
  closes_at timestamptz not null,
  primary key (tenant_id, order_id)
);
create index pooled_by_close on promise.pooled (tenant_id, closes_at);
create view promise.v_pooled with (security_invoker = true) as
select tenant_id, order_id, closes_at from promise.pooled;

call platform.fence('promise', array['promise', 'decision', 'world']);
-- Append-only but for the moment at which the customer heard of it.
grant update (told_at) on promise.promise to kontor_app;

-- Moved by hand and to stay there.
alter table fulfill.fulfillment_order add column pinned boolean not null default false;
-- Units that a location was sent and has not taken up: they may still be moved.
create view fulfill.v_movable with (security_invoker = true) as
select f.tenant_id, f.id as fulfillment_order_id, f.order_id, f.location_id, l.line, l.item_id, l.waiting as units
  from fulfill.fulfillment_order f join fulfill.fulfillment_line l on (l.tenant_id, l.fulfillment_order_id) = (f.tenant_id, f.id)
 where f.state = 'released' and not f.pinned and l.waiting > 0;
grant select on fulfill.v_movable to kontor_app;

alter table messages.message drop constraint message_kind_check, add constraint message_kind_check
  check (kind in ('order_confirmed', 'out_of_stock', 'shipped', 'ready_for_pickup', 'delivered', 'feedback_request', 'refunded', 'cancelled', 'delivery_failed', 'new_date'));
-- The day that a message named, so that nobody is told the same twice; null: it named none.
alter table messages.message add column told_deliver_by date;
