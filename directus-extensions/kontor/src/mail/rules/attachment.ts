/** A file of the store that goes out with a mail, as the outbox keeps it. */
export interface Attachment {
	file_id: string;
	name: string;
	type: string;
}
