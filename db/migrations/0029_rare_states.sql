-- What needs somebody, and states in which no order begins and few stay: found by small indexes of their own. None of
-- them has a row when an order is placed, so intake pays for none.
create index package_state_contested on deliver.package_state (tenant_id, order_id) where contested_at is not null;
create index operation_in_trouble on pay.operation (tenant_id, order_id) where state in ('unknown', 'declined', 'failed');
create index order_by_rare_fulfillment on capture.sales_order (tenant_id, fulfillment_status, placed_at desc, id desc)
  where fulfillment_status in ('cancelled', 'lost', 'partly_delivered', 'partly_shipped');
create index order_by_rare_payment on capture.sales_order (tenant_id, payment_status, placed_at desc, id desc)
  where payment_status in ('none_due', 'partly_paid', 'refund_due', 'refunded', 'unknown');
