-- What people are told: kept on the order, in the customer's language; text and address are erasable.

create schema messages;

create table messages.message (
  tenant_id uuid not null, id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('order_confirmed', 'out_of_stock', 'shipped', 'ready_for_pickup', 'delivered', 'feedback_request', 'refunded', 'cancelled', 'delivery_failed')),
  cause_position bigint not null, -- the event it follows
  medium text not null default 'email' check (medium in ('email', 'sms', 'push')),
  locale text not null,
  recipient text, subject text, body_text text, body_html text,
  state text not null check (state in ('stored', 'sending', 'sent', 'failed', 'no_address')),
  effect_id uuid,
  made_at timestamptz not null, sent_at timestamptz, problem text,
  primary key (tenant_id, id),
  constraint message_once_per_cause unique (tenant_id, order_id, cause_position, kind, medium)
);

create view messages.v_message with (security_invoker = true) as
select tenant_id, id, order_id, kind, medium, locale, state, made_at, sent_at from messages.message;

call platform.fence('messages');
