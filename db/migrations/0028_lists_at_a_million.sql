-- Lists that are rare among a million orders are found by an index of their own, instead of by looking through the
-- newest. Intake pays for none of them: they are partial, of what a web order is not, or written at release and hand-over.
-- Only the customer's index is wider than it was: it gives a customer's newest orders without sorting all of them.
create index fulfillment_order_by_location on fulfill.fulfillment_order (tenant_id, location_id, order_id);
create index delivery_by_pickup on capture.delivery (tenant_id, pickup_location_id, order_id) where pickup_location_id is not null;
create index order_by_place on capture.sales_order (tenant_id, placed_location_id) where placed_location_id is not null;
create index order_by_return on capture.sales_order (tenant_id, return_status, placed_at desc, id desc) where return_status <> 'none';

drop index capture.order_by_customer;
create index order_by_customer on capture.sales_order (tenant_id, customer_id, placed_at desc, id desc) where customer_id is not null;

drop index deliver.package_state_in_trouble;
create index package_state_not_there on deliver.package_state (tenant_id, state, order_id) where state <> 'delivered';
