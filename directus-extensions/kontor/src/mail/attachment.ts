/** A file that a mail brings, as the outbox names it. */

export interface Attachment {
	file_id: string;
	name: string;
	type: string;
}
