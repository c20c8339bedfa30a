-- Idempotency: the first answer to a request with an Idempotency-Key, kept for the next one with the same key.

create table if not exists kontor_system.idempotency_keys (
	caller text not null,
	key text not null,
	request text not null,
	answer json,
	created_at timestamptz not null default now(),
	primary key (caller, key)
);
-- As text: the same answer, byte for byte.
alter table kontor_system.idempotency_keys alter column answer type json;
